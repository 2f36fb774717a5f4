"""What speaks against candidates whatever the ranker and the corpus make of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import MISSPELT, Strings
from kg.resolve.candidates.variants import SHORT
from kg.resolve.matching.branches import other_branches
from kg.resolve.matching.choices import kind_row
from kg.resolve.matching.legal_names import everyday, in_part

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against each candidate of a batch.

    Attributes:
        nobody: its words name nobody there: a part of a legal name, an ordinary word, a slip.
        other_branch: the string has another city in brackets than its name.
    """

    nobody: Mask
    other_branch: Mask


def against(index: Index, strings: Strings, pairs: Pairs) -> Against:
    """What speaks against each candidate of a batch."""
    if not len(pairs.names.of):
        none = np.zeros(len(pairs.string), bool)
        return Against(none, none)
    nobody = in_part(index, strings, pairs, kind_row(index, "Company"))
    nobody |= everyday(index, strings, pairs) | _misspelt_acronyms(index, strings, pairs)
    return Against(nobody, other_branches(index, strings, pairs))


def _misspelt_acronyms(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by an acronym that a string prints but for a letter: another word, as a rule."""
    forms = index.name_forms[pairs.names.of[np.maximum(pairs.exact, 0)]]
    acronym = (pairs.exact >= 0) & ((forms & SHORT) > 0)
    return np.asarray(acronym & ((strings.marks[pairs.first] & MISSPELT) > 0), bool)
