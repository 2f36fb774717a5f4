"""Words of everyday English, which a company or an acronym may be named by and which name nothing.

They are those that the English glosses of a dictionary print in small letters.
"""

import re
from functools import cache
from typing import Final

from kg.resolve.normalise.cedict import entries
from kg.resolve.normalise.fold import fold_word

_SMALL: Final = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")


@cache
def ordinary() -> frozenset[str]:
    """Folded words of everyday English."""
    words = {word for _, glosses in entries() for word in _SMALL.findall(glosses)}
    return frozenset(map(fold_word, words)) - {""}
