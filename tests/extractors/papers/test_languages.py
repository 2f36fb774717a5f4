"""Languages as formats name them are tags as they are usually written."""

import pytest

from extractors.papers.languages import bcp47


@pytest.mark.parametrize(
    ("printed", "tag"),
    [("eng", "en"), ("en-us", "en-US"), ("zh_hant", "zh-Hant"), ("und", ""), ("xx1", "")],
)
def test_a_language_has_one_tag(printed: str, tag: str) -> None:
    assert bcp47(printed) == tag
