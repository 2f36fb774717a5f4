"""Announcements at the Hong Kong exchange, in English: who announces which agreement with whom.

The rules of the exchange have each announcement begin with the words by which it takes no
responsibility for it. https://www.hkexnews.hk
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.filings import exhibits, names
from extractors.filings.agreements import narrated
from extractors.filings.registrants import Subject
from extractors.text import dates
from extractors.text.passage import Passage, whole
from ontology.facts import Document, Fact, Name, Value
from ontology.identifiers import curie

ANNOUNCED: Final = re.compile(
    r"Stock\s+Exchange\s+of\s+Hong\s+Kong\s+Limited\s+takes?\s+no\s+responsibility", re.I
)
NAMED: Final = re.compile(
    r"(?P<name>[A-Z][A-Za-z0-9&.,'’() -]{2,80}?)[ \t]*\n\s*"
    r"(?:(?P<zh>[\u4e00-\u9fff]{3,30})\*?\s+)?"
    r"[(\uff08](?:a\s+[\w ]{3,60}\s)?(?:incorporated|established|continued)\b",
    re.I,
)
_CODE: Final = re.compile(r"Stock\s+Code\s*[:：]\s*(?P<code>\d{1,5})", re.I)
_SIGNED: Final = re.compile(r"\bHong\s+Kong,?\s+(?=\d{1,2}\s+[A-Z][a-z]+,?\s+20\d\d)")
_DAY_OF_FILE: Final = re.compile(r"20\d\d-\d\d-\d\d")
_BLOCK: Final = re.compile(
    r"[^\f]{1,4000}?(?:[.;:][ \t]{0,80}\n|\n[ \t]{0,80}\n|\f|\Z)|[^\f]{1,4000}"
)
"""Lines of a page as far as one that ends a sentence."""
_SAID: Final = 0.9
"""Confidence in what rules read of running text."""
_TOLD: Final = 0.7
"""Confidence of what a sentence says of an agreement."""


def facts(text: str, named: re.Match[str], file: str) -> Iterator[Fact]:
    """The filing, who announces it, and the agreements that it tells of.

    Args:
        text: of the announcement.
        named: where it names the company.
        file: name of the file, which gives the day where the text does not.
    """
    day = _day(text, file)
    stem = file.rpartition(".")[0] or file
    title = stem.rpartition("_")[2] or stem
    builder = names.builder(Document("cn-filings", stem[:120], title, day, language="en"))
    said: dict[str, Value] = {"form": "announcement", "language": "en"}
    if day:
        said |= {"date": day, "year": int(day[:4])}
    name = Passage(text, *named.span("name"))
    evidence = name.evidence(_SAID)
    filing = builder.mention("Filing", title, evidence, properties=said)
    code = _CODE.search(text)
    ticker = curie("ticker", f"{code['code']}.HK") if code else None
    company = builder.mention(
        "Company",
        name.line,
        evidence,
        names=(Name(named["zh"], "zh"),) if named["zh"] else (),
        identifiers=(ticker,) if ticker else (),
    )
    builder.relate("filed", company, filing, evidence)
    subject = Subject(filing, company, day, "announcement")
    for told in narrated.told(_blocks(whole(text)), name.line):
        exhibits.disclose(builder, subject, told, _TOLD)
    yield from builder.facts


def _blocks(text: Passage) -> Iterator[Passage]:
    for block in _BLOCK.finditer(text.text):
        words = text.of(block)
        if words.end > words.start:
            yield words


def _day(text: str, file: str) -> str:
    """The day below the board's signature, else that of the file's name."""
    signed = list(_SIGNED.finditer(text))
    day = dates.first(text[signed[-1].end() :][:40]) if signed else ""
    return day or next(iter(_DAY_OF_FILE.findall(file)), "")
