"""Numbers and dates of patents as offices print them: publications, applications, priorities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as calendar
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ontology.identifiers import curie

COUNTRY: Final = re.compile(r"[A-Z]{2}")
"""A country or office of WIPO ST.3; an address can also say `unknown` or `omitted`."""

# Citations give designs, reissues and inventions registered under the kinds of before 2001.
_KINDS: Final[Mapping[str, str]] = MappingProxyType({"S": "S1", "E": "E1", "H": "H1"})
_ERA: Final = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,6})")
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})[-/]([0-9]{1,6})")
_SERIES: Final = re.compile(r"[0-9]{2}/[0-9]{3},?[0-9]{3}")
_SPACED_PREFIX: Final = re.compile(r"^(D|H|RE|PP|T)\.?\s*(?=[0-9])")
_DATE: Final = re.compile(r"([12]\d{3})[-/.]?(\d\d)[-/.]?(\d\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A publication or an application, as its number tells it.

    Attributes:
        country: two letters of WIPO ST.3.
        digits: the number as printed, without the country.
        kind: of WIPO ST.16; empty where unsaid.
        date: ISO 8601, as exact as printed; empty where unsaid.
    """

    country: str
    digits: str
    kind: str = ""
    date: str = ""

    @property
    def bare(self) -> str:
        """The number without its country."""
        return self.digits.removeprefix(self.country).strip(" /-")

    @property
    def printed(self) -> str:
        """Country before, kind behind, with blanks between."""
        return " ".join(filter(None, (self.country, self.bare, self.kind)))

    @property
    def publication(self) -> str | None:
        """The CURIE of the publication; None where the number is none."""
        kind = self.kind
        if self.country == "US":
            return self._american()
        if self.country == "JP" and (year := _YEAR.fullmatch(self.bare)):
            return curie("patent", f"JP{year[1]}{int(year[2]):06}{kind}")
        if self.country == "JP" and (era := _ERA.fullmatch(self.bare)):
            # Western years began in 2000; before, years of Showa go to 64, those of Heisei to 11.
            # As DOCDB writes them: a year of two digits, a serial number without zeros.
            letter = "H" if int(era[1]) < 20 else "S"
            return curie("patent", f"JP{letter}{era[1]:0>2}{int(era[2])}{kind}")
        return curie("patent", f"{self.country}{self.bare}{kind}")

    def _american(self) -> str | None:
        bare = self.bare
        if not bare.isdigit():
            bare = _SPACED_PREFIX.sub(r"\1", bare)
        kind = _KINDS.get(self.kind, self.kind)
        if self.is_filing:
            return None
        if bare.startswith("D") and not kind:
            kind = "S1"
        if len(kind) == 2 and kind[0] in "AP" and bare.isdigit() and len(bare) <= 7:
            # Early files leave the year out of an application's number.
            bare = f"{self.date[:4]}{bare:0>7}" if self.date[:4] >= "2001" else bare
        return curie("patent", f"US{bare}{kind}")

    @property
    def is_filing(self) -> bool:
        """Whether it is printed as US applications are, by series and serial number."""
        return self.country == "US" and _SERIES.fullmatch(self.bare) is not None

    @property
    def application(self) -> str | None:
        """The CURIE of the application; None where the number is none."""
        bare = self.bare
        if bare.upper().startswith("PCT"):
            return curie("application", bare)
        if self.country == "KR" and re.match(r"10-?(?:19|20)\d\d", bare):
            bare = bare.removeprefix("10").lstrip("-")
        if self.country == "JP" and (era := re.fullmatch(r"[A-Z]?(\d{1,2})[-/](\d{1,6})", bare)):
            # A year of the emperor, which the date tells in full.
            bare = f"{self.date[:4]}{int(era[2]):06}" if self.date else ""
        return curie("application", f"{self.country}{bare}") if self.country and bare else None


@lru_cache(4096)  # citations give months, and the day of publication is that of a week's patents
def iso_day(text: str) -> str:
    """ISO 8601, as exact as printed: days and months can be 00; empty where it is no date."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    if not 1 <= int(month) <= 12:
        return year
    try:
        return calendar(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"{year}-{month}"


def docdb_application(country: str, digits: str, kind: str, day: str) -> str | None:
    """The CURIE of an application in the EPO's DOCDB format, where it can be told from there.

    DOCDB writes the year before the number of newer US applications (`US 201213657122`), which is
    the series and the serial number, and behind the serial number of older ones, whose series it
    leaves out: those of 1993 to 1997 are series 08. An international one is `NO 9800107 W`.
    """
    if kind == "W" and (found := re.fullmatch(r"((?:19|20)?\d\d)0?(\d{5,6})", digits)):
        return curie("application", f"PCT/{country}{found[1]}/{found[2]}")
    if country != "US":
        return Number(country, digits).application
    if re.fullmatch(r"(?:19|20)\d{10}", digits):
        return curie("application", f"US{digits[4:]}")
    if kind == "P" and len(digits) == 8 and day[:4] >= "1995":
        return curie("application", f"US60{digits[:6]}")
    if "1993" <= day[:4] <= "1997" and len(digits) == 8 and kind == "A":
        return curie("application", f"US08{digits[:6]}")
    return None


def us_publication(digits: str, day: str = "") -> Number:
    """A publication of the USPTO that is told by its number alone, with its kind where that tells.

    Patents before 2001 are all of kind A, designs S1, reissues E1, applications A1; a patent of
    2001 or later is B1 or B2, which only its office knows.
    """
    bare = re.sub(r"[\s,/]", "", digits).upper()
    prefix = re.match(r"[A-Z]*", bare)
    kind = _US_KINDS.get(prefix[0] if prefix else "", "")
    if bare.isdigit():
        kind = "A1" if len(bare) == 11 else "A" if "1000" < day[:4] < "2001" else ""
    return Number("US", bare, kind, day)


_US_KINDS: Final = MappingProxyType({"D": "S1", "RE": "E1", "H": "H1"})
