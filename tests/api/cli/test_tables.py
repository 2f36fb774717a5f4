"""Tables as they are printed."""

from io import StringIO
from typing import Any

from rich.console import Console

from kg.client.table import Column, Table
from kg_api.cli.tables import show


def printed(*columns: Column, width: int = 100, **given: Any) -> list[str]:
    stream = StringIO()
    show(Table("things", columns, **given), Console(file=stream, width=width, highlight=False))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_numbers_stand_below_each_other() -> None:
    lines = printed(Column("n", (7.6, 12.25, None, 0.3333333)), Column("year", (2020, 1, 3, None)))
    assert lines == [
        "things: 4 rows",
        "     n  year",
        " 7.600  2020",
        "12.250     1",
        "           3",
        " 0.333",
    ]


def test_small_numbers_are_not_made_nothing() -> None:
    assert printed(Column("n", (0.000123,)))[2:] == ["0.000123"]


def test_lists_are_shown_by_their_beginning() -> None:
    held = '[{"a":1,"b":{"c":"x"}},{"a":null,"b":{"c":"y"}},3,4,5,6,7]'
    plain = '["LICENCE","FUNDING"]'
    lines = printed(Column("l", (held,), nested=True), Column("p", (plain,), nested=True))
    assert lines[2].split("  ", 1)[0] == "• 1 · x"
    assert lines[2].endswith("  LICENCE, FUNDING")
    assert lines[3:] == ["• y", "• 3", "• 4", "• 5", "  and 2 more"]


def test_chinese_takes_two_places() -> None:
    lines = printed(Column("node.name", ("北岸大学", "North")), Column("x", ("a", "b")))
    assert lines[1:] == ["name      x", "北岸大学  a", "North     b"]


def test_a_name_that_would_be_there_twice_stays_whole() -> None:
    lines = printed(Column("kind", ("A",)), Column("node.kind", ("B",)))
    assert lines[1].split() == ["kind", "node.kind"]


def test_what_would_fold_too_often_becomes_records() -> None:
    long = " ".join(["word"] * 100)
    lines = printed(Column("a", (long, long)), Column("b", (long, None)), width=70)
    assert [line for line in lines if line.startswith("─")] == ["─── 1 ───", "─── 2 ───"]
    assert lines[-8].startswith("a  word")
    assert all(len(line) <= 70 for line in lines)


def test_nobody_steers_the_terminal_by_a_name() -> None:
    lines = printed(Column("name", ("a\x1b[31mb\u202ec\nd", "[red]e[/]")))
    assert lines[2:] == ["a [31mb c d", "[red]e[/]"]


def test_it_is_told_how_many_there_are() -> None:
    assert printed(Column("a", (1,)), total=1)[0] == "things: 1 row"
    assert printed(Column("a", (1, 2)), total=1234)[0] == "things: 2 of 1,234 rows"
    assert printed(Column("a", ()))[0] == "things: 0 rows"
