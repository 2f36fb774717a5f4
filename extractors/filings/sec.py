"""Filings with the U.S. Securities and Exchange Commission: whole submissions and parts of them.

What is read: who files (header, cover page, inline XBRL), items of form 8-K with the agreements
that item 1.01 discloses, agreements that annual reports and prospectuses tell of, subsidiaries
(exhibit 21), agreements filed as exhibits with their parties, officers who sign or report
ownership. `char=` places count in the text of the submission: the header as printed, then each
document that is read, as text.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from extractors.errors import UnsupportedError
from extractors.fact_builder import FactBuilder
from extractors.filings import (
    exhibits,
    filenames,
    filing,
    new_name,
    officers,
    registrants,
    statements,
    submission,
)
from extractors.filings.filing import Filed
from extractors.filings.registrants import Subject
from extractors.source import Authority, Raw, Source, believed
from extractors.text import encoding
from extractors.text.passage import Passage
from ontology.facts import Fact, Unread

_SGML = re.compile(
    rb"<(?:SEC|IMS)-DOCUMENT>|<SUBMISSION>\s*<ACCESSION-NUMBER>|"
    rb"^ACCESSION NUMBER:\s+\d{10}-\d\d-\d{6}|\A\s*<DOCUMENT>\s*<TYPE>(?!GRAPHIC)",
    re.M,
)
_PAGE = re.compile(
    rb"xbrl\.sec\.gov/dei|name=[\"']dei:Entity|"
    rb"exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer)|\(registrant(?:'s)?\s+name\)|"
    rb"\(name\s+of\s+(?:the\s+)?registrant",
    re.I,
)
_TEXTS: Final = (".txt", ".nc", ".htm", ".html", "")


def recognises(name: str, head: bytes) -> bool:
    """EDGAR's SGML, names that files of filings go by, cover pages, `dei` facts, XBRL exports."""
    if _unsupported(name, head):
        return True
    if PurePath(name).suffix.lower() not in _TEXTS:
        return False
    return bool(_SGML.search(head) or filenames.known(name) or _PAGE.search(head))


def extract(raw: Raw) -> Iterator[Fact]:
    """Read one submission, one of its documents, or one exhibit.

    Raises:
        UnsupportedError: it is a format that only carries figures.
        MissingFieldError: no registrant can be found, or an exhibit names no parties.
    """
    refusal = _unsupported(raw.file, raw.data[:65536])
    if refusal:
        raise UnsupportedError(refusal)
    filed = filing.read(
        encoding.decoded(raw.data), filenames.read(raw.file), PurePath(raw.file).stem
    )
    builder, subject = registrants.facts(filed)
    if filed.said.exhibit and filed.said.registrant:
        exhibits.lone_agreement(builder, subject, filed.parts[0])
    else:
        exhibits.facts(builder, subject, filed)
    if filed.main is not None:
        _main(builder, subject, filed, filed.main.passage)
    yield from builder.facts
    yield filed.text
    yield from map(Unread, filed.unread)


def _main(builder: FactBuilder, subject: Subject, filed: Filed, main: Passage) -> None:
    if filed.form in filing.OWNERSHIP_FORMS:
        officers.report(builder, subject, filed)
    elif filed.form.startswith(filing.MAIN_FORMS):
        officers.sign(builder, subject, main)
        statements.facts(builder, subject, main)
        if filed.form.startswith("8-K"):
            new_name.facts(builder, subject, main)
        else:
            exhibits.narrate(builder, subject, main)


def _unsupported(name: str, head: bytes) -> str:
    """Why a file that is known for EDGAR's is not read; empty for all others."""
    if b"<FilingSummary" in head[:2000]:
        return "FilingSummary.xml lists the rendered reports of a filing, which are not read"
    return ""


SOURCE = Source(
    name="sec",
    version="12",
    title="SEC EDGAR filings",
    url="https://www.sec.gov/search-filings",
    license="public domain",
    recognises=recognises,
    split=submission.split,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
