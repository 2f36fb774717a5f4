"""How common a name is: namesakes expected among a million different names, by its parts.

The counts are of the parts of 144,000 different names of authors of conference papers, from 1987 to
2025. They are no batch's own, so that a mention is judged alike whatever it is read with.
"""

from functools import cache
from importlib.resources import files
from math import log10
from typing import Final

from kg.resolve.normalise.persons import PersonName

COUNTS: Final = "name_counts.tsv"

RARE: Final = 3.0
"""What a part counts that is not in the table, where the rarest ones count ten."""

MIDDLE: Final = 0.1
"""Share of the bearers of a first name who bear a certain middle name or initial too."""


def commonness(name: PersonName) -> float:
    """log10 of how many of a million different names are expected to be this one; 6 if empty."""
    if not name.family:
        return 6.0
    families, given, total = _counts()
    share = families.get(name.family, RARE) / total
    if name.given:
        share *= given.get(name.given[0], RARE) / total * MIDDLE ** (len(name.given) - 1)
    return 6 + log10(share)


@cache
def _counts() -> tuple[dict[str, float], dict[str, float], float]:
    """Counts of family names and of given ones and their initials, and of all names."""
    tables: dict[str, dict[str, float]] = {"family": {}, "given": {}, "total": {}}
    text = files("kg.resolve.people").joinpath(COUNTS).read_text("ascii")
    for line in text.splitlines():
        table, part, amount = line.split("\t")
        tables[table][part] = float(amount)
    full = {part: count for part, count in tables["given"].items() if len(part) > 1}
    initials: dict[str, float] = {}
    for part, count in full.items():
        initials[part[0]] = initials.get(part[0], 0.0) + count
    return tables["family"], full | initials, tables["total"][""]
