"""JSON lines are split without holding the file."""

from io import BytesIO

import pytest

from extractors import lines
from extractors.errors import MalformedError
from extractors.lines import split_lines


def test_blank_lines_are_skipped_and_line_ends_taken_off() -> None:
    assert list(split_lines(BytesIO(b'{"a":1}\n\n \t\r\n{"b":2}\r\n{"c":3}'))) == [
        b'{"a":1}',
        b'{"b":2}',
        b'{"c":3}',
    ]


def test_a_line_is_given_before_the_next_is_read() -> None:
    tape = BytesIO(b"{}\n{}\n{}\n")
    next(split_lines(tape))
    assert tape.tell() == 3


def test_a_line_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 10)
    with pytest.raises(MalformedError, match="no line ends within 10 bytes"):
        list(split_lines(BytesIO(b"x" * 20)))
