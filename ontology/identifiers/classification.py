"""Symbols of the International and the Cooperative Patent Classification, which share one form.

Section, class, subclass, and a group where there is one: `H01L`, `H01L31/0248`. Accepted as well
are blanks before the group and the fixed-width form of WIPO ST.8 (`H01L0031024800`).
https://www.wipo.int/classifications/ipc/en/ , https://www.cooperativepatentclassification.org
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _pattern(sections: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<subclass>[{sections}][0-9]{{2}}[A-Z])"
        r"(?:\s*0{0,3}(?P<group>[1-9][0-9]{0,3})/(?P<subgroup>[0-9]{2,6})"
        r"|(?P<padded>[0-9]{4})(?P<filled>[0-9]{6}))?",
        re.ASCII | re.IGNORECASE,
    )


def _write(match: re.Match[str]) -> str | None:
    subclass = match["subclass"].upper()
    if match["group"]:
        return f"{subclass}{match['group']}/{match['subgroup']}"
    if not match["padded"]:
        return subclass
    group = match["padded"].lstrip("0")
    return f"{subclass}{group}/{match['filled'].rstrip('0'):0<2}" if group else None


CPC: Final = Scheme(
    name="cpc",
    title="Cooperative Patent Classification symbol",
    pattern=_pattern("A-HY"),
    address="http://data.epo.org/linked-data/def/cpc/{}",
    write=_write,
)

IPC: Final = Scheme(
    name="ipc",
    title="International Patent Classification symbol",
    pattern=_pattern("A-H"),
    address="http://data.epo.org/linked-data/def/ipc/{}",
    write=_write,
)
