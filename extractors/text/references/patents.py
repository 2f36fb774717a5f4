"""Which patents a reference names: `U.S. Pat. Nos. 6,582,959 and 6,884,879`, `WO 01/40114`.

A list names its office once; each number is read as that office writes its numbers (WIPO ST.6,
https://www.wipo.int/standards/en/part_03_standards.html). Applications that are known by a serial
number (`10/983,340`, `PCT/FR2005/001145`) have no publication number: they keep what is printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ontology.identifiers import curie

LONGEST: Final = 3_000
"""Characters of a reference that are read."""

_OFFICE: Final = re.compile(
    # Not `\b`: a Han character before a code (`公开号WO`) is a letter too.
    r"(?<![A-Za-z0-9])(?:"
    r"(?P<code>US|EP|WO|DE|JP|GB|FR|CA|AU|CN|KR|DD|NL|CH|SU|TW|IT|ES|SE|DK|FI|NO|ZA|BE|AT|RU|"
    r"IN|BR|IL|NZ|PL|HU)(?![a-z])|(?P<us>U\.?\s?S\.?(?![a-z])|United\s+States|USSN|USPN|美[国國])|"
    r"(?P<wo>PCT\s?[/-]\s?[A-Z]{2}(?![a-z])|PCT|WIPO|International|W\.?O\.|[国國][际際])|"
    r"(?P<ep>European|EPA?\b|EPO\b|[欧歐]洲)|(?P<jp>Japan(?:ese)?|Kokai|JPA?|日本)|"
    r"(?P<de>German|DT|DOS|德[国國])|(?P<gb>British|Great\s+Britain|U\.?K\.?\b|英[国國])|"
    r"(?P<fr>French|Fran[cç]ais|法[国國])|(?P<ca>Canadian)|(?P<au>Australian)|"
    r"(?P<cn>Chinese|中[国國])|(?P<kr>Korean|[韩韓][国國])|(?P<za>South\s+African))"
)
_NUMBERS: Final = {
    "US": (
        r"(?P<year>(?:19|20)\d\d)\s?[/-]?\s?(?P<serial>0?\d(?:\s?\d){5})(?!\d)|"
        r"(?P<application>\d\d\s?/\s?\d{3},?\s?\d{3})(?!\d)|"
        r"(?P<design>(?:RE|Re\.?|D|PP|H)\s?(?:No\.\s?)?\d{1,3},?\s?\d{3})(?!\d)|"
        r"(?P<grant>\d{1,2}[,.']\s?\d{3}[,.']\s?\d{3}|(?<!\d)\d{7,8}|\d\s\d{3}\s\d{3})(?!\d)"
    ),
    "WO": (
        r"(?P<pct>PCT\s?[/-]?\s?[A-Z]{2}\s?(?:19|20)?\d\d\s?/\s?\d{4,6})|"
        r"(?P<year>(?:19|20)\d\d|\d\d)\s?[/-]\s?(?P<serial>\d[\d ]{3,6}\d)(?!\d)|"
        r"(?P<joined>(?:19|20)\d{8}|\d{7})(?!\d)"
    ),
    "EP": (
        r"(?P<grant>(?<!\d)0?\s?\d[ .,]?\s?\d{3}[ .,]?\s?\d{3}|"
        r"(?<!\d)0?\s?\d{3}[ .,]?\d{3})(?!\d)"
    ),
    "JP": (
        r"(?P<era>[HSh]\s?\d{1,2})\s?[-/]\s?(?P<eraserial>\d{3,6})|"
        r"(?P<year>(?:19|20)\d\d|\d{1,2})\s?[-/]\s{0,3}(?P<serial>\d{3,6})(?!\d)|"
        r"(?P<joined>(?:19|20)\d{8}|\d{7,8})(?!\d)"
    ),
    "": r"(?P<grant>\d[\d., ]{3,14}\d|\d{2,4}\s?/\s?\d{2,7})",
}
_PATTERNS: Final = {office: re.compile(pattern) for office, pattern in _NUMBERS.items()}
_KIND: Final = re.compile(r"\s?-?\s?(?P<kind>[ABCUTYSE]\d?)(?![\w.])")
_SPACES: Final = re.compile(r"[\s,.'/-]+")


@dataclass(frozen=True, slots=True)
class PatentNumber:
    """A patent that a reference names.

    Attributes:
        start: offset of its number in the reference.
        end: offset behind it.
        office: code of WIPO ST.3.
        printed: office and number, blanks made single.
        identifier: its CURIE; empty for an application that is not published under the number.
    """

    start: int
    end: int
    office: str
    printed: str
    identifier: str = ""


def numbers(reference: str) -> Iterator[PatentNumber]:
    """The patents that a reference names, in their order."""
    reference = reference[:LONGEST]
    marks = list(_offices(reference))
    for at, (start, office) in enumerate(marks):
        end = marks[at + 1][0] if at + 1 < len(marks) else len(reference)
        yield from _numbers(reference, start, end, office)


def _offices(reference: str) -> Iterator[tuple[int, str]]:
    """Where each office begins to be spoken of; `European patent EP` is one."""
    last = ""
    for found in _OFFICE.finditer(reference):
        office = found["code"] or (found.lastgroup or "").upper()
        if office != last:
            yield found.start(), office
            last = office


def _numbers(reference: str, start: int, end: int, office: str) -> Iterator[PatentNumber]:
    pattern = _PATTERNS.get(office, _PATTERNS[""])
    for found in pattern.finditer(reference, start, end):
        kind = _KIND.match(reference, found.end(), end)
        number = _number(office, found)
        letters = kind["kind"] if kind else ""
        identifier = curie("patent", f"{office}{number}{letters}") if number else None
        printed = " ".join(f"{office} {found[0]} {letters}".split())
        last = kind.end() if kind else found.end()
        yield PatentNumber(found.start(), last, office, printed, identifier or "")


def _number(office: str, found: re.Match[str]) -> str:
    """The number as the office's publications bear it; empty where it is another one."""
    parts = {name: _SPACES.sub("", text) for name, text in found.groupdict().items() if text}
    if "application" in parts or "pct" in parts:
        return ""
    if "era" in parts:
        return f"{parts['era'].upper()[:1]}{parts['era'][1:].zfill(2)}{int(parts['eraserial'])}"
    if office == "JP" and "serial" in parts and len(parts["year"]) < 4:
        # Years of the Showa era up to 64, of Heisei below 12 (1989 on): a letter tells them apart.
        year = int(parts["year"])
        return f"{'H' if year < 20 else 'S'}{year:02}{int(parts['serial'])}"
    if office == "WO" and "serial" in parts:
        return parts["year"][-4:] + parts["serial"]
    if "serial" in parts:
        return parts["year"] + parts["serial"]
    if "design" in parts:
        return parts["design"].upper().replace("NO", "")
    return next((parts[name] for name in ("grant", "joined") if name in parts), "")
