"""Documents and their places, opened from a home without its store."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.query.show import show
from kg.staging.files import files
from kg.staging.read import Reader
from kg.workspace import Workspace
from tests.kg.support.notes import NOTES, lines

LETTER: dict[str, object] = {
    "id": "1", "title": "On Graphs", "text": "It is said that Ada Byron writes.", "from": [16, 25],
}  # fmt: skip
RECORD: dict[str, object] = {"id": "2", "title": "On Trees", "people": {"Bo Chen": ["Acme Ltd"]}}


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    inbox = tmp_path / "a.notes"
    inbox.write_bytes(lines(LETTER, RECORD))
    home = Workspace(tmp_path / "home")
    with home.alone():
        reader = Reader(home.stage, home.quarantine, (NOTES,), "2026-01-01T00:00:00.000Z")
        reader.read(files([inbox]))
    return home


def test_a_document_is_shown_with_its_text(home: Workspace) -> None:
    shown = show(home, "doc:notes/1")
    assert shown.document["title"] == "On Graphs"
    assert shown.text is not None
    assert shown.text.text == LETTER["text"]


def test_a_document_of_fields_shows_what_its_facts_quote(home: Workspace) -> None:
    shown = show(home, "doc:notes/2")
    assert shown.text is None
    assert [(each.place, each.quote) for each in shown.fields] == [
        ("/title", "On Trees"),
        ("/people/0", "Bo Chen"),
        ("/people/0", "Acme Ltd"),
    ]


def test_a_place_in_a_text_is_shown_in_its_context(home: Workspace) -> None:
    shown = show(home, "doc:notes/1", "/text#char=16,25", before=5, after=7)
    assert shown.context is not None
    assert shown.context.before + shown.context.quote == "that Ada Byron"
    assert shown.context.after == " writes"
    assert shown.fields[0].says == ("Person", "authored")


def test_a_field_is_shown_with_what_is_said_there(home: Workspace) -> None:
    shown = show(home, "doc:notes/2", "/people/0")
    assert shown.context is None
    assert {name for each in shown.fields for name in each.says} == {
        "Person", "Organization", "authored", "affiliatedWith", "contributedTo",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("document", "place"), [("doc:notes/3", ""), ("doc:notes/1", "/text#char=1,99")]
)
def test_what_is_not_there_is_told(home: Workspace, document: str, place: str) -> None:
    with pytest.raises(InputError, match=r"no document|nothing that is read"):
        show(home, document, place)
