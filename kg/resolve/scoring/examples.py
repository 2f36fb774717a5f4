"""What the ranker learns from: strings with the organisations that they name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A string of the gold.

    Attributes:
        text: as printed.
        ids: CURIEs of the organisations that it names; empty for none.
        single: whether its makers gave one organisation even where the string names more.
        hidden: ids of organisations that are to be taken for unknown.
        made: whether it was made for training (`kg.resolve.scoring.made`), and is no gold.
    """

    text: str
    ids: tuple[str, ...]
    single: bool = False
    hidden: tuple[str, ...] = ()
    made: bool = False
