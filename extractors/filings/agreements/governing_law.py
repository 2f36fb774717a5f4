"""The law that governs an agreement, by its clause on it."""

import re
from typing import Final

from extractors.text.either import either
from extractors.text.passage import Passage

_STATES: Final = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|"
    "District of Columbia|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|"
    "Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
    "Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|"
    "Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|"
    "Tennessee|Texas|Utah|Vermont|West Virginia|Virginia|Washington|Wisconsin|Wyoming"
)
_PROVINCES: Final = (
    "Ontario|British Columbia|Alberta|Quebec|Québec|Manitoba|Nova Scotia|New Brunswick|Saskatchewan"
)
_COUNTRIES: Final = (
    "England and Wales|England & Wales|England|Scotland|Northern Ireland|Ireland|"
    "Hong Kong|Taiwan|Macau|People's Republic of China|People’s Republic of China|P\\.R\\. China|"
    "PRC|P\\.R\\.C\\.|China|Japan|Republic of Korea|South Korea|Korea|Singapore|Malaysia|India|"
    "Indonesia|Thailand|Vietnam|Philippines|Papua New Guinea|New South Wales|Victoria|Queensland|"
    "Australia|New Zealand|Israel|United Arab Emirates|Saudi Arabia|Turkey|Cyprus|Greece|"
    "Germany|Austria|Switzerland|France|Belgium|Netherlands|Luxembourg|Denmark|Sweden|Norway|"
    "Finland|Iceland|Spain|Portugal|Italy|Malta|Poland|Czech Republic|Hungary|Romania|Russia|"
    "Russian Federation|Ukraine|South Africa|Nigeria|Kenya|Egypt|Brazil|Argentina|Chile|"
    "Colombia|Peru|Mexico|Panama|Bermuda|Cayman Islands|British Virgin Islands|Bahamas|"
    "Marshall Islands|Liberia|Jersey|Guernsey|Canada|United Kingdom|Beijing|Shanghai"
)
_ADJECTIVES: Final = {
    "English": "England",
    "Swiss": "Switzerland",
    "German": "Germany",
    "Dutch": "Netherlands",
    "French": "France",
    "Italian": "Italy",
    "Spanish": "Spain",
    "Swedish": "Sweden",
    "Danish": "Denmark",
    "Norwegian": "Norway",
    "Finnish": "Finland",
    "Belgian": "Belgium",
    "Austrian": "Austria",
    "Israeli": "Israel",
    "Japanese": "Japan",
    "Chinese": "China",
    "Irish": "Ireland",
    "Canadian": "Canada",
    "Australian": "Australia",
    "Indian": "India",
    "Brazilian": "Brazil",
    "Singaporean": "Singapore",
}
_NAME = re.compile(
    rf"\b(?:(?P<state>{_STATES})|(?P<province>{_PROVINCES})|(?P<country>{_COUNTRIES}))\b".replace(
        " ", r"\s+"
    ),
    re.I,
)
_GOVERNED = either(
    *(r"controlled\s+by", r"govern(?:ed|ing|s)?\b", "construed", "interpreted", "enforced"),
    *(r"subject\s+to\s+the\s+laws", r"applicable\s+law", r"under\s+the\s+laws?"),
    r"in\s+accordance\s+with\s+(?:the\s+)?(?:\w+\s+)?laws?",
    *(r"proper\s+law", r"choice\s+of\s+law", r"shall\s+be\s+the\s+laws?"),
)
_OF = re.compile(
    r"\blaws?\b(?:[\s,]+(?:and|or|regulations?|rules|principles|in\s+force|in\s+effect|applicable|"
    r"applied|prevailing|then|then-current|internal|substantive|statutes|then\s+in|courts|domestic|"
    r"public\s+policy|both|procedural|as|now|to|contracts|made|wholly|performed|entirely|be|"
    r"agreements|executed|decisions|existing|currently|local|jurisdiction|judicial|legislation))*[\s,]+"
    r"(?:of(?:\b|(?=the\b))|in\b|within\b|(?=(?:State|Commonwealth)\s+of))(?=(?P<of>[^.;:]{0,140}))",
    re.I,
)
_LAW_AFTER = re.compile(
    rf"\b(?P<name>{_STATES}|{_PROVINCES}|{_COUNTRIES}|{'|'.join(_ADJECTIVES)})(?:\s+State)?\s+"
    r"(?:\w+\s+)?(?i:laws?)\b".replace(" ", r"\s+"),
)
_RIGHT_BEFORE = re.compile(r"\blaws?\s+of\b(?=[^.;]{0,80}\b(?:shall|will|to|also)\s*$)", re.I)
_ORGANISED = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|formed|corporation|company|good\s+standing|bankruptcy|"
    r"registered|licensed|established|chartered)\b[^.;]{0,60}$",
    re.I,
)
_SHALL = re.compile(r"\b(?:be|is|are)\s+$")
_SAID = re.compile(
    r"\blaws?\s+of\s+(?:such|said|that)\s+(?:state|jurisdiction|country|province)\b", re.I
)
_COURT = re.compile(r"\b(?:courts?|jurisdiction|venue|arbitrat\w+|laws?)\b", re.I)
_HEADED = re.compile(r"\b(?:governing|applicable|choice\s+of|controlling)\s+laws?\b", re.I)
_FULL: Final = {
    "prc": "People's Republic of China",
    "p.r.c.": "People's Republic of China",
    "p.r. china": "People's Republic of China",
    "people’s republic of china": "People's Republic of China",
    "england & wales": "England and Wales",
    "england and wales": "England and Wales",
    "québec": "Quebec, Canada",
}
_MINOR: Final = frozenset(["of", "and"])
_WINDOW: Final = 420
"""Characters behind the words of a clause in which the law is named."""


