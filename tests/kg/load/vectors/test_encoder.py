"""A text becomes a unit vector; texts that say the same are near, in whatever language."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.load.vectors import encoder
from kg.store import dialect

GRIPPER = "A soft robotic gripper for picking fruit"
TRANSLATED = "用于采摘水果的软体机械手"
OTHERS = ["Quantum error correction with surface codes", "口罩遮挡下的人脸识别", "Rivers of Peru"]


def test_the_index_is_made_for_vectors_of_the_encoders_size() -> None:
    assert encoder.DIMENSIONS == dialect.DIMENSIONS
    assert encoder.encode([GRIPPER]).shape == (1, encoder.DIMENSIONS)


def test_vectors_have_the_length_one() -> None:
    assert np.linalg.norm(encoder.encode([GRIPPER, "机"]), axis=1) == pytest.approx([1, 1])


def test_no_texts_are_no_vectors() -> None:
    assert encoder.encode([]).shape == (0, encoder.DIMENSIONS)


def test_a_translation_is_nearer_than_another_text() -> None:
    one, same, *others = encoder.encode([GRIPPER, TRANSLATED, *OTHERS])
    assert one @ same > 0.6 > max(one @ each for each in others)


def test_a_text_beside_others_gets_the_vector_it_gets_alone() -> None:
    beside = encoder.encode([*OTHERS, GRIPPER])[-1]
    assert beside == pytest.approx(encoder.encoded(GRIPPER), abs=1e-5)


def test_only_the_beginning_of_a_text_counts() -> None:
    start = (GRIPPER + ". ") * 30
    assert len(start) > encoder.LONGEST
    assert encoder.encoded(start) == encoder.encoded(start + "And then something else.")


def test_the_process_leaves_a_vector_for_every_key(tmp_path: Path) -> None:
    pq.write_table(pa.table({"key": ["k1", "k2"], "text": [GRIPPER, TRANSLATED]}), tmp_path / "in")
    (tmp_path / "out").mkdir()
    encoder.main(tmp_path / "in", tmp_path / "out")
    (made,) = (tmp_path / "out").iterdir()
    rows = {row["key"]: row["vector"] for row in pq.read_table(made).to_pylist()}
    assert rows == {
        "k1": pytest.approx(encoder.encoded(GRIPPER), abs=1e-5),
        "k2": pytest.approx(encoder.encoded(TRANSLATED), abs=1e-5),
    }
