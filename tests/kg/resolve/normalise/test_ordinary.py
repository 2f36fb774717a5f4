"""Words of everyday English."""

from kg.resolve.normalise.ordinary import ordinary


def test_ordinary_words_are_everyday_english_and_no_names() -> None:
    assert {"big", "horizon", "apple"} <= ordinary()
    assert not {"tencent", "kaist", "zenda"} & ordinary()
