"""Train the model of Chinese and English names: `python -m kg.evaluate.train_translations LIST…`.

What registries know is taken from KG_HOME.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.translations import folds, listed, train
from kg.resolve.names.bilingual import MODEL
from kg.resolve.names.known import known_pairs
from kg.settings import Settings
from kg.workspace import Home


def main(paths: Sequence[str]) -> None:
    """Train on lists of names, each compared without itself, and write the model."""
    known = known_pairs(Home(Settings.from_environment().home).stage)
    text = train(list(folds([listed(Path(path)) for path in paths], known))).model_to_string()
    # What follows names parameters of the training alone: no prediction reads it.
    MODEL.write_text(text.partition("\nparameters:")[0] + "\n", "ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
