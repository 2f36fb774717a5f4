"""Building the index from the registries' organisations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from extractors.text.places import countries
from kg.resolve.candidates.aliases import aliases
from kg.resolve.candidates.common import common_keys
from kg.resolve.candidates.index import Index, Ints
from kg.resolve.candidates.keys import Keys, extended, find, word_key
from kg.resolve.candidates.registry import Organization
from kg.resolve.candidates.variants import BRACKET, SHORT, Form, variants
from kg.resolve.normalise.fold import folded, unmarked
from kg.resolve.normalise.ordinary import ordinary
from kg.resolve.normalise.typos import deletions

COMMON: Final = 400
"""Names of research organisations that a word may be in and still lead to them."""

WORLD: Final = 57_000
"""Organisations of the world, as far as words weigh."""

LONGEST: Final = 40
"""Words of a name; longer ones are cut."""

_UNSHARED: Final = Form.LEGAL | Form.TURNED | Form.PLACELESS | SHORT | Form.CITY
"""Forms of names to which shared words do not lead."""

ACTIVE, WITHDRAWN, LABEL_ONLY, REGISTER, UNTRAINED, CURATED = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True, slots=True)
class _Names:
    """Word sequences of all names, end to end; places come behind the names.

    Attributes:
        words: key of each word.
        starts: where each sequence begins, and the end of the last.
    """

    words: Keys
    starts: NDArray[np.int64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)


def build(organizations: Sequence[Organization]) -> Index:
    """The index over organisations, each of which is told by its position from here on."""
    places = _places(organizations)
    ids = {each.id: each for each in organizations}
    rows = [
        (entity, words[:LONGEST], form, printed)
        for entity, each in enumerate(organizations)
        for words, (form, printed) in _variants(each, ids).items()
    ]
    names = _sequences([words for _, words, _, _ in rows] + list(places.words))
    entity, forms = (np.array([row[at] for row in rows], np.int32) for at in (0, 2))
    word_keys = np.unique(names.words)
    word_rows = np.searchsorted(word_keys, names.words)
    weights = _weights(names, word_keys, word_rows, entity, forms)
    prefixes, groups, of_group = _prefixes(names)
    count = len(rows)
    totals = np.add.reduceat(weights[word_rows], names.starts[:-1])[:count]
    research = np.flatnonzero((forms & Form.LEGAL) == 0).tolist()
    vocabulary = {word: None for row in research for word in rows[row][1]}
    return Index(
        word_keys=word_keys,
        word_weights=weights,
        prefixes=prefixes,
        prefix_group=groups,
        **_csr("group_names", of_group[:count], int(groups.max()) + 1),
        **_csr("group_places", of_group[count:], int(groups.max()) + 1),
        name_entity=entity,
        name_forms=forms,
        name_weight=totals.astype(np.float32),
        name_words=names.lengths[:count].astype(np.int32),
        **_postings(names, word_rows, len(word_keys), forms),
        **_name_rows(names, word_rows, forms),
        **_entities(organizations, places),
        place_country=np.array(places.countries, np.int32),
        place_city=np.array(places.cities, np.int32),
        **_typos(vocabulary, word_keys),
        vocabulary=pa.array(sorted(vocabulary)),
        **_texts(rows, organizations),
        countries=pa.array(places.country_names),
    )


def _texts(
    rows: Sequence[tuple[int, tuple[str, ...], Form, str]], organizations: Sequence[Organization]
) -> dict[str, pa.Array]:
    """Names folded and as they are printed, and what each organisation is shown by."""
    return {
        "texts": pa.array([" ".join(words) for _, words, _, _ in rows]),
        "printed": pa.array([unmarked(printed) for _, _, _, printed in rows]),
        "titles": pa.array([unmarked(each.name) for each in organizations]),
    }


def is_register(organization: Organization) -> bool:
    """Whether only lists of names know it, which say neither where it is nor what it is part of."""
    known = organization.cities or organization.parents or organization.id.startswith("ror:")
    return not known


def _variants(
    organization: Organization, ids: Mapping[str, Organization]
) -> dict[tuple[str, ...], tuple[Form, str]]:
    """Word sequences under which it is looked for, each with what it is and the name it is of."""
    found: dict[tuple[str, ...], tuple[Form, str]] = {}
    register = is_register(organization)
    for name in organization.names:
        for words, form in variants(name, organization.cities).items():
            legal = register and not name.legal
            printed = "" if register else _printed(name.text, words, form)
            found.setdefault(words, (form | Form.LEGAL if legal else form, printed))
    if not register and not organization.withdrawn:
        above = [ids[id_] for id_ in organization.parents]
        named = (tuple(folded(name.text)) for each in above for name in each.names)
        borrowed = _borrows_domain(organization, ids)
        for words, form in aliases(organization, named):
            if not (borrowed and form & Form.DOMAIN):
                found.setdefault(words, (form, " ".join(words)))
    for words, (form, printed) in found.items():
        if len(words) == 1 and words[0] in ordinary():
            found[words] = form | Form.ORDINARY, printed
    return found


def _borrows_domain(organization: Organization, ids: Mapping[str, Organization]) -> bool:
    """Whether its homepage is in the domain of what it is a part of, whose name is in that.

    Twenty institutes at `csiro.au` made CSIRO a name that twenty share.
    """
    seen: set[str] = set()
    left = list(organization.parents) if organization.domain else []
    while left:
        above = ids[left.pop()]
        if above.domain == organization.domain:
            return True
        left += [id_ for id_ in above.parents if id_ not in seen]
        seen.update(above.parents)
    return False


def _printed(text: str, words: tuple[str, ...], form: Form) -> str:
    """A name as its registry prints it, without what a form of it leaves out."""
    if form & Form.PLACELESS:
        return " ".join(words)
    return BRACKET.sub(" ", text).strip() if form & Form.CORE else text


@dataclass(frozen=True, slots=True)
class _Places:
    words: list[tuple[str, ...]]
    countries: list[int]
    cities: list[int]
    country_names: list[str]
    rows: dict[tuple[tuple[str, ...], str], int]


def _places(organizations: Iterable[Organization]) -> _Places:
    """Countries by all their names, and the cities of organisations, each in its country."""
    found: dict[tuple[tuple[str, ...], str], int] = {}
    for name, code in countries().items():
        if words := tuple(folded(name)):
            found.setdefault((words, code), 0)
    for each in organizations:
        for city in each.cities:
            if words := tuple(folded(city)):
                found.setdefault((words, each.country), 1)
    codes = sorted({code for _, code in found} | {o.country for o in organizations} | {""})
    rank = {code: position for position, code in enumerate(codes)}
    return _Places(
        [words for words, _ in found],
        [rank[code] for _, code in found],
        list(found.values()),
        codes,
        {key: position for position, key in enumerate(found)},
    )


def _sequences(sequences: list[tuple[str, ...]]) -> _Names:
    keys = {word: word_key(word) for word in {word for words in sequences for word in words}}
    flat = np.array([keys[word] for words in sequences for word in words], np.uint64)
    lengths = np.array([len(words) for words in sequences], np.int64)
    return _Names(flat, np.concatenate(([0], np.cumsum(lengths))))


def _weights(
    names: _Names, words: Keys, rows: NDArray[np.int64], entity: Ints, forms: Ints
) -> NDArray[np.float32]:
    """Inverse document frequency among organisations that are in no register of companies only.

    Registries may be few and small: words weigh at least as they do among all organisations.
    """
    owner = np.repeat(np.arange(len(names.lengths)), names.lengths)
    kept = owner < len(entity)
    kept[kept] = (forms[owner[kept]] & Form.LEGAL) == 0
    pairs = np.unique(rows[kept] * len(entity) + entity[owner[kept]])
    frequency = np.bincount(pairs // len(entity), minlength=len(words)).astype(np.float64)
    total = max(WORLD, len(np.unique(entity[(forms & Form.LEGAL) == 0])))
    common, share = common_keys()
    at = find(words, common)
    frequency[at[at >= 0]] = np.maximum(frequency[at[at >= 0]], share[at >= 0] * total)
    return np.log1p(total / np.maximum(frequency, 1)).astype(np.float32)


def _prefixes(names: _Names) -> tuple[Keys, Ints, Ints]:
    """Keys of all prefixes, the group that each is the whole of, and each sequence's group."""
    current = np.zeros(len(names.lengths), np.uint64)
    found = []
    for length in range(int(names.lengths.max())):
        longer = np.flatnonzero(names.lengths > length)
        current[longer] = extended(current[longer], names.words[names.starts[longer] + length])
        found.append(current[longer])
    prefixes = np.unique(np.concatenate(found))
    whole, of_group = np.unique(current, return_inverse=True)
    groups = np.full(len(prefixes), -1, np.int32)
    groups[find(prefixes, whole)] = np.arange(len(whole), dtype=np.int32)
    return prefixes, groups, of_group.astype(np.int32)


