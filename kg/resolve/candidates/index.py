"""The index over the registries' organisations: sorted tables, on disk as they are in memory.

Word sequences of names are found by the keys of their prefixes, so that a string is walked once
from each of its words; rare words lead to the names that hold them. Everything is an array that
numpy maps from a file, so that loading takes no time, and processes share the memory.
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kg.resolve.candidates.keys import Keys

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Index:
    """The tables. A CSR pair is `x_starts` (one longer than its rows) and `x`.

    Attributes:
        word_keys: sorted keys of all words of names.
        word_weights: inverse document frequency of each word among organisations of research.
        prefixes: sorted keys of the prefixes of all names' word sequences.
        prefix_group: the names that the prefix is the whole of; -1 where it is only a beginning.
        group_names_starts, group_names: group -> names, as CSR.
        group_places_starts, group_places: group -> places of that name, as CSR.
        name_entity: the organisation of a name.
        name_forms: its `Form`.
        name_weight: sum of its words' weights.
        name_words: how many words it has.
        name_rows_starts, name_rows: name -> its words, as CSR; of no word where only a register
            of companies knows it.
        postings_starts, postings: word -> names, for words that are rare enough, as CSR.
        entity_country: row in `countries`; 0 for none.
        entity_kind: row in `kinds`.
        entity_flags: 1 active, 2 withdrawn, 4 known by its label only, 8 register of companies,
            16 of a registry whose ids no gold gives, 32 of a registry that comes with us.
        entity_established: year, or 0.
        entity_identifiers, entity_names, entity_relations: how many.
        entity_places_starts, entity_places: its places, as CSR.
        parents_starts, parents; successors_starts, successors; children_starts, children: CSR.
        place_country: row in `countries` of a place.
        place_city: 1 for a city, 0 for a country.
        typo_keys, typo_words: sorted spellings with a letter missing, and the word of each.
        vocabulary: sorted words of names, less those that only registers of companies have.
        ids, shown, domains: of each organisation, as Arrow strings.
        texts: folded names, as Arrow strings.
        printed: the name that each is a form of, as its registry prints it but for capitals and
            diacritics; empty for what only registers of companies know.
        titles: what each organisation is shown as, likewise.
    """

    word_keys: Keys
    word_weights: Floats
    prefixes: Keys
    prefix_group: Ints
    group_names_starts: Ints
    group_names: Ints
    group_places_starts: Ints
    group_places: Ints
    name_entity: Ints
    name_forms: Ints
    name_weight: Floats
    name_words: Ints
    name_rows_starts: Ints
    name_rows: Ints
    postings_starts: Ints
    postings: Ints
    entity_country: Ints
    entity_kind: Ints
    entity_flags: Ints
    entity_established: Ints
    entity_identifiers: Ints
    entity_names: Ints
    entity_relations: Ints
    entity_places_starts: Ints
    entity_places: Ints
    parents_starts: Ints
    parents: Ints
    children_starts: Ints
    children: Ints
    successors_starts: Ints
    successors: Ints
    place_country: Ints
    place_city: Ints
    typo_keys: Keys
    typo_words: Ints
    vocabulary: pa.StringArray
    ids: pa.StringArray
    shown: pa.StringArray
    domains: pa.StringArray
    texts: pa.StringArray
    printed: pa.StringArray
    titles: pa.StringArray
    countries: pa.StringArray
    kinds: pa.StringArray

    def save(self, folder: Path) -> None:
        """Write every table under a folder, which must exist."""
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, np.ndarray):
                np.save(folder / f"{each.name}.npy", value)
            else:
                with pa.OSFile(str(folder / f"{each.name}.arrow"), "wb") as sink:
                    table = pa.table({"text": value})
                    with pa.ipc.new_file(sink, table.schema) as writer:
                        writer.write_table(table)

    @classmethod
    def load(cls, folder: Path) -> "Index":
        """Map the tables that `save` wrote."""
        return cls(**{each.name: _read(folder, each.name) for each in fields(cls)})


def _read(folder: Path, name: str) -> Any:  # noqa: ANN401 - an array of either library
    path = folder / f"{name}.npy"
    if path.exists():
        # A plain view of the mapped file: rows of a `memmap` take ten times as long to look up.
        return np.load(path, mmap_mode="r").view(np.ndarray)
    with pa.memory_map(str(folder / f"{name}.arrow")) as source:
        return pa.ipc.open_file(source).read_all().column("text").combine_chunks()
