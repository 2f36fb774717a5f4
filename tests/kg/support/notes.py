"""A source made for tests: a JSON line is a paper with its people and their organisations.

    {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}

A note with a `text` has it as its running text, and is sent by what `from` quotes of it:

    {"id": "1", "title": "On Graphs", "text": "Ada Byron writes.", "from": [0, 9]}

People and organisations may carry an identifier after a bar: `Ada Byron|orcid:…`.
"""

from collections.abc import Iterator

import orjson

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.source import Raw, Source
from ontology.facts import Document, Evidence, Fact, Mention, Stretch, Text, seen


def extract(raw: Raw) -> Iterator[Fact]:
    try:
        note = orjson.loads(raw.data)
    except orjson.JSONDecodeError as error:
        raise MalformedError(f"this is no JSON: {error}") from error
    if note.get("crash"):
        raise KeyError("a fault of the extractor")
    document = Document("notes", note["id"], note["title"], date=str(note.get("year", "")))
    yield document
    values = {"year": note["year"]} if "year" in note else {}
    paper = _named(document, "Paper", note["title"], "/title", values)
    yield paper
    organizations: dict[str, Mention] = {}
    for number, (person, places) in enumerate(note.get("people", {}).items()):
        author = _named(document, "Person", person, f"/people/{number}")
        yield author
        evidence = Evidence(f"/people/{number}", person)
        yield document.link(
            "authored", author, paper, evidence, properties={"position": number + 1}
        )
        for place in places:
            if place not in organizations:
                organizations[place] = _named(document, "Organization", place, f"/people/{number}")
                yield organizations[place]
                words = Evidence(f"/people/{number}", place)
                yield document.link("contributedTo", organizations[place], paper, words)
            words = Evidence(f"/people/{number}", place)
            year = str(note.get("year", ""))
            yield document.link(
                "affiliatedWith", author, organizations[place], words, spell=seen(year)
            )
    if text := note.get("text"):
        start, end = note["from"]
        words = Evidence(f"/text#char={start},{end}", text[start:end])
        sender = document.mention("Person", text[start:end], words)
        yield sender
        yield document.link("authored", sender, paper, words)
        yield Text(text, (Stretch(0, len(text), "/text"),))


def _named(
    document: Document, kind: str, text: str, place: str, values: dict[str, int] | None = None
) -> Mention:
    name, _, identifier = text.partition("|")
    identifiers = (identifier,) if identifier else ()
    return document.mention(
        kind, name, Evidence(place, name), identifiers=identifiers, properties=values or {}
    )


def lines(*notes: dict[str, object]) -> bytes:
    """The notes as a file holds them."""
    return b"\n".join(orjson.dumps(note) for note in notes)


NOTES = Source(
    name="notes",
    version="1",
    title="Notes for tests",
    url="",
    license="CC0-1.0",
    recognises=lambda name, head: name.endswith(".notes"),
    split=split_lines,
    extract=extract,
)