def _csr(name: str, rows: NDArray[np.integer], count: int) -> dict[str, Any]:
    """Of each value's row, the rows' values: positions in the order of their rows."""
    order = np.argsort(rows, kind="stable").astype(np.int32)
    return {f"{name}_starts": _starts(rows, count), name: order}


def _starts(rows: NDArray[np.integer], count: int) -> Ints:
    counted = np.bincount(rows, minlength=count) if len(rows) else np.zeros(count, np.int64)
    return np.concatenate(([0], np.cumsum(counted))).astype(np.int32)


def _postings(names: _Names, rows: NDArray[np.int64], count: int, forms: Ints) -> dict[str, Any]:
    owner = np.repeat(np.arange(len(names.lengths)), names.lengths)
    kept = owner < len(forms)
    kept[kept] = (forms[owner[kept]] & _UNSHARED) == 0
    pairs = np.unique(rows[kept] * len(forms) + owner[kept])
    words, holders = pairs // len(forms), (pairs % len(forms)).astype(np.int32)
    rare = np.bincount(words, minlength=count)[words] <= COMMON
    return {"postings_starts": _starts(words[rare], count), "postings": holders[rare]}


def _name_rows(names: _Names, rows: NDArray[np.int64], forms: Ints) -> dict[str, Any]:
    """The words of each name that shared words lead to."""
    owner = np.repeat(np.arange(len(names.lengths)), names.lengths)
    kept = owner < len(forms)
    kept[kept] = (forms[owner[kept]] & Form.LEGAL) == 0
    return {
        "name_rows_starts": _starts(owner[kept], len(forms)),
        "name_rows": rows[kept].astype(np.int32),
    }


