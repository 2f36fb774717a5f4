"""JSON lines are split without holding the file."""

from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

from extractors.lines import split_lines


def test_blank_lines_are_skipped_and_line_ends_taken_off() -> None:
    assert list(split_lines(BytesIO(b'{"a":1}\n\n \t\r\n{"b":2}\r\n{"c":3}'))) == [
        b'{"a":1}',
        b'{"b":2}',
        b'{"c":3}',
    ]


def test_a_line_is_given_before_the_next_is_read() -> None:
    class Tape(RawIOBase):
        read_so_far = 0

        def __iter__(self) -> "Iterator[bytes]":  # type: ignore[override]
            for self.read_so_far in (1, 2, 3):
                yield b"{}\n"

    tape = Tape()
    next(split_lines(cast(BinaryIO, tape)))
    assert tape.read_so_far == 1
