"""How often people meant each organisation where it was a candidate: what gold tells of it itself.

Homonyms differ in how often anyone names them, and so do a university, its hospital and its school
of medicine. A string that the ranker is trained on counts nothing of its own fold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kg.resolve.candidates.csr import group_max, group_sum
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs

Counts = NDArray[np.float32]

DOUBT: Final = 2.0
"""Strings that name an organisation without meaning it, taken for granted."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Counts of every organisation of an index, in its order.

    Attributes:
        meant: strings of gold that mean it.
        named: strings of gold in which a name of it stands.
    """

    meant: Counts
    named: Counts

    @classmethod
    def of(cls, index: Index, counts: Mapping[str, Sequence[int]]) -> "Prior":
        """What `counted` wrote down, for an index that may be another one."""
        meant, named = np.zeros((2, len(index.ids)), np.float32)
        ids = index.ids.cast(pa.string())  # of an index of nothing they have no type
        at = pc.index_in(ids, value_set=pa.array(list(counts), pa.string()))
        at = at.fill_null(-1).to_numpy()
        told = np.array(list(counts.values()), np.float32).reshape(-1, 2)
        meant[at >= 0], named[at >= 0] = told[at[at >= 0]].T
        return cls(meant, named)

    def counted(self, index: Index) -> dict[str, list[int]]:
        """Both counts by id, of the organisations that some string means or names.

        One that is often named and never meant is told from a stranger, in training as later.
        """
        rows = np.flatnonzero(self.meant + self.named)
        both = np.stack((self.meant[rows], self.named[rows]), 1).astype(int).tolist()
        return dict(zip(index.ids.take(rows).to_pylist(), both, strict=True))


def priors(pairs: Pairs, meant: Counts, named: Counts) -> dict[str, Counts]:
    """Features of each pair.

    Args:
        pairs: the candidates.
        meant: of each pair's organisation, as in `Prior`.
        named: the same.
    """
    strings = int(pairs.string.max(initial=-1)) + 1
    group, groups = pairs.words()
    columns = {
        "meant": np.log1p(meant),
        "named": np.log1p(named),
        "meant_share": meant / (named + DOUBT),
        "meant_share_of_words": meant / (group_sum(group, meant, groups)[group] + 1),
        "meant_behind_words": group_max(group, meant, groups)[group] - meant,
        "meant_behind_string": group_max(pairs.string, meant, strings)[pairs.string] - meant,
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}
