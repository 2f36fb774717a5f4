"""Train the models that compare names of organisations: of one script, and across two."""

from collections.abc import Sequence
from pathlib import Path

import lightgbm

from kg.evaluate.names import judged
from kg.evaluate.translations import Pair, folds, listed
from kg.resolve.names import model
from kg.resolve.names.chinese import matching


def train_names(gold: Sequence[Path]) -> str:
    """The model of names in one script, from JSON lines of judged names; the text of its file.

    Raises:
        InputError: a file can not be read as gold.
    """
    found = list(judged(gold))
    return _text(model.train([name for name, _ in found], [cluster for _, cluster in found]))


def train_translations(lists: Sequence[Path], known: Sequence[Pair]) -> str:
    """The two models of Chinese and English names, from lists, each compared without itself.

    Args:
        lists: files with the columns `zh` and `en`.
        known: what registries know.

    Raises:
        InputError: a file can not be read as a list.
    """
    made = matching.train(list(folds([listed(path) for path in lists], known)))
    return matching.BETWEEN.join(map(_text, made))


def _text(made: lightgbm.Booster) -> str:
    # What follows names parameters of the training alone: no prediction reads it.
    return str(made.model_to_string().partition("\nparameters:")[0]) + "\n"
