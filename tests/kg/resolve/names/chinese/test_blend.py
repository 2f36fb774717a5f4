"""English words coined from Chinese names: by sound, by meaning, or by both at once."""

import pytest

from kg.resolve.names.chinese.blend import blended
from kg.resolve.names.chinese.han import han_name
from kg.resolve.names.chinese.translation import Translations


def says(word: str, chinese: str) -> float:
    name = han_name(chinese, Translations([]))
    return blended(word, name.text, 0, len(name.text), name.told).says / len(word)


@pytest.mark.parametrize(
    ("word", "chinese", "other"),
    [
        ("nokia", "诺基亚", "西门子"),
        ("cinda", "信达", "永昌"),
        ("kingfa", "金发", "银川"),
        ("greenheart", "绿心", "红叶"),
    ],
)
def test_a_coined_word_speaks_for_its_own_name(word: str, chinese: str, other: str) -> None:
    assert says(word, chinese) > 1 > says(word, other)


def test_a_word_is_laid_along_the_piece_that_it_stands_for() -> None:
    name = han_name("深圳诺基亚电讯", Translations([]))
    found = blended("nokia", name.text, 0, len(name.text), name.told)
    assert (found.start, found.end) == (2, 5)


def test_letters_of_which_a_name_has_nothing_say_nothing() -> None:
    assert says("xylophone", "大同") == 0
