"""What speaks for and against two mentions being one person, in numbers, a column a feature."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from kg.resolve.normalise.agreement import Agreement
from kg.resolve.people.candidates import Pairs
from kg.resolve.people.context import Context
from kg.resolve.people.sparse import Floats, Ints, Matrix, dots, filled, pruned, unit, weighted

Features = Mapping[str, Floats]

UNKNOWN = np.float32(np.nan)
"""Where one side says nothing: neither for nor against."""

COMMON_STEPS = (-2.5, -1.5, -0.5, 0.5)
"""log10 of namesakes in a million that part names from very rare to very common."""


AS_THE_SAME = (Agreement.OTHER_SCRIPT, Agreement.WESTERN_LEFT_OUT, Agreement.OTHER_ORDER)
"""Ways to agree that hide nothing of a name."""

FAINT = 0.03
"""Share of the length of a row below which a name two steps away is left out of it."""


def features(known: Context, pairs: Pairs) -> Features:
    """Every feature of some pairs.

    Args:
        known: of all mentions.
        pairs: at most some hundred thousand, sorted by name, so that few mentions are in them.
    """
    used, places = np.unique(np.concatenate((pairs.left, pairs.right)), return_inverse=True)
    one, other = np.split(places, 2)
    found = _people(known, used, one, other)
    found |= _organizations(known, used, one, other)
    found |= _works(known, pairs.left, pairs.right)
    found |= _names(known, pairs)
    return found


def _names(known: Context, pairs: Pairs) -> dict[str, Floats]:
    # A form that is short for many is as common as all of them.
    common = np.maximum(known.commonness[pairs.left], known.commonness[pairs.right])
    step = np.digitize(common, COMMON_STEPS)
    # Gold has too few of these to tell what they weigh: as much as the same name.
    alike = np.isin(pairs.names, AS_THE_SAME)
    names = np.where(alike, int(Agreement.SAME), pairs.names)
    return {
        "name": (names * (len(COMMON_STEPS) + 1) + step).astype(np.float32),
        "common": common.astype(np.float32),
        "chinese": known.chinese[pairs.left],
        "rivals": np.minimum(pairs.rivals, 20).astype(np.float32),
    }


def _people(known: Context, used: Ints, one: Ints, other: Ints) -> dict[str, Floats]:
    team = known.team[used]
    near = unit(weighted(team, known.worth))
    far = _without_own(unit(team) @ known.around, known.columns[used])
    far = unit(pruned(unit(weighted(far, known.worth)), FAINT))
    size = known.size[used]
    least = np.minimum(size[one], size[other])
    alone = least == 0
    second = dots(far, far, one, other)
    near_far = np.maximum(dots(near, far, one, other), dots(far, near, one, other))
    shared = dots(weighted(team, known.worth), team, one, other)
    common = known.commonness[used][one]
    return {
        "coauthors": np.where(alone, UNKNOWN, shared),
        "circle": np.where(alone, UNKNOWN, second),
        "reach": np.where(alone, UNKNOWN, near_far),
        "fewest": least.astype(np.float32),
        "most": np.maximum(size[one], size[other]).astype(np.float32),
        "circle of a common name": np.where(alone, UNKNOWN, second * (common > 0)),
    }


def _without_own(table: Matrix, keys: Ints) -> Matrix:
    found = table.tocoo()
    kept = found.col != keys[found.row]
    ends = (found.row[kept], found.col[kept])
    return sparse.csr_matrix((found.data[kept], ends), shape=found.shape)


def _organizations(known: Context, used: Ints, one: Ints, other: Ints) -> dict[str, Floats]:
    own, mates, guess = known.own[used], known.mates[used], known.guess[used]
    every = unit(own + 0.7 * mates + 0.5 * guess)
    printed = known.affiliation[used]
    both = filled(own)[one] & filled(own)[other]
    some = filled(every)[one] & filled(every)[other]
    words = filled(printed)[one] & filled(printed)[other]
    return {
        "organizations": np.where(both, dots(own, own, one, other), UNKNOWN),
        "surroundings": np.where(some, dots(every, every, one, other), UNKNOWN),
        "affiliation": np.where(words, dots(printed, printed, one, other), UNKNOWN),
    }


def _works(known: Context, left: Ints, right: Ints) -> dict[str, Floats]:
    venues = known.venue[left], known.venue[right]
    years = known.year[left], known.year[right]
    same = (venues[0] == venues[1]) * known.venue_rarity[left]
    apart = np.abs(years[0] - years[1]).astype(np.float32)
    titled = filled(known.title)
    title = dots(known.title, known.title, left, right)
    return {
        "title": np.where(titled[left] & titled[right], title, UNKNOWN),
        "venue": np.where((venues[0] > 0) & (venues[1] > 0), same, UNKNOWN).astype(np.float32),
        "years": np.where((years[0] > 0) & (years[1] > 0), apart, UNKNOWN).astype(np.float32),
    }