def find(agreement: Passage) -> tuple[str, Passage] | None:
    """The law and the words that name it; None where no clause tells.

    A clause headed `Governing Law` or one that says `governed by` outweighs others.
    """
    text = agreement.text
    best: tuple[int, str, Passage] | None = None
    for found in _GOVERNED.finditer(text):
        told = _told(agreement, found.start()) or _before(agreement, found.start())
        if told is None:
            continue
        weight = _weight(text, found)
        if best is None or weight > best[0]:
            best = (weight, *told)
        if weight > 2:
            break
    return (best[1], best[2]) if best else _near(agreement)


def _near(agreement: Passage) -> tuple[str, Passage] | None:
    """The state meant by `the laws of such state`, or that of the courts below the heading."""
    text = agreement.text
    for said in _SAID.finditer(text):
        names = list(_NAME.finditer(text, max(0, said.start() - 240), said.start()))
        if names:
            return full(names[-1]), agreement.of(names[-1])
    for headed in _HEADED.finditer(text):
        named = _NAME.search(text, headed.end(), headed.end() + 260)
        if named and _COURT.search(text, headed.end(), headed.end() + 260):
            return full(named), agreement.of(named)
    return None


def _weight(text: str, found: re.Match[str]) -> int:
    governs = found[0].lower().startswith("govern")
    near = text[max(0, found.start() - 160) : found.start()].lower()
    whole = re.search(r"\b(?:agreement|contract|amendment|guaranty)\b", near) is not None
    headed = re.search(r"governing\s+law|applicable\s+law|choice\s+of\s+law", near) is not None
    return governs + whole + headed


def _told(agreement: Passage, at: int) -> tuple[str, Passage] | None:
    text = agreement.text
    window = text[at : at + _WINDOW]
    if _ORGANISED.search(text[max(0, at - 70) : at]) and not _SHALL.search(
        text, max(0, at - 9), at
    ):
        return None
    of = next((each for each in _OF.finditer(window) if _NAME.search(each["of"][:90])), None)
    after = _LAW_AFTER.search(window)
    if of and (after is None or of.start() <= after.start()):
        named = _NAME.search(of["of"])
        start = at + of.start("of") + (named.start() if named else 0)
        return (full(named), agreement.part(start, start + len(named[0]))) if named else None
    if after:
        name = _ADJECTIVES.get(after["name"], after["name"])
        named = _NAME.match(name)
        place = agreement.part(at + after.start("name"), at + after.end("name"))
        return (full(named), place) if named else None
    return None


def _before(agreement: Passage, at: int) -> tuple[str, Passage] | None:
    """`The laws of California shall govern`."""
    near = list(_RIGHT_BEFORE.finditer(agreement.text, max(0, at - 120), at))
    return _told(agreement, near[-1].start()) if near else None


def full(named: re.Match[str]) -> str:
    """A jurisdiction's name in full, its words in capitals as names have them."""
    words = " ".join(named[0].split())
    known = _FULL.get(words.lower())
    if known:
        return known
    capital = " ".join(
        each.lower() if each.lower() in _MINOR else each[:1].upper() + each[1:].lower()
        for each in words.split()
    )
    return f"{capital}, Canada" if named["province"] else capital.replace("’", "'")
