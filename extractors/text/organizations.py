"""Names of organisations in running English text, by their legal forms and telling words.

Rules rather than a statistical model: a contract's names end in `Inc.` or begin with
`University of`, and what does not is better left out than guessed.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.text import places
from extractors.text.passage import Passage

_FORMS: Final = (
    r"Inc(?:orporated)?\b\.?|INC(?:ORPORATED)?\b\.?|Corp(?:oration)?\b\.?|CORP(?:ORATION)?\b\.?|"
    r"Compan(?:y|ies)\b|COMPAN(?:Y|IES)\b|Co\b\.?|CO\b\.?|Limited\b|LIMITED\b|Ltd\b\.?|LTD\b\.?|"
    r"Ltda\b\.?|LLC\b|L\.\s?L\.\s?C\.|LLP\b|L\.L\.P\.|LP\b|L\.\s?P\.|PLC\b|plc\b|P\.L\.C\.|"
    r"p\.l\.c\.|"
    r"N\.\s?A\.|N\.\s?V\.|NV\b|B\.\s?V\.|BV\b|S\.\s?A\.(?:\s?S\.|\s?de\s?C\.V\.|\s?R\.L\.)?|"
    r"S/A|SA\b|"
    r"S\.p\.A\.|SpA\b|S\.r\.l\.|Srl\b|S\.[àáa]\.?\s?r\.l\.|Sàrl\b|SARL\b|GmbH\b|GMBH\b|AG\b|KGaA\b|"
    r"KG\b|SE\b|AB\b|ASA\b|A/S|A\.S\.|Oyj?\b|K\.K\.|KK\b|Pty\b\.?|PTY\b\.?|Pte\b\.?|PTE\b\.?|"
    r"Sdn\b\.?|Bhd\b\.?|G\.I\.E\.|Trust\b|TRUST\b|Association\b|ASSOCIATION\b|Foundation\b|"
    r"FOUNDATION\b|Institut[eo]\b|INSTITUTE\b|University\b|UNIVERSITY\b|Universit[äéà]t?\b|"
    r"College\b|COLLEGE\b|Hospital\b|HOSPITAL\b|Partnership\b|PARTNERSHIP\b|Authority\b|"
    r"Society\b|Bancorp\b|Bank\b|BANK\b|Group\b|GROUP\b|Partners\b|Holdings\b|HOLDINGS\b|"
    r"Laborator(?:y|ies)\b"
)
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_NO_DAY: Final = "".join(rf"(?<!{month}\s)" for month in _MONTHS.split("|"))
_NOT: Final = (
    r"(?!(?:AND|BETWEEN|AMONG|WITH|BY|OF|TO|FROM|On|In|As|By|And|With|Between|Among|From|To|"
    r"Whereas|WHEREAS|This|THIS|Under|Pursuant|Effective|Upon|For|At)\b|"
    rf"(?:{_MONTHS})\s+\d)"
)
_BRACKET: Final = r"[(（][A-ZÀ-ÖØ-Þ][\w.'’&-]*(?:\s+(?:and\s+)?[A-ZÀ-ÖØ-Þ][\w.'’&-]*){0,3}[)）]"
"""A place or a trade within a name: `(Shenzhen)`, `(Hong Kong)`, `（Xi’an）`, `(U.S.A.)`."""
_WORD: Final = _NOT + (
    r"(?:[A-ZÀ-ÖØ-Þ0-9](?:[\w'’+*/@!-]|[.&](?=\w)){0,80}+(?:(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.)?"
    rf"(?:{_BRACKET})?|&|{_BRACKET})"
)
_ALONE: Final = rf"(?!The\b|(?:{_WORD}\s+){{0,4}}{_WORD},?\s+(?:{_FORMS}))"
"""What must not follow an `and` within a name: another name of its own."""
_LIST: Final = (
    rf"(?:{_WORD}\s+){{0,2}}(?:{_WORD},\s+){{1,3}}{_WORD}\s+&\s+{_WORD}|"
    rf"{_WORD},\s+{_WORD}\s+&(?=\s+C)"
)
_RUN: Final = (
    rf"{_WORD}(?:\s+(?:(?:of|for|de|del|du|la|van|von|di|do|der)\s+(?:the\s+)?"
    rf"(?:{_WORD}\s+and\s+(?!The\b)(?={_WORD}))?)?{_WORD}){{0,9}}?"
)
_SOFT: Final = (
    r"(?:(?<=Bank)|(?<=Institute)|(?<=University)|(?<=College)|(?<=Hospital)|(?<=Group)|"
    r"(?<=Foundation)|(?<=Society)|(?<=Association)|(?<=Authority))"
)
_TAIL: Final = (
    rf"(?:{_SOFT}(?:\s+(?:of|for)\s+(?:the\s+)?{_WORD}(?:\s+and\s+{_ALONE}{_WORD})?|"
    rf"\s+{_WORD}){{1,4}})?"
)
_GAP: Final = r"(?:,?\s+|(?<=[)）]))"
_MORE: Final = (
    rf"(?:{_GAP}|(?<=\.),?|,)(?:&\s+)?(?:{_FORMS})|"
    rf"\s*{_BRACKET}(?: {_WORD}){{0,3}}{_GAP}(?:{_FORMS})"
)
"""What goes on behind a form: `Co.,Ltd.`, `Holdings (Shenzhen) Co.`."""
_NAME = re.compile(
    rf"(?<![\w’'])(?![(（]){_NO_DAY}(?:{_LIST}|"
    rf"{_RUN}){_GAP}(?:{_FORMS}){_TAIL}(?:{_MORE})*"
)
_UNIVERSITY = re.compile(
    rf"(?<!\w)(?:The\s+)?(?:University|Institute|College|Hospital|Foundation|Bank|Board|Regents|"
    rf"Trustees|Ministry|Department|Academy)\s+(?:of|for)\s+(?:the\s+)?{_WORD}"
    rf"(?:(?:\s+(?:and(?=\s+{_ALONE})|at|of|for)|,\s+(?=[A-Z]\w+\s*\())?\s+(?!The\b){_WORD}){{0,4}}"
)
_FORM = re.compile(rf"(?<![A-Za-z])(?:{_FORMS})\s*$")
_HARD = re.compile(
    r"\b(?:Inc|Corp|Corporation|Incorporated|Company|Co|Limited|Ltd|LLC|L\.L\.C|LLP|L\.P|LP|PLC|"
    r"N\.A|N\.V|NV|B\.V|BV|S\.A|SA|S\.p\.A|GmbH|AG|SE|AB|A/S|Oyj?|K\.K|Pty|Pte|S/A|"
    r"Companies|Partnership|Trust)\b\.?\s*$",
    re.I,
)
_GENERIC = re.compile(
    r"(?:the\s+|such\s+|each\s+)?(?:(?:parent|holding|surviving|new|wholly|merger|operating|"
    r"affiliated|administrative|borrower|insurance)\s+)*"
    r"(?:company|companies|corporation|bank|group|trust|partnership|university|institute|hospital|"
    r"foundation|association|limited|authority|partners|holdings|laborator(?:y|ies)|co|society|"
    r"board\s+of\s+directors)\.?",
    re.I,
)
_UNIVERSITIES = re.compile(r"\b(?:universit|college\b|regents of)", re.I)
_HOSPITALS = re.compile(r"\bhospital\b", re.I)
_GOES_ON = re.compile(r"(?:\b(?:Partners|Group|Holdings|Bank|Trust)|& Co\.)$")
_OF = re.compile(r"\s{1,40}of\s{1,40}")
_LETTERS = re.compile(r"[^0-9a-z]+")
_TAILS = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|company|co|limited|ltd|llc|l l c|llp|lp|l p|plc|n a|"
    r"the|de|md|nv|ny|ca|pa)\b"
)


def find(passage: Passage) -> Iterator[Passage]:
    """The names in a passage, in their order; `the Company` is none, nor runs one on over a gap."""
    for paragraph in passage.paragraphs():
        yield from _find(paragraph)


def has_form(name: str) -> bool:
    """Whether a name ends in a legal form or a word that only organisations end in."""
    return _FORM.search(name) is not None


def kind(name: str) -> str:
    """The class of the vocabulary that an organisation's name tells: `Organization` if none."""
    if _UNIVERSITIES.search(name) and not _HARD.search(name):
        return "University"
    if _HOSPITALS.search(name) and not _HARD.search(name):
        return "Hospital"
    return "Company" if _HARD.search(name) else "Organization"


