"""What titles call what is said in plain words."""

from pathlib import Path

import numpy as np
import pytest

from kg.load.vectors.encoder import encode
from kg.topics import concepts
from kg.topics.concepts import MOST, nearest


def test_the_vectors_are_those_of_the_table() -> None:
    assert concepts.in_step(), "the table has changed: run kg train concepts"


def test_a_matter_has_terms_in_small_letters_and_is_told_in_both_languages() -> None:
    for each in concepts.concepts():
        assert each.plain
        assert each.chinese
        assert all(term and term == term.lower().strip() for term in each.terms)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("a small network learns from a big one", "knowledge distillation"),
        ("给黑白照片上色", "colorization"),
        ("lane detection", "lane detection"),
    ],
)
def test_the_nearest_matter_comes_first_in_whatever_words(text: str, term: str) -> None:
    (vector,) = encode([text])
    found = nearest(vector, vector)
    assert found[0].concept.terms[0] == term
    assert found[0].weight == 1.0
    assert len(found) <= MOST
    assert all(0.0 < each.weight <= 1.0 for each in found)


def test_chinese_names_lead_to_the_first_term() -> None:
    assert concepts.named_in_chinese()["图像去雾"] == "image dehazing"


def test_training_writes_the_same_vectors(tmp_path: Path) -> None:
    concepts.train(tmp_path / "made.npz")
    with np.load(tmp_path / "made.npz") as made, np.load(concepts.VECTORS) as held:
        assert np.abs(made["vectors"].astype(int) - held["vectors"]).max() <= 1
