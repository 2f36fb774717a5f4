"""Our reading of a model gives the labels that CRFsuite gives."""

from pathlib import Path

import numpy as np
import pycrfsuite
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.tagging import around
from extractors.text.tagging.chain import Chain, Weights, unpacked
from extractors.text.tagging.features import tokens
from extractors.text.tagging.tagger import Span, labels
from kg.evaluate.train_taggers import weights

TAUGHT = (
    ("Heron University, Oslo", (Span(0, 16, "organization"), Span(18, 22, "city"))),
    ("Dept. of Fog (Heron University) Oslo", (Span(14, 30, "organization"), Span(32, 36, "city"))),
    ("Oslo", (Span(0, 4, "city"),)),
)
WORDS = st.sampled_from(
    ["Heron", "University", "Oslo", "(", ")", ",", ".", "of", "Dept", "Fog", "12", "é", "苍鹭"]
)


def taught(folder: Path) -> tuple[pycrfsuite.Tagger, Weights]:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for text, spans in TAUGHT:
        found = tokens(text, 0, len(text))
        trainer.append(around.features(found), labels(found, spans))
    trainer.train(str(folder / "a.crf"))
    theirs = pycrfsuite.Tagger()
    theirs.open(str(folder / "a.crf"))
    return theirs, weights(theirs)


def test_labels_are_those_of_crfsuite(tmp_path: Path) -> None:
    theirs, model = taught(tmp_path)
    ours = Chain(model)

    @given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=6))
    def check(texts: list[str]) -> None:
        found = [tokens(each, 0, len(each)) for each in texts]
        told = [theirs.tag(around.features(each)) if each.words else [] for each in found]
        assert ours.label(found) == told

    check()


def test_a_model_is_kept_as_a_small_file(tmp_path: Path) -> None:
    _, model = taught(tmp_path)
    again = unpacked(model.packed())
    assert (again.labels, again.features) == (model.labels, model.features)
    assert np.allclose(again.weights, model.weights, atol=1e-2)
    assert model.packed() == model.packed()


def test_a_text_of_nothing_has_no_labels(tmp_path: Path) -> None:
    _, model = taught(tmp_path)
    assert Chain(model).label([]) == []
    assert Chain(model).label([tokens(" ", 0, 1)]) == [[]]