def core(name: str) -> str:
    """A name bare of case, punctuation and legal form, for telling it again in one document."""
    return " ".join(_TAILS.sub(" ", _LETTERS.sub(" ", name.lower())).split())


def _place(name: str) -> bool:
    """Whether a name is a country's or state's but for its legal form: `America, Inc.`."""
    return bool(places.country(core(name)))


def _find(passage: Passage) -> Iterator[Passage]:
    text, taken = passage.text, 0
    found = sorted(
        (match.start(), -match.end())
        for each in (_NAME, _UNIVERSITY)
        for match in each.finditer(text)
    )
    for start, negative in _joined(text, found):
        name = text[start:-negative]
        if start >= taken and not _GENERIC.fullmatch(" ".join(name.split())):
            taken = -negative
            yield passage.part(start, taken)


def _joined(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names found, those taken as one where the second goes on with the first.

    `Icahn Partners` ends in a word that ends names, and `Master Fund LP` stands right behind it;
    `Home Corporation` is that of a country where ` of America, Inc.` follows.
    """
    last: tuple[int, int] | None = None
    for start, negative in found:
        between = text[-last[1] : start] if last else ""
        on = last and between == " " and _GOES_ON.search(text, last[0], -last[1])
        if last and (on or (_OF.fullmatch(between) and _place(text[start:-negative]))):
            last = (last[0], negative)
            continue
        if last:
            yield last
        last = (start, negative)
    if last:
        yield last
