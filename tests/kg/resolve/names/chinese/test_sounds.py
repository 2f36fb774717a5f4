"""How Chinese syllables are spelt in names that are not pinyin."""

from kg.resolve.names.chinese.sounds import spellings


def test_pinyin_speaks_for_a_character() -> None:
    assert spellings("正")["zheng"] > 5


def test_so_does_its_reading_in_hong_kong() -> None:
    assert spellings("黄")["wong"] > 3


def test_what_foreign_names_teach_is_known_without_being_pinyin() -> None:
    assert spellings("斯")["s"] > 0
    assert spellings("尔")["l"] > spellings("安").get("l", 0.0)


def test_letters_of_another_sound_are_no_spelling() -> None:
    assert "mong" not in spellings("斯")
