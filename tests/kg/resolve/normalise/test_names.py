"""Names that mean one thing have one key; names that mean two things have two."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.resolve.normalise.names import (
    has_han,
    keys_of,
    organization_core,
    organization_key,
    search_text,
    title_key,
)

SAME_ORGANIZATION = [
    ("香港科技大学", "香港科技大學"),
    ("某某科学院 自动化研究所", "某某科学院自动化研究所"),
    (
        "The Example University of Science & Technology",
        "example university of science and technology",
    ),
    ("Éxample Universität", "Example Universitat"),
    ("Example Univ.", "EXAMPLE UNIVERSITY"),
    ("St. George's Hospital", "St Georges Hospital"),
    ("Example Incorporated", "Example, Inc."),
    ("Example Corporation", "EXAMPLE CORP."),
    ("Example Company Limited", "Example Co., Ltd."),
    ("Example S.A.", "Example Société Anonyme"),
    ("Example S. A.", "Example SA"),
    ("Example Limited Liability Company", "Example L.L.C."),
    ("Beispiel Gesellschaft mit beschränkter Haftung", "Beispiel GmbH"),
    ("㈱例示", "株式会社例示"),
    ("例示技术有限责任公司", "例示技術有限公司"),
    ("例示科技（深圳）有限公司", "例示科技(深圳)有限公司"),
    ("\uff25xample\u3000Lab", "Example Lab"),
    ("Example Tech.", "Example Technology"),
    ("Example Biotech (Examplia), Examplia", "Example Biotechnology (Examplia)"),
]

OTHER_ORGANIZATION = [
    ("HKUST(GZ)", "HKUST"),
    ("香港科技大学(广州)", "香港科技大学"),
    ("Example Inc.", "Example GmbH"),
    ("Example (China)", "Example (Japan)"),
]

CORES = [
    ("Tencent (China)", "tencent"),
    ("Tencent Technology (Shenzhen) Co., Ltd.", "tencent technology shenzhen"),
    ("HKUST(GZ)", "hkust gz"),
    ("Example Works (United States)", "example works"),
    ("Example Group Holding Limited", "example"),
    ("Beispiel GmbH & Co. KG", "beispiel"),
    ("PT Contoh Tbk", "contoh"),
    ("Toyota Motor 株式会社", "toyota motor"),
    ("例示集团控股股份有限公司", "例示"),
    ("例示技术有限公司北京分公司", "例示技术有限公司北京分公司"),
    ("株式会社例示製作所", "例示制作所"),
    ("The Company Ltd", "co"),
]

# What the folding has to cope with: scripts, legal forms, brackets, marks, odd spaces.
PIECES = st.sampled_from(
    [
        *"aZé香學学。（）(),.&-'·株 　\u0131",
        "S.A.",
        "Ltd",
        "The ",
        "有限责任公司",
        "集团",
        "(China)",
        "Co",
        "PT ",
    ]
)
TEXT = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20)


@pytest.mark.parametrize(("one", "other"), SAME_ORGANIZATION)
def test_two_spellings_of_one_organisation_have_one_key(one: str, other: str) -> None:
    assert organization_key(one) == organization_key(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER_ORGANIZATION)
def test_two_organisations_have_two_keys(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


@pytest.mark.parametrize(("name", "core"), CORES)
def test_the_core_leaves_legal_form_and_country_off(name: str, core: str) -> None:
    assert organization_core(name) == core


def test_every_organisation_has_key_and_core_and_other_things_a_key() -> None:
    assert keys_of("Company", "Example (China)") == ("example china", "example")
    assert keys_of("Person", "Lee, Ann") == ("ann lee", "")
    assert keys_of("Paper", "On “Graphs”, again") == ("on graphs again", "")


def test_a_title_key_forgives_punctuation_and_case() -> None:
    assert title_key("Graph-based   methods: a survey.") == title_key(
        "Graph\u2010Based Methods – A Survey"
    )


def test_search_text_keeps_the_words_and_simplifies() -> None:
    assert search_text("香港科技大學  HKUST (Café)") == "香港科技大学 hkust (cafe)"


def test_han_is_chinese_characters_only() -> None:
    assert has_han("HKUST 科大")
    assert not has_han("Καφές ひらがな")


@given(TEXT)
@example("ss.A")
def test_an_organisations_key_and_core_are_their_own(name: str) -> None:
    key, core = organization_key(name), organization_core(name)
    assert organization_key(key) == key
    assert organization_core(core) == core
    assert keys_of("University", name) == (key, core)


@given(TEXT)
def test_a_title_key_is_its_own(name: str) -> None:
    assert title_key(title_key(name)) == title_key(name)


@given(st.text(string.ascii_letters, min_size=1))
def test_a_name_of_letters_never_folds_to_nothing(name: str) -> None:
    assert organization_key(name)
    assert organization_core(name)
