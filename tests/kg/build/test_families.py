"""Who is above whom, and who heads a group of companies."""

from hypothesis import given
from hypothesis import strategies as st

from kg.build.families import above, head

COMPANIES = {"group", "holding", "subsidiary"}
PARENTS = {
    "laboratory": ["subsidiary"],
    "subsidiary": ["holding"],
    "holding": ["group"],
    "department": ["university"],
}


def test_the_head_of_a_group_is_as_far_up_as_companies_own() -> None:
    assert head("laboratory", PARENTS, COMPANIES) == "group"
    assert head("group", PARENTS, COMPANIES) == "group"


def test_a_university_heads_no_group() -> None:
    assert head("department", PARENTS, COMPANIES) == "department"


def test_all_that_something_is_a_part_of_is_above_it() -> None:
    assert above("laboratory", PARENTS) == {"subsidiary", "holding", "group"}


NAMES = st.sampled_from("abcdef")


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3)), NAMES)
def test_circles_of_owners_have_one_head_and_nothing_is_above_itself(
    parents: dict[str, list[str]], name: str
) -> None:
    companies = set("abcdef")
    found = head(name, parents, companies)
    assert head(found, parents, companies) == found
    assert name not in above(name, parents)
