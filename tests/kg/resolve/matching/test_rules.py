"""What comes of a candidate that several rules speak of."""

import numpy as np
import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.strings import StringReader
from kg.resolve.matching import rules
from kg.resolve.matching.against import against
from kg.resolve.matching.rules import Belief, Floats, Mask, Refusal, Seen, weighed
from kg.resolve.matching.support import Affiliation, support
from tests.kg.resolve.candidates.world import organization

TEXT = "Northwich University"


def everything(seen: Seen) -> Mask:
    return np.ones(len(seen.likely), bool)


@pytest.fixture
def seen() -> Seen:
    index = build([organization("ror:1", TEXT)])
    strings = StringReader(index).read([TEXT])
    found = pairs(index, strings, [""])
    likely = np.full(len(found.string), 0.4)
    told = support(index, [Affiliation(TEXT)], found, {}, {})
    return Seen(index, strings, found, likely, 0.5, told, against(index, strings, found))


def weigh(
    patch: pytest.MonkeyPatch,
    seen: Seen,
    refusals: tuple[Refusal, ...] = (),
    doubts: tuple[Refusal, ...] = (),
    beliefs: tuple[Belief, ...] = (),
) -> Floats:
    patch.setattr(rules, "REFUSALS", refusals)
    patch.setattr(rules, "DOUBTS", doubts)
    patch.setattr(rules, "BELIEFS", beliefs)
    return weighed(seen)


def test_what_is_refused_is_believed_by_no_rule_but_those_that_say_so(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = (Refusal("", everything),)
    yes, all_the_same = Belief("", everything, 0.9), Belief("", everything, 0.9, refused=True)
    assert weigh(monkeypatch, seen, no, beliefs=(yes,)).max() == 0.0
    assert weigh(monkeypatch, seen, no, beliefs=(all_the_same,)).max() == 0.9
    assert weigh(monkeypatch, seen, doubts=no, beliefs=(yes,)).max() == 0.9


def test_the_ranker_is_believed_from_the_bound_of_a_rule_on(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert weigh(monkeypatch, seen, (Refusal("", everything, below=0.5),)).max() == 0.0
    assert weigh(monkeypatch, seen, (Refusal("", everything, below=0.4),)).max() == 0.4


def test_some_rules_hold_only_where_the_ranker_names_nothing(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    belief = (Belief("", everything, 0.9, unnamed=True),)
    assert weigh(monkeypatch, seen, beliefs=belief).max() == 0.9
    named = Seen(
        seen.index, seen.strings, seen.pairs, seen.likely + 0.2, 0.5, seen.told, seen.against
    )
    assert weigh(monkeypatch, named, beliefs=belief).max() == pytest.approx(0.6)


def test_every_rule_says_why() -> None:
    told = [r.why for r in (*rules.REFUSALS, *rules.DOUBTS, *rules.BELIEFS, *rules.SHARES)]
    assert all(told)
    assert len(set(told)) == len(told)
