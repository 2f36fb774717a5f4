"""The table of all figures of who is who: organisations, names, people, an invented world.

Organisations are told by rankers that had not seen their string, each list of Chinese and English
names is resolved without itself, and what is wanted stands beside what was measured.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.demo.corpus import SEED
from kg.evaluate import affiliations
from kg.evaluate.clusters import Score
from kg.evaluate.demo import answered, evaluate_demo, resolved_world
from kg.evaluate.everything.gold import Sort, found
from kg.evaluate.held_out import evaluate_held_out
from kg.evaluate.identity import Figure
from kg.evaluate.names import evaluate_names
from kg.evaluate.people import Judged, evaluate_people, judged
from kg.evaluate.translations import listed
from kg.resolve.matching.matcher import Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.names.known import known_pairs
from kg.resolve.normalise.persons import parse_name
from kg.workspace import Workspace

SINGLE: Final = "publisher"
"""Part of the names of files that give one organisation even where the string names more."""

STRINGS: Final = 2_000
"""Affiliation strings whose matching is timed."""

_Wanted = Mapping[tuple[str, str], str]

_AFFILIATIONS: Final[_Wanted] = {
    ("s2aff_val", "P@1"): "≥ .97",
    ("crossref_publisher", "F1"): "≥ .92",
    ("ror_logs", "F1"): "≥ .92",
    ("ror_logs", "none left alone"): "≥ .95",
    ("several organisations", "F1"): "≥ .85",
}
_PEOPLE: Final[_Wanted] = {
    ("openreview", "B-cubed, ambiguous names"): "F1 ≥ .94",
    ("aminer", "B-cubed"): "F1 ≥ .88",
    ("inventors", "pairwise"): "F1 ≥ .96",
}
_NAMES: Final[_Wanted] = {
    ("nber", "B-cubed"): "F1 ≥ .93",
    ("nber", "pairwise"): "F1 ≥ .85",
}
_TRANSLATIONS: Final = "P ≥ .97, R ≥ .6"
_DEMO: Final[_Wanted] = {
    ("invented", "Organization"): "P ≥ .99, R ≥ .97",
    ("invented", "Person"): "P ≥ .98, R ≥ .95",
}


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What the table is made of.

    Attributes:
        gold: folders and files of gold that the shipped ranker may have learnt from.
        unseen: the same of affiliations that it has not: they are told by it.
        mentions: most mentions of people of one file; of more, those of as many names.
        scale: of the invented world; 0 for none.
    """

    gold: Sequence[Path]
    unseen: Sequence[Path] = ()
    mentions: int = 20_000
    scale: int = 1


def everything(
    home: Workspace, options: TableOptions, report: Callable[[str], None] = lambda text: None
) -> list[Figure]:
    """All figures, in the order of the table.

    Args:
        home: with the registries that organisations are looked for in.
        options: what it is made of.
        report: is told what is measured next.

    Raises:
        InputError: there is no gold.
    """
    return list(_figures(home, options, report))


def _figures(
    home: Workspace, options: TableOptions, report: Callable[[str], None]
) -> Iterator[Figure]:
    files = found(options.gold)
    unseen = found(options.unseen)[Sort.AFFILIATIONS] if options.unseen else []
    if files[Sort.AFFILIATIONS] or unseen:
        report("organisations in affiliation strings")
        yield from _organizations(Matcher.load(home), files[Sort.AFFILIATIONS], unseen)
    for path in files[Sort.NAMES]:
        report(path.name)
        yield from _scores(path.name, evaluate_names([path], known_pairs(home.stage)), _NAMES)
    yield from _translations(home, files[Sort.TRANSLATIONS], report)
    for path in files[Sort.PEOPLE]:
        report(path.name)
        gold = sampled(list(judged([path])), options.mentions)
        yield from _scores(f"{path.name} ({len(gold):,} mentions)", evaluate_people(gold), _PEOPLE)
    if options.scale:
        report("the invented world")
        yield from _world(options.scale)


def sampled(gold: list[Judged], most: int) -> list[Judged]:
    """Gold of people with as many names as come to so many mentions, all mentions of each.

    Names are taken in the order in which they come, every n-th.
    """
    if len(gold) <= most:
        return gold
    keys = [parse_name(str(record["name"])).key for record, _ in gold]
    place = {key: position for position, key in enumerate(dict.fromkeys(keys))}
    step = -(-len(gold) // most)
    return [each for key, each in zip(keys, gold, strict=True) if place[key] % step == 0]


def _organizations(matcher: Matcher, seen: list[Path], unseen: list[Path]) -> Iterator[Figure]:
    scores: dict[str, affiliations.Score] = {}
    gold = list(affiliations.judged(seen))
    if gold:
        scores |= evaluate_held_out(matcher.index, gold, SINGLE, lambda text: None)
    for path in unseen:
        told = affiliations.evaluate_affiliations(matcher, list(affiliations.judged([path])))
        scores |= {
            name: each
            for name, each in told.items()
            if name.startswith(path.name.partition(".")[0])
        }
    for name, each in scores.items():
        if not name.endswith(", all"):
            yield from _affiliations(name, each)
    texts = [Affiliation(each.text) for each in gold[:STRINGS]]
    if texts:
        start = time.process_time()
        matcher.match(texts, registers=False)
        rate = len(texts) / (time.process_time() - start)
        yield Figure("affiliation strings a second of CPU", f"{rate:,.0f}", "≥ 1,000")


def _affiliations(name: str, score: affiliations.Score) -> Iterator[Figure]:
    name = f"{name} ({score.strings:,})"
    if score.labelled:
        shares = (score.precision, score.recall, score.f1)
        told = " / ".join(f"{share:.3f}" for share in shares)
        yield Figure(f"{name}: P / R / F1", told, _wanted(_AFFILIATIONS, name, "F1"))
        yield Figure(f"{name}: P@1", f"{score.at_1:.3f}", _wanted(_AFFILIATIONS, name, "P@1"))
    if score.without:
        aim = _wanted(_AFFILIATIONS, name, "none left alone")
        yield Figure(f"{name}: none left alone", f"{score.none_left_alone:.3f}", aim)


def _translations(
    home: Workspace, lists: list[Path], report: Callable[[str], None]
) -> Iterator[Figure]:
    """Each list clustered with what registries and the others know, and not with itself."""
    known = known_pairs(home.stage, lists=False) if lists else []
    for own in lists:
        report(own.name)
        others = [pair for other in lists if other != own for pair in listed(other)]
        found = evaluate_names([own], [*known, *others])["pairwise"]
        yield Figure(f"{own.name}: pairs P / R / F1", _told(found), _TRANSLATIONS)


def _world(scale: int) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="kg-demo-") as folder:
        home = Workspace(Path(folder))
        truth = resolved_world(home, scale, SEED)
        scores = evaluate_demo(answered(home, truth))
    yield from _scores(f"the invented world, {scale} times", scores, _DEMO)


def _scores(name: str, scores: Mapping[str, Score], wanted: _Wanted) -> Iterator[Figure]:
    for measure, each in scores.items():
        aim = _wanted(wanted, name, measure)
        yield Figure(f"{name}: {measure} P / R / F1", _told(each), aim)


def _told(score: Score) -> str:
    return " / ".join(f"{share:.3f}" for share in (score.precision, score.recall, score.f1))


def _wanted(wanted: _Wanted, name: str, measure: str) -> str:
    """What is wanted of a file or a slice whose name holds the words of an aim."""
    return next((aim for (of, m), aim in wanted.items() if of in name and m == measure), "")
