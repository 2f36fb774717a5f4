"""Short Chinese names, which stand in other words too."""

import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.registry import Name
from kg.resolve.candidates.strings import StringReader
from kg.resolve.matching.chinese import amid_han
from tests.kg.resolve.candidates.world import organization


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("上海集成电路材料研究院有限公司", {"ror:1"}),
        ("成电计算机学院", set()),
        ("四川，成电", set()),
        ("岭南成电大学", {"ror:1"}),
    ],
)
def test_two_characters_amid_others_are_no_name(text: str, gone: set[str]) -> None:
    names = [Name("成电", "zh", False, False)]
    longer = [Name("岭南成电大学", "zh", False, False)]
    index = build(
        [
            organization("ror:1", "Foils University", names=names),
            organization("ror:2", "Lingnan Foils University", names=longer),
        ]
    )
    strings = StringReader(index).read([text])
    found = pairs(index, strings, [""])
    rows = amid_han(strings, found)
    assert {index.ids[int(e)].as_py() for e in found.entity[rows]} == gone
