"""What an extractor yields: what one document says, unresolved, and where it says it.

A document says that things exist (`Mention`) and how they stand to each other (`Link`).
Nothing is said without `Evidence`. Every id is a hash of what it names, so the same document
gives the same facts, whenever and wherever it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

Value = str | int | float | bool | tuple[str, ...]
"""What a property of a mention or a link may hold."""

NO_PROPERTIES: Final[Mapping[str, Value]] = {}  # no MappingProxyType: it can not be pickled

CERTAIN: Final = 1.0
"""The confidence of what a structured field says outright."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in its document a fact stands, in which words, and how sure its reader is.

    The document names the source, the extractor and its version; when the fact was recorded is
    added by the stage, for an extractor has no clock.

    Attributes:
        place: where to look. A JSON Pointer (RFC 6901) for JSON, an XPath for XML,
            `char=START,END` (RFC 5147, offsets into the document's text as extracted) for text;
            `/aff#char=27,41` for a part of a field.
        quote: the words at that place, as printed; empty where there are none to quote.
        confidence: from 0 to 1; 1 for what a structured field says outright.
    """

    place: str
    quote: str = ""
    confidence: float = CERTAIN


ACRONYM: Final = "und-x-acronym"
"""Language tag of a name that is an acronym, which many may share (BCP 47, private use)."""


@dataclass(frozen=True, slots=True)
class Name:
    """Another name of a mentioned thing, in the language it is in.

    Attributes:
        text: the name as printed.
        language: a BCP 47 tag (`en`, `zh`, `zh-Hans`, `zh-Hant`), `ACRONYM`; empty when not known.
    """

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A stretch of time for which a relation holds: what a document says of it, or merely shows.

    A paper of 2020 shows that its author was at a university in 2020; it does not say since when,
    nor that the author left. All are ISO 8601, as exact as known, and empty where not known.

    Attributes:
        since: first day, month or year, where the document says so.
        until: last one, where the document says so.
        first_seen: earliest day, month or year that the document shows it holding.
        last_seen: latest one.
    """

    since: str = ""
    until: str = ""
    first_seen: str = ""
    last_seen: str = ""


TIMELESS: Final = Spell()
"""Nothing is known of when."""


def seen(day: str, last: str = "") -> Spell:
    """What a document of a day, or of the time from it to a last one, shows without saying so."""
    return Spell(first_seen=day, last_seen=last or day)


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a document names.

    Attributes:
        id: hash of document, kind, place and name.
        kind: name of a class of the vocabulary, as narrow as the document says (`University`
            only where it says so, `Organization` otherwise).
        name: as printed.
        evidence: where the document names it.
        names: further names that the document gives it.
        identifiers: CURIEs printed with it, normalised (`ror:00q4vv597`, `doi:10.1/x`).
        properties: values of the vocabulary's datatype properties.
    """

    id: str
    kind: str
    name: str
    evidence: Evidence
    names: tuple[Name, ...] = ()
    identifiers: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One relation that a document states between two things it names.

    Attributes:
        id: hash of type, source and target.
        type: name of an object property of the vocabulary (`authored`).
        source: id of a mention of the same document.
        target: id of a mention of the same document.
        evidence: where the document says so.
        spell: when it holds.
        properties: values of the properties that qualify the relation.
    """

    id: str
    type: str
    source: str
    target: str
    evidence: Evidence
    spell: Spell = TIMELESS
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A field of the record that the extractor neither read nor knows to ignore.

    Attributes:
        path: the field's path in the record, list positions left out (`authorships.author.age`).
    """

    path: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document's text, and where in the source it comes from.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last one.
        place: an XPath, a page or a document's name, as evidence in it names its place.
    """

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of the document, as its extractor read it.

    Offsets of evidence count in it: those of `char=START,END` from its beginning, those of
    `PLACE#char=START,END` from the beginning of the stretch of that place.

    Attributes:
        text: the characters.
        stretches: where they come from, in their order, none over another.
    """

    text: str
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document of one source: the thing that says.

    Attributes:
        source: the source's name (`openalex`).
        key: the source's own name for the document (`W100927044`).
        title: what a person would call it.
        date: when it was published (ISO 8601, as exact as known); empty if unsaid.
        url: where a person can open it; empty if nowhere.
        language: a BCP 47 tag; empty if unsaid.
    """

    source: str
    key: str
    title: str
    date: str = ""
    url: str = ""
    language: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", f"doc:{self.source}/{self.key}")

    def mention(
        self,
        kind: str,
        name: str,
        evidence: Evidence,
        *,
        names: tuple[Name, ...] = (),
        identifiers: tuple[str, ...] = (),
        properties: Mapping[str, Value] = NO_PROPERTIES,
    ) -> Mention:
        """Name a thing; its id comes from the document, the kind, the place and the name."""
        identity = fingerprint(self.id, kind, evidence.place, name)
        return Mention(identity, kind, name, evidence, names, identifiers, properties)

    def link(
        self,
        type_: str,
        source: Mention,
        target: Mention,
        evidence: Evidence,
        *,
        spell: Spell = TIMELESS,
        properties: Mapping[str, Value] = NO_PROPERTIES,
    ) -> Link:
        """State a relation; its id comes from the type and the two mentions."""
        identity = fingerprint(type_, source.id, target.id)
        return Link(identity, type_, source.id, target.id, evidence, spell, properties)


Fact = Document | Mention | Link | Text | Unread
"""An extractor yields its Document first, every Mention before the Links, at most one Text."""


def fingerprint(*parts: str) -> str:
    """80 bits of BLAKE2b over the parts, in hexadecimal; the parts can not run into each other."""
    joined = "".join([f"{len(part)}:{part}" for part in parts]).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=10).hexdigest()
