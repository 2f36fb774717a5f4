"""Works and the places where they are named meet in the order of their ids."""

from hypothesis import given
from hypothesis import strategies as st

from kg.topics.works import placed

IDS = st.sets(st.text(min_size=1, max_size=3), max_size=12)


@given(IDS, IDS)
def test_each_work_gets_its_own_place_or_none(works: set[str], named: set[str]) -> None:
    places = ({"work": each} for each in sorted(named))
    found = list(placed(sorted(works), places))
    assert [each and each["work"] for each in found] == [
        w if w in named else None for w in sorted(works)
    ]
