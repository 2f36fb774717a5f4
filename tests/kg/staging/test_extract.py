"""Facts printed: documents whole or not at all, and the rest after what is refused."""

from pathlib import Path

import orjson

from kg.staging.extract import extract_file


def test_a_refused_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    contract = "AGREEMENT\n\nThis Agreement is made by and between Heron, Inc. and Vitrum AG."
    (tmp_path / "a.txt").write_text("Nothing that anybody knows.")
    (tmp_path / "b.txt").write_text(contract)
    told: list[tuple[str, str]] = []
    lines = [*extract_file([tmp_path], refused=lambda what, why: told.append((what, why)))]
    assert [Path(what).name for what, _ in told] == ["a.txt"]
    assert "no source recognises" in told[0][1]
    assert orjson.loads(lines[0])["fact"] == "Document"


def test_a_document_that_is_refused_prints_nothing(tmp_path: Path) -> None:
    file = tmp_path / "9990001_8K_2020_0009990001-20-000005.json"
    file.write_text('{"cik": 1, "entityName": "", "facts": {"dei": {}}}')
    told: list[str] = []
    assert not [*extract_file([file], refused=lambda what, why: told.append(why))]
    assert len(told) == 1
