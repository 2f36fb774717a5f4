"""The dictionary."""

from kg.resolve.normalise.cedict import entries


def test_a_word_has_its_glosses_and_no_pronunciation() -> None:
    glosses = dict(entries())
    assert "university" in glosses["大学"]
    assert not any(each.startswith("[") or each.endswith("/") for each in glosses.values())
