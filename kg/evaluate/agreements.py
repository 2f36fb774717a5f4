"""Agreements read from contracts, against what people labelled in them.

The gold is that of CUAD (Hendrycks et al., 2021, https://arxiv.org/abs/2103.06268): JSON lines with
`file`, `Parties-Answer` (`X Inc. ("Licensor"); Y`), `Agreement Date-Answer` (`7/11/06`),
`Governing Law-Answer` and `Exclusivity-Answer`. A name is right if it is the gold's but for case,
points, blanks and legal form; it overlaps if the two are alike to nine tenths, as where one of
them is misspelt. Dates that the gold leaves open in part are not asked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from rapidfuzz.fuzz import ratio

from extractors.errors import ExtractionError
from extractors.source import Raw
from extractors.text import organizations
from extractors.text.tagging.lexicon import folded
from kg.errors import InputError
from kg.evaluate.clusters import Score
from kg.staging.files import HEAD, File, files
from kg.staging.opened import recognise
from kg.staging.sources import sources
from ontology.facts import Fact, Link, Mention

_TERM = re.compile(r"\([^()]*[\"“”'\u2018’][^()]*\)")
_ALSO = re.compile(
    r"(?i)\s*\(?(?:formerly known as|f/k/a|d/b/a|a/k/a|dba|together with its|and its affiliates|"
    r"solely for purposes|doing business as|operating with|a subsidiary of|an affiliate of|"
    r"and all of its|and/or certain)\b"
)
_QUOTED = re.compile('["“]([^"“”]{1,40})["”]')
_JOINT = re.compile(r"(?i)\s*(?:,|/|\band/?\b|\bor\b|\beach\b|\btogether\b)\s*")
_BOTH = re.compile(r"^([^,/]{9,60}(?:,[^,]{3,8})?)(?:\s+and\s+|/)([^,/]{9,60}(?:,[^,]{3,8})?)$")
_AND = re.compile(r"(?i)\band\b")
_SENTENCES = re.compile(
    r"([)\]])\.(?=\s+[A-Z])|,(?=\s+(?:Mr|Ms|Mrs)\.)|\band(?=\s+(?:Mr|Ms|Mrs)\.)"
)
"""Where an answer parts names by a point, or people by their titles."""
_ENTRY = re.compile(r"(?:[^;()\[\]]|\([^()]*\)|\[[^\[\]]*\])+|[()\[\]]")
_SHORT = re.compile(r"\s*\([^()\s]{2,20}\)\s*$")
"""A short name, or a number, behind a name: `Berkshire Bank (Berkshire)`."""
_LEAD = re.compile(r"(?i)^(?:f/s/o|trustees\s+of(?:\s+the)?)\s+")
_TOGETHER = re.compile(r"(?i)[\"“]part(?:y|ies)[,.]?[\"”]|\bcollectively|\breferred\b")
_TALK = re.compile(
    r"(?i)(?:and|individually|collectively|sometimes|each|hereinafter)\b|"
    r"(?:(?:the|an?|sales)\s+)?(?:you|franchisee|supplier|agent|individual|distributor)"
    r"(?:\s+or\s+legal\s+entity\b.*)?$"
)
"""What an answer says besides names: words that join, and parties that a form leaves open."""
_STATES = re.compile(
    r"(?i)\b(?:state|commonwealth|province|republic|federal|people's|united kingdom|uk|canada|the|"
    r"of|and)\b|[^a-z ]"
)
_ALIKE: Final = 90.0
"""Per cent of letters from which names are alike."""
_NAME, _DAY, _LAW = "parties", "agreement date", "governing law"


@dataclass(slots=True)
class Tally:
    """Answers counted: right ones, wrong ones, and those of the gold that none of them is."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, answers: set[str], gold: set[str], right: int) -> None:
        """Count one document's."""
        self.right += right
        self.wrong += len(answers) - right
        self.missed += len(gold) - right

    @property
    def precision(self) -> float:
        """Share of the answers that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return Score(self.precision, self.recall).f1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How near the readers come to the gold.

    Attributes:
        tallies: by what was asked.
        recognised: documents that were recognised and read, of all.
        documents: how many there are.
        exclusivity: documents whose exclusivity is told as the gold has it.
    """

    tallies: dict[str, Tally]
    recognised: int
    documents: int
    exclusivity: int


def evaluate_agreements(gold: Iterable[Path], folder: Path, neutral: bool = False) -> Outcome:
    """Read the contracts of a folder that the gold labels, and score what comes out.

    Args:
        gold: files of labels.
        folder: where the contracts lie, compressed or not.
        neutral: whether to hide the files' names from the readers.

    Raises:
        InputError: the gold can not be read, or a contract is not there.
    """
    lie = {file.name: file for file in files([folder])}
    tallies = {name: Tally() for name in (_NAME, f"{_NAME}, overlapping", _DAY, _LAW)}
    recognised = documents = exclusivity = 0
    for label in _labels(gold):
        if label["file"] not in lie:
            raise InputError("a labelled contract is not there", str(label["file"]), "--documents")
        facts = _facts(lie[label["file"]], neutral)
        documents += 1
        recognised += bool(facts)
        agreements = [e for e in facts if isinstance(e, Mention) and e.kind.endswith("Agreement")]
        exclusivity += (label["Exclusivity-Answer"] == "Yes") == any(
            each.properties.get("exclusive") for each in agreements
        )
        _count(tallies, label, facts, agreements)
    return Outcome(tallies, recognised, documents, exclusivity)


