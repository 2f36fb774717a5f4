"""What speaks for and against a candidate, as a table: a row a pair, a column a feature."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from kg.resolve.candidates.build import ACTIVE, LABEL_ONLY, REGISTER, WITHDRAWN
from kg.resolve.candidates.countries import foreign
from kg.resolve.candidates.csr import group_max, ranks, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, Rows, is_part
from kg.resolve.candidates.strings import (
    AFFILIATION,
    CAPITALS,
    COMMA,
    MISSPELT,
    Strings,
)
from kg.resolve.candidates.variants import Form
from kg.resolve.scoring.explained import explained
from kg.resolve.scoring.printed import alike
from kg.resolve.scoring.words import sorts, style

_WORSE: Final = {
    Form.CITY: 4,
    Form.DOMAIN: 4,
    Form.INITIALS: 4,
    Form.TURNED: 3,
    Form.PART: 3,
    Form.PLACELESS: 2,
    Form.CORE: 1,
    Form.ACRONYM: 1,
}
"""How much less than the name itself each of its forms is."""

Column = NDArray[np.floating] | NDArray[np.integer] | NDArray[np.bool_]


RANKED: Final = tuple(form for form in Form if form is not Form.ORDINARY)
"""Forms that the ranker sees; whether a name is an ordinary word is weighed after it."""


def features(index: Index, strings: Strings, pairs: Pairs) -> dict[str, NDArray[np.float32]]:
    """Every feature of every pair, by name."""
    table: dict[str, NDArray[np.float32]] = {}
    for part in (_exact, _span, _near, _entity, _context, _string, _kin, sorts, alike, explained):
        for name, column in part(index, strings, pairs):
            table[name] = column.astype(np.float32)
    return table


def _exact(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """The heaviest name of the organisation that stands in the string."""
    has = pairs.exact >= 0
    hit = np.maximum(pairs.exact, 0)
    if not len(pairs.names.of):
        name = shared = np.zeros(len(hit), np.int64)
    else:
        name, shared = pairs.names.of[hit], pairs.names.shared[hit]
    forms = index.name_forms[name] * has
    weight = index.name_weight[name] * has
    yield "exact", has
    yield "exact_weight", weight
    yield "exact_words", index.name_words[name] * has
    yield "exact_shared", np.log1p(shared * has)
    for form in RANKED:
        yield f"exact_{(form.name or '').lower()}", forms & form > 0
    turned = np.select([forms & form > 0 for form in _WORSE], list(_WORSE.values()), 0)
    order = np.lexsort((turned, pairs.last, pairs.first, pairs.string))
    order = order[has[order]]
    words = np.stack((pairs.string, pairs.first, pairs.last))[:, order]
    fresh = np.any(np.diff(words, prepend=-1) != 0, axis=0)
    best = turned[order][fresh][np.cumsum(fresh) - 1] if len(order) else turned[order]
    worse = np.zeros(len(hit))
    worse[order] = turned[order] - best
    yield "exact_worse_form", worse
    rank = np.full(len(hit), 99)
    order = np.lexsort((-weight, pairs.string))
    order = order[has[order]]
    rank[order] = ranks(pairs.string[order])
    yield "exact_rank", rank
    yield (
        "exact_behind_best",
        group_max(pairs.string, weight, int(strings.word_starts.size))[pairs.string] - weight,
    )


def _span(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """The words that are taken to name the organisation, and those around them."""
    has = pairs.exact >= 0
    first, last = pairs.first, pairs.last
    total = np.concatenate(([0.0], np.cumsum(strings.weight, dtype=np.float64)))
    weight = total[last] - total[first]
    segment = strings.segment[np.minimum(first, len(strings.segment) - 1)]
    opens, closes = strings.segment_starts[segment], strings.segment_starts[segment + 1]
    whole = total[closes] - total[opens]
    yield "span_share_of_segment", np.minimum(weight / np.maximum(whole, 1e-6), 1)
    yield "span_before", total[first] - total[np.minimum(opens, first)]
    yield "span_behind", total[np.maximum(closes, last)] - total[last]
    yield (
        "span_share_of_string",
        weight
        / np.maximum(
            (total[strings.word_starts[1:]] - total[strings.word_starts[:-1]])[pairs.string], 1e-6
        ),
    )
    marks = np.concatenate(([0], np.cumsum((strings.marks & COMMA) > 0)))
    yield "span_commas", marks[np.maximum(last - 1, first)] - marks[first]
    wrong = np.concatenate(([0], np.cumsum((strings.marks & MISSPELT) > 0)))
    yield "span_misspelt", wrong[last] - wrong[first]
    one = (last - first == 1) & has
    yield (
        "span_capitals",
        np.where(
            one, (strings.marks[np.minimum(first, len(strings.marks) - 1)] & CAPITALS) > 0, -1
        ),
    )
    yield "span_letters", _letters(strings, first, last)
    yield "segment_kind", strings.segment_kind[segment]
    yield "segment_order", strings.segment_order[segment]
    count = np.bincount(strings.segment_string, minlength=len(strings.word_starts) - 1)
    yield "segment_from_end", count[pairs.string] - 1 - strings.segment_order[segment]
    yield "segment_weight", whole
    yield from _rivals(strings, pairs, weight)
    yield "word_behind", _neighbour(strings, pairs, last, 0)
    yield "word_before", _neighbour(strings, pairs, first, -1)


def _letters(strings: Strings, first: Rows, last: Rows) -> Column:
    end = strings.end[np.maximum(last - 1, 0)] if len(strings.end) else last
    start = (
        strings.start[np.minimum(first, len(strings.start) - 1)] if len(strings.start) else first
    )
    return np.asarray(end - start)


def _neighbour(strings: Strings, pairs: Pairs, at: Rows, shift: int) -> Column:
    """Weight of the word beside a span, in its segment; -1 where there is none."""
    place = np.clip(at + shift, 0, len(strings.weight) - 1)
    inside = (
        strings.segment[place] == strings.segment[np.minimum(pairs.first, len(strings.segment) - 1)]
    )
    inside &= (at + shift) == place
    return np.where(inside, strings.weight[place], -1)


def _rivals(strings: Strings, pairs: Pairs, weight: NDArray[Any]) -> Iterator[tuple[str, Column]]:
    """Names in the same words: those that hold this one, those that it holds, those like it."""
    has = np.flatnonzero(pairs.exact >= 0)
    starts = np.searchsorted(pairs.string[has], np.arange(len(strings.word_starts)))
    mine, other = _together(pairs.string[has], starts)
    mine, other = has[mine], has[other]
    first, last = pairs.first, pairs.last
    same = (first[mine] == first[other]) & (last[mine] == last[other])
    within = (first[mine] >= first[other]) & (last[mine] <= last[other]) & ~same
    holds = (first[mine] <= first[other]) & (last[mine] >= last[other]) & ~same
    apart = (last[mine] <= first[other]) | (last[other] <= first[mine])
    count = len(pairs.string)
    yield "held_by", group_max(mine[within], weight[other[within]], count)
    yield "holds", group_max(mine[holds], weight[other[holds]], count)
    yield (
        "crosses",
        group_max(
            mine[~(apart | same | within | holds)],
            weight[other[~(apart | same | within | holds)]],
            count,
        ),
    )
    yield "apart", group_max(mine[apart], weight[other[apart]], count)
    yield "same_words", np.bincount(mine[same & (mine != other)], minlength=count)


def _together(groups: Rows, starts: Rows) -> tuple[Rows, Rows]:
    """All pairs of rows of the same group, a row with itself too."""
    places, of = taken(starts, groups)
    return of, places


def _near(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """The name that shares most with a segment."""
    has = pairs.near >= 0
    row = np.maximum(pairs.near, 0)
    near = pairs.shared
    if not len(near.name):
        near_name = segment = np.zeros(len(row), np.int64)
        weight, rank = np.zeros(len(row)), np.zeros(len(row), np.int64)
    else:
        near_name, segment = near.name[row], near.segment[row]
        weight, rank = near.weight[row] * has, near.rank[row]
    yield "near", has
    yield "near_weight", weight
    yield "near_rank", np.where(has, rank, 99)
    yield "near_share_of_name", weight / np.maximum(index.name_weight[near_name], 1e-6)
    yield "near_missing", (index.name_weight[near_name] - weight) * has
    total = np.concatenate(([0.0], np.cumsum(strings.weight, dtype=np.float64)))
    whole = total[strings.segment_starts[segment + 1]] - total[strings.segment_starts[segment]]
    yield "near_share_of_segment", weight / np.maximum(whole, 1e-6)
    at = np.minimum(pairs.first, len(strings.segment) - 1)
    exact_name = pairs.names.of[np.maximum(pairs.exact, 0)] if len(pairs.names.of) else near_name
    name = np.where(has, near_name, exact_name)
    segment = np.where(has, segment, strings.segment[at])
    yield from _alike(index, strings, name, segment, has | (pairs.exact >= 0))


def _alike(
    index: Index, strings: Strings, name: Rows, segment: Rows, has: Column
) -> Iterator[tuple[str, Column]]:
    chosen = np.flatnonzero(has)
    texts = index.texts.take(name[chosen]).to_pylist()
    parts = _segment_texts(strings)
    printed = [parts[row] for row in segment[chosen].tolist()]
    for label, scorer in (("ratio", fuzz.ratio), ("words_ratio", fuzz.token_set_ratio)):
        column = np.full(len(name), -1.0)
        column[chosen] = cpdist(printed, texts, scorer=scorer, workers=1) if texts else []
        yield f"alike_{label}", column


def _segment_texts(strings: Strings) -> list[str]:
    texts = []
    for row, string in enumerate(strings.segment_string.tolist()):
        before = int(strings.word_starts[string])
        first, last = strings.segment_starts[row] - before, strings.segment_starts[row + 1] - before
        texts.append(" ".join(strings.texts[string][first:last]))
    return texts


def _entity(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """What the registries say of the organisation."""
    entity = pairs.entity
    flags = index.entity_flags[entity]
    yield "entity_kind", index.entity_kind[entity]
    for name, flag in (
        ("active", ACTIVE),
        ("withdrawn", WITHDRAWN),
        ("label_only", LABEL_ONLY),
        ("register", REGISTER),
    ):
        yield f"entity_{name}", flags & flag > 0
    yield "entity_established", index.entity_established[entity]
    yield "entity_identifiers", index.entity_identifiers[entity]
    yield "entity_names", index.entity_names[entity]
    yield "entity_relations", index.entity_relations[entity]
    yield "entity_parents", index.parents_starts[entity + 1] - index.parents_starts[entity]
    yield "entity_children", index.children_starts[entity + 1] - index.children_starts[entity]
    known = index.entity_identifiers[entity] * 1000 + np.minimum(
        index.entity_relations[entity], 999
    )
    order = np.lexsort((-known, pairs.last, pairs.first, pairs.string))
    group = np.cumsum(
        np.concatenate(
            (
                [True],
                np.any(
                    np.diff(np.stack((pairs.string, pairs.first, pairs.last))[:, order]) != 0, 0
                ),
            )
        )
        if len(order)
        else np.zeros(0, bool)
    )
    rank = np.zeros(len(order), np.int64)
    rank[order] = ranks(group)
    yield "entity_rank_of_words", rank


def _context(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """Countries and cities that the string names."""
    places = pairs.places
    string = strings.string[places.first].astype(np.int64) if len(places.first) else places.first
    city = index.place_city[places.of] > 0
    countries = len(index.countries)
    named = np.union1d(
        string[~city] * countries + index.place_country[places.of[~city]], pairs.told
    )
    by_city = np.unique(string[city] * countries + index.place_country[places.of[city]])
    own = pairs.string * countries + index.entity_country[pairs.entity]
    count = len(strings.word_starts) - 1
    total = np.bincount(named // countries, minlength=count)[pairs.string]
    yield "countries", total
    against = foreign(index, strings, pairs)
    yield "country_fits", np.where(np.isin(own, named), 1, np.where(against, -1, 0))
    yield "country_of_city", np.isin(own, by_city)
    mine, place = taken(index.entity_places_starts, pairs.entity)
    wanted = pairs.string[place] * len(index.place_country) + index.entity_places[mine]
    at = string[city] * len(index.place_country) + places.of[city]
    first = places.first[city]
    order = np.argsort(at, kind="stable")
    at, first = at[order], first[order]
    left = np.searchsorted(at, wanted)
    right = np.searchsorted(at, wanted, side="right")
    inside, outside = np.zeros(len(pairs.string)), np.zeros(len(pairs.string))
    for step in range(3):
        live = left + step < right
        words = first[np.minimum(left + step, max(len(first) - 1, 0))] if len(first) else left
        within = (words >= pairs.first[place]) & (words < pairs.last[place])
        inside[place[live & within]] = 1
        outside[place[live & ~within]] = 1
    yield "city_in_name", inside
    yield "city_beside", outside
    yield "cities", np.bincount(string[city], minlength=count)[pairs.string]
    best = group_max(pairs.string, outside, count)
    yield "city_of_another", np.where(outside > 0, 0, best[pairs.string])


def _string(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """What kind of string it is."""
    count = len(strings.word_starts) - 1
    words = np.diff(strings.word_starts)
    yield "string_words", words[pairs.string]
    parts = np.bincount(strings.segment_string, minlength=count)
    yield "string_segments", parts[pairs.string]
    ends = np.bincount(strings.string, weights=(strings.marks & AFFILIATION) > 0, minlength=count)
    yield "string_affiliations", ends[pairs.string]
    unknown = np.bincount(strings.string, weights=strings.row < 0, minlength=count)
    yield "string_unknown", unknown[pairs.string]
    yield "string_rarest", group_max(strings.string, strings.weight, count)[pairs.string]
    named = np.bincount(pairs.string, weights=pairs.exact >= 0, minlength=count)
    yield "string_named", named[pairs.string]
    yield from style(strings, pairs)


def _kin(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """Parents, parts and predecessors of the organisation that are candidates too."""
    count = len(index.ids)
    key = pairs.string * np.int64(count) + pairs.entity
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit] if len(pairs.names.of) else np.zeros(len(hit), np.int64)
    weight = np.where(pairs.exact >= 0, index.name_weight[name], 0)
    for label, starts, values in (
        ("parent", index.parents_starts, index.parents),
        ("successor", index.successors_starts, index.successors),
    ):
        places, of = taken(starts, pairs.entity)
        other = pairs.string[of] * np.int64(count) + values[places]
        at = np.minimum(np.searchsorted(key, other), max(len(key) - 1, 0))
        there = key[at] == other if len(key) else np.zeros(0, bool)
        mine, its = of[there], at[there]
        yield f"{label}_named", group_max(mine, weight[its], len(key))
        yield f"named_{label}_of", group_max(its, weight[mine], len(key))
        beside = (pairs.last[its] <= pairs.first[mine]) | (pairs.last[mine] <= pairs.first[its])
        yield f"{label}_named_beside", group_max(mine[beside], weight[its[beside]], len(key))
        yield f"named_{label}_of_beside", group_max(its[beside], weight[mine[beside]], len(key))
    kin = np.flatnonzero(pairs.child >= 0)
    via = pairs.entity[pairs.child[kin]]
    column = np.zeros(len(key))
    column[kin] = np.where(is_part(index, pairs.entity[kin], via), 2, 1)
    yield "kin_only", column
