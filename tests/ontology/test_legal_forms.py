from collections import Counter

from ontology.legal_forms import latin_words, legal_forms


def test_no_spelling_is_that_of_two_forms_of_one_script() -> None:
    spelt = Counter(
        (each.script, words) for each in legal_forms() for words in (each.form, *each.spellings)
    )

    assert [words for words, count in spelt.items() if count > 1] == []


def test_forms_in_latin_letters_are_written_as_they_look_once_folded() -> None:
    for each in legal_forms():
        if each.script == "Latn":
            assert each.form.isascii()
            assert " ".join(each.spellings) == " ".join(each.spellings).lower()


def test_of_two_forms_in_han_the_longer_comes_off_first() -> None:
    han = [each.form for each in legal_forms() if each.script == "Hans"]

    for place, form in enumerate(han):
        assert not any(later.endswith(form) for later in han[place + 1 :])


def test_words_that_several_companies_share_are_told_from_forms() -> None:
    assert {"inc", "incorporated", "gmbh"} <= latin_words()
    assert "group" not in latin_words()