def _count(
    tallies: dict[str, Tally], label: dict[str, Any], facts: list[Fact], said: list[Mention]
) -> None:
    names, parties = set(_parties(facts)), set(gold_parties(label["Parties-Answer"] or ""))
    tallies[_NAME].add(names, parties, len(names & parties))
    tallies[f"{_NAME}, overlapping"].add(names, parties, _alike(names, parties))
    day = label["Agreement Date-Answer"] or ""
    if "[" not in day:
        _property(tallies[_DAY], said, "date", {_iso(day)} - {""})
    laws = {_law(each) for each in _laws(label["Governing Law-Answer"] or "")}
    _property(tallies[_LAW], said, "governingLaw", laws - {""})


def _property(tally: Tally, said: list[Mention], name: str, gold: set[str]) -> None:
    told = next((str(each.properties[name]) for each in said if name in each.properties), "")
    answers = {_law(told) if name == "governingLaw" else told} - {""}
    tally.add(answers, gold, len(answers & gold))


def _labels(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files(paths):
        with file.open() as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield orjson.loads(line.replace(b"NaN", b"null"))
                except orjson.JSONDecodeError as error:
                    where = f"{file.label}:{number}"
                    raise InputError("this line is no JSON", where, "One object a line") from error


def _facts(file: File, neutral: bool) -> list[Fact]:
    name = "document.txt" if neutral else file.name
    with file.open() as stream:
        source = recognise(sources(), name, stream.read(HEAD))
    if source is None:
        return []
    with file.open() as stream:
        data = b"".join(source.split(stream))
    try:
        return list(source.extract(Raw(data, name)))
    except ExtractionError:
        return []


def _parties(facts: list[Fact]) -> Iterator[str]:
    mentions = {each.id: each.name for each in facts if isinstance(each, Mention)}
    for each in facts:
        if isinstance(each, Link) and each.type == "partyTo":
            yield _key(mentions[each.source])


def gold_parties(answer: str) -> Iterator[str]:
    """Keys of the names in an answer of the gold.

    `X and Y (the "Parties")` names nobody anew where X and Y are terms defined for others.
    """
    entries = [_entry(each) for each in _ENTRY.findall(_SENTENCES.sub(r"\1;", answer))]
    terms = {_key(each) for each in _QUOTED.findall(answer)} | {_key(name) for name, _ in entries}
    for name, together in entries:
        pieces = {_key(each) for each in _JOINT.split(name)}
        pieces = pieces if _AND.search(name) else pieces - {""}
        together = together or pieces <= terms - {_key(name)} | {""}
        if together and not pieces <= terms:  # `X Company and Y, Inc. (collectively, "Agent")`
            both = _BOTH.findall(name)
            yield from map(_key, both[0] if both and all(map(_is_name, both[0])) else ())
        talk = _key(name) == "" or name[0] == "[" or _TALK.match(name)
        if not talk and not (together and len(pieces) > 1):
            yield _key(name)


def _is_name(words: str) -> bool:
    """Whether words of an entry that names two together are a name, not a role or talk."""
    return words[0].isupper() and " " in words


def _entry(entry: str) -> tuple[str, bool]:
    """The name of an entry, and whether it says that it names several together."""
    name = _ALSO.split(re.split('["“]', _TERM.sub(" ", entry))[0])[0].strip(" ,.()\n")
    bare = _LEAD.sub("", _SHORT.sub("", f"{name})" if name.count("(") > name.count(")") else name))
    return bare, _TOGETHER.search(entry) is not None


def _key(name: str) -> str:
    bare = re.sub(r"(?i)^(?:mr|ms|mrs|dr)\.? ", "", folded(_SHORT.sub("", name.strip())))
    return organizations.core(bare).replace(" ", "")


def _alike(answers: set[str], gold: set[str]) -> int:
    left, right = set(answers), 0
    for name in sorted(gold):
        best = max(left, key=lambda each: ratio(each, name), default="")
        if best and ratio(best, name) >= _ALIKE:
            left.remove(best)
            right += 1
    return right


def _laws(answer: str) -> list[str]:
    """The laws of an answer; `England; Wales` is one."""
    joined = re.sub(r"(?i)\bengland\b[^;]*;\s*wales\b", "England and Wales", answer)
    return joined.split(";")


def _law(name: str) -> str:
    return " ".join(sorted(_STATES.sub(" ", name.lower()).split()))


def _iso(day: str) -> str:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", day.strip())
    if not found:
        return ""
    year = int(found[3])
    year += 0 if year > 99 else 1900 if year >= 40 else 2000
    return f"{year}-{int(found[1]):02}-{int(found[2]):02}"
