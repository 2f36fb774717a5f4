"""From files to staged facts: find each file's source, read its documents, keep or set aside."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, UNREADABLE, File
from kg.staging.fingerprints import Fingerprints, Seen
from kg.staging.part import Part, digest
from kg.staging.quarantine import Quarantine, Quarantined
from kg.staging.stage import Known, Stage
from kg.staging.texts import Keeper
from ontology.check import checked
from ontology.errors import OntologyError
from ontology.facts import Fact, Unread

UNRECOGNISED = "no source recognises this file; name its source with --source, or leave it out"


@dataclass(slots=True)
class IngestCounts:
    """What became of the documents, by source.

    Attributes:
        read: all of them.
        loaded: new, or changed since they were read before.
        unchanged: staged before, just as they are.
        quarantined: could not be read.
        unread: fields that no extractor reads or knows to ignore, by source and path.
    """

    read: Counter[str] = field(default_factory=Counter)
    loaded: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    quarantined: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)


Report = Callable[[File, IngestCounts], None]
"""Told of every document read and every file ended."""


def recognise(sources: Iterable[Source], name: str, head: bytes) -> Source | None:
    """The first source that takes a file for one of its own, by its name and its beginning."""
    return next((source for source in sources if source.recognises(name, head)), None)


class Reader:
    """Reads files into the stage."""

    def __init__(
        self,
        stage: Stage,
        quarantine: Quarantine,
        sources: Iterable[Source],
        now: str,
        fingerprints: Fingerprints | None = None,
    ) -> None:
        self._stage, self._quarantine = stage, quarantine
        self._sources = tuple(sources)
        self._now = now
        self._fingerprints = fingerprints
        self._texts = Keeper(stage.texts.path)
        self._known: dict[str, Known] = {}
        self._parts: dict[str, Part] = {}
        self.tally = IngestCounts()

    def read(
        self, files: Iterable[File], report: Report = lambda file, tally: None
    ) -> IngestCounts:
        """Read every file; what can not be read is set aside, and the rest goes on."""
        for file in files:
            seen = self._fingerprints.known(file) if self._fingerprints else None
            if seen is not None:
                self._pass(seen)
            else:
                self._open(file, report)
            report(file, self.tally)
        for part in self._parts.values():
            part.flush()
        if self._fingerprints:
            self._fingerprints.save()
        return self.tally

    def _pass(self, seen: Seen) -> None:
        """Count the documents of a file that was read before, just as it is."""
        self.tally.read.update(seen.documents)
        self.tally.unchanged.update(seen.documents)
        self.tally.read.update(seen.refused)
        self.tally.quarantined.update(seen.refused)

    def _open(self, file: File, report: Report) -> None:
        aside: list[Quarantined] = []
        before = Counter(self.tally.read)
        try:
            self._file(file, aside, report)
        except UNREADABLE as error:
            self._set_aside(aside, "", file, 0, f"the file can not be read: {error}")
        self._quarantine.replace(file.label, aside)
        if self._fingerprints:
            refused = Counter(each.source for each in aside)
            self._fingerprints.note(file, self.tally.read - before - refused, refused)

    def _file(self, file: File, aside: list[Quarantined], report: Report) -> None:
        with file.open() as stream:
            head = stream.read(HEAD)
        source = recognise(self._sources, file.name, head)
        if source is None:
            self._set_aside(aside, "", file, 0, UNRECOGNISED)
            return
        if source.name not in self._known:
            self._known[source.name] = self._stage.known(source.name)
            self._parts[source.name] = Part(self._stage.folder, source, self._now, self._texts)
        today = self._known[source.name].today
        here = self._known[source.name].files.setdefault(file.label, set())
        for position, data in enumerate(self._documents(source, file, aside)):
            raw = Raw(data, file.name, position)
            mark = digest(source, raw)
            if mark in today or mark in here:
                self.tally.read[source.name] += 1
                self.tally.unchanged[source.name] += 1
            elif facts := self._facts(raw, source, file, aside):
                self._parts[source.name].add(facts, file.label, mark)
                here.add(mark)
                self.tally.read[source.name] += 1
                self.tally.loaded[source.name] += 1
            report(file, self.tally)

    def _documents(self, source: Source, file: File, aside: list[Quarantined]) -> Iterator[bytes]:
        position = 0
        try:
            with file.open() as stream:
                for data in source.split(stream):
                    yield data
                    position += 1
        except Exception as error:  # one file must not stop all the others
            known = isinstance(error, (ExtractionError, *UNREADABLE))
            told = str(error) if known else f"{type(error).__name__}: {error}, please report it"
            reason = f"the file can not be read on from here: {told}"
            self._set_aside(aside, source.name, file, position, reason)

    def _facts(self, raw: Raw, source: Source, file: File, aside: list[Quarantined]) -> list[Fact]:
        try:
            facts = list(checked(source.extract(raw)))
        except (ExtractionError, OntologyError) as error:
            self._set_aside(aside, source.name, file, raw.position, str(error))
            return []
        except Exception as error:
            reason = f"the extractor failed, please report it: {type(error).__name__}: {error}"
            self._set_aside(aside, source.name, file, raw.position, reason)
            return []
        for fact in facts:
            if isinstance(fact, Unread):
                self.tally.unread[f"{source.name}: {fact.path}"] += 1
        return facts

    def _set_aside(
        self, aside: list[Quarantined], source: str, file: File, position: int, reason: str
    ) -> None:
        aside.append(Quarantined(source, file.label, position, reason))
        self.tally.read[source] += 1
        self.tally.quarantined[source] += 1
