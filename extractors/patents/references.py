"""What a patent cites, on its front page and in its text, as facts.

A reference is a mention of its own, with what it says of the work: it becomes the work of the graph
that has its identifier, or its title and year, where there is one. In the text each reference is
one, wherever it stands; the quote is the reference as printed, which for a list of patents
(`U.S. Pat. Nos. 6,582,959 and 6,884,879`) is all of it.
"""

import re
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.patents.mentions import country_code
from extractors.printed import QUOTE_LENGTH, TITLE_LENGTH, cut, said
from extractors.text.passage import Passage, whole
from extractors.text.references import literature, patents
from extractors.text.references.find import PATENT, find
from extractors.text.references.patents import PatentNumber
from extractors.text.references.work import Literature
from ontology.facts import Evidence, Mention

APPLICANT: Final = "applicant"
"""Who cites in the text: it is the applicant's."""

_FOUND: Final = 0.9
"""How surely a reference that a model found in a text is one: nineteen of twenty were, held out."""

_TITLED: Final = 0.8
"""Confidence of a title from which on the work goes by it."""

_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")

_CORRESPONDENCE: Final = "correspondence with a patent office"


def in_text(builder: FactBuilder, patent: Mention, place: str, words: str) -> None:
    """State what a paragraph of a patent's description cites."""
    for each in find(whole(words)):
        patented = each.kind == PATENT
        for one in [each.words] if patented else _parted(each.words):
            evidence = _evidence(place, one, _FOUND)
            cited = (
                _patents(builder, place, one)
                if patented
                else [_work(builder, one.line, evidence, ())]
            )
            for mention in cited:
                known = builder.add(mention)
                builder.relate("cites", patent, known, evidence, {"citedBy": APPLICANT})


def _parted(words: Passage) -> list[Passage]:
    """The references of a Chinese list, between which a wide semicolon stands and nowhere else."""
    parts = words.text.split("；")
    if len(parts) == 1 or not all(map(_YEAR.search, parts)):
        return [words]
    found, at = [], words.start
    for part in parts:
        found.append(Passage(words.document, at, at + len(part)))
        at += len(part) + 1
    return found


def on_front(
    builder: FactBuilder,
    patent: Mention,
    words: str,
    evidence: Evidence,
    by: str,
    identifiers: list[str],
) -> None:
    """State what an entry of a front page cites beside patents, in which words and by whom."""
    if not words and not identifiers:
        return
    read = literature.read(words)
    if read.correspondence and not identifiers:
        for each in _applications(builder, words, evidence):
            builder.relate("cites", patent, builder.once(each), evidence, {"citedBy": by})
        return
    cited = builder.once(_work(builder, words, evidence, tuple(identifiers), read))
    builder.relate("cites", patent, cited, evidence, {"citedBy": by})


def _work(
    builder: FactBuilder,
    words: str,
    evidence: Evidence,
    identifiers: tuple[str, ...],
    read: Literature | None = None,
) -> Mention:
    """The work that a reference is to, named by its title if that is plain, else as printed."""
    read = read or literature.read(words)
    known = tuple(dict.fromkeys((*identifiers, *read.identifiers)))
    titled = read.title if read.confidence >= _TITLED else ""
    name = titled or words or known[0].partition(":")[2]
    values = {
        "year": read.year,
        "venue": read.venue,
        "workType": _CORRESPONDENCE if read.correspondence else "",
    }
    where = Evidence(evidence.place, evidence.quote, min(evidence.confidence, read.confidence))
    return builder.document.mention(
        "Paper",
        name[: TITLE_LENGTH if titled else QUOTE_LENGTH],
        cut(where),
        identifiers=known,
        properties=said(values),
    )


def _applications(builder: FactBuilder, words: str, evidence: Evidence) -> list[Mention]:
    """The patents that a paper of an office is about; the paper itself where it names none."""
    numbers = list(patents.numbers(words))
    found = [_patent(builder, each, evidence) for each in numbers]
    return found or [_work(builder, words, evidence, ())]


def _patents(builder: FactBuilder, place: str, reference: Passage) -> list[Mention]:
    """The patents of a reference; itself, as printed, where no number can be read."""
    found = []
    for each in patents.numbers(reference.text):
        part = Passage(reference.document, reference.start + each.start, reference.start + each.end)
        found.append(_patent(builder, each, _evidence(place, part, _FOUND)))
    if found:
        return found
    evidence = _evidence(place, reference, _FOUND)
    return [builder.document.mention("Patent", reference.line[:QUOTE_LENGTH], evidence)]


def _patent(builder: FactBuilder, number: PatentNumber, evidence: Evidence) -> Mention:
    values = {
        "publicationNumber": number.identifier.removeprefix("patent:"),
        "countryCode": country_code(number.office),
    }
    return builder.document.mention(
        "Patent",
        number.printed,
        cut(evidence),
        identifiers=(number.identifier,) if number.identifier else (),
        properties=said(values),
    )


def _evidence(place: str, words: Passage, confidence: float) -> Evidence:
    shown = Passage(words.document, words.start, min(words.end, words.start + QUOTE_LENGTH))
    return Evidence(f"{place}#{shown.place}", shown.text, confidence)
