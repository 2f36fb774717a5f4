"""What is taken out again leaves nothing that only it said, and comes back with its file."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.staging.removal import remove
from tests.kg.support.workshop import Workshop

ONE = {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}
TWO = {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": ["ACME Limited"]}}


def names(shop: Workshop) -> set[str]:
    return {
        each for kind in ("Person", "Organization", "Company", "Paper") for each in shop.nodes(kind)
    }


@pytest.mark.slow
def test_what_only_a_document_said_goes_and_comes_back_with_its_file(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    shop.run(ONE, TWO)
    before = shop.decisions()
    assert len(names(shop)) == 5
    shop.days += 1
    assert remove(shop.home.stage, ["doc:notes/2"], "", shop.today) == 1
    shop.days += 1
    shop.rebuild()
    assert names(shop) == {"Ada Byron", "Acme Ltd", "On Graphs"}
    assert list(shop.nodes("Document")) == ["doc:notes/1"]
    with pytest.raises(InputError, match="there is no such document"):
        remove(shop.home.stage, ["doc:notes/2"], "", shop.today)
    shop.run(ONE, TWO)
    assert shop.decisions() == before
    shop.days += 1
    assert remove(shop.home.stage, [], "notes", shop.today) == 2
    shop.days += 1
    shop.rebuild()
    assert names(shop) == set()


def test_what_is_not_there_is_told_and_nothing_goes(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    with pytest.raises(InputError, match=r"there is no such document .doc:notes/9"):
        remove(shop.home.stage, ["doc:notes/9"], "", "2026-01-01T00:00:00.000Z")
    with pytest.raises(InputError, match=r"there is no document of this source .nobody"):
        remove(shop.home.stage, [], "nobody", "2026-01-01T00:00:00.000Z")