def _typos(vocabulary: Iterable[str], word_keys: Keys) -> dict[str, Any]:
    """Spellings with a letter missing of the words of names, and the word that each is one of."""
    pairs = [(key, word) for word in vocabulary for key in deletions(word)]
    keys = np.array([word_key(text) for text, _ in pairs], np.uint64)
    of = find(word_keys, np.array([word_key(word) for _, word in pairs], np.uint64))
    order = np.argsort(keys, kind="stable")
    return {"typo_keys": keys[order], "typo_words": of[order].astype(np.int32)}


def _entities(organizations: Sequence[Organization], places: _Places) -> dict[str, Any]:
    kinds = sorted({each.kind for each in organizations})
    country = {code: position for position, code in enumerate(places.country_names)}
    ids = {each.id: position for position, each in enumerate(organizations)}
    parents = [[ids[p] for p in dict.fromkeys(each.parents)] for each in organizations]
    children: list[list[int]] = [[] for _ in organizations]
    for position, above in enumerate(parents):
        for parent in above:
            children[parent].append(position)
    return {
        "entity_country": np.array([country[e.country] for e in organizations], np.int32),
        "entity_kind": np.array([kinds.index(e.kind) for e in organizations], np.int32),
        "entity_flags": np.array([_flags(e) for e in organizations], np.int32),
        "entity_established": np.array([e.established for e in organizations], np.int32),
        "entity_identifiers": np.array([e.identifiers for e in organizations], np.int32),
        "entity_names": np.array([len(e.names) for e in organizations], np.int32),
        "entity_relations": np.array(
            [len(above) + len(below) for above, below in zip(parents, children, strict=True)],
            np.int32,
        ),
        **_lists("parents", parents),
        **_lists("children", children),
        **_lists(
            "successors", [[ids[s] for s in dict.fromkeys(e.successors)] for e in organizations]
        ),
        **_lists("entity_places", [_own_places(e, places) for e in organizations]),
        "ids": pa.array([e.id for e in organizations]),
        "shown": pa.array([e.name for e in organizations]),
        "domains": pa.array([e.domain for e in organizations]),
        "kinds": pa.array(kinds),
    }


def _own_places(organization: Organization, places: _Places) -> list[int]:
    keys = [(tuple(folded(city)), organization.country) for city in organization.cities]
    return [places.rows[key] for key in keys if key in places.rows]


def _lists(name: str, lists: Sequence[Sequence[int]]) -> dict[str, Any]:
    lengths = np.array([len(each) for each in lists])
    flat = np.array([value for each in lists for value in each], np.int32)
    return {
        f"{name}_starts": np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        name: flat,
    }


def _flags(organization: Organization) -> int:
    register = is_register(organization)
    placed = organization.country and not organization.placed
    bare = not placed and len(organization.names) == 1
    return (
        ACTIVE * organization.active
        + WITHDRAWN * organization.withdrawn
        + LABEL_ONLY * (bare and not register)
        + REGISTER * register
        + UNTRAINED * (not register and not organization.id.startswith("ror:"))
        + CURATED * organization.curated
    )
