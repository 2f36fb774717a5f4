"""Train the model that compares names: `python -m kg.evaluate.train_names GOLD…`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.names import judged
from kg.resolve.names.model import MODEL, train


def main(paths: Sequence[str]) -> None:
    """Train on judged names, and write the model where it is read from."""
    gold = list(judged(map(Path, paths)))
    text = train([name for name, _ in gold], [cluster for _, cluster in gold]).model_to_string()
    # What follows names parameters of the training alone: no prediction reads it.
    MODEL.write_text(text.partition("\nparameters:")[0] + "\n", "ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
