"""Exports of tagged lines: a tag of letters at the beginning of a line, its value behind it.

RIS, MEDLINE, Web of Science and Ovid write them, each with tags of its own.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.papers.exports.reference import Text

_LONGEST: Final = 64 * 1024 * 1024


def split_at(stream: BinaryIO, start: re.Pattern[bytes]) -> Iterator[bytes]:
    """Yield the records of a file, each from a line that the pattern matches to the next such.

    What stands before the first record is left out: names of the format and its version.

    Raises:
        MalformedError: a record is longer than any record is.
    """
    held: list[bytes] = []
    size, begun = 0, False
    for number, line in enumerate(_lines(stream)):
        if start.match(line):
            if begun:
                yield b"\n".join(held)
            held, size, begun = [], 0, True
        elif not begun and number > 1000:
            break
        held.append(line)
        if (size := size + len(line)) > _LONGEST:
            raise MalformedError(f"no record ends within {_LONGEST} bytes; is it of this format?")
    if held:
        yield b"\n".join(held)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    for line in split_lines(stream):
        yield from line.removeprefix(codecs.BOM_UTF8).replace(b"\r", b"\n").split(b"\n")


def decoded(data: bytes) -> str:
    """The text of a record.

    Raises:
        MalformedError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedError(f"the record is not UTF-8, convert the file to it: {error}") from error


class Tagged:
    """A record of tagged lines, emptied tag by tag."""

    def __init__(self, fields: Iterator[tuple[str, str, int]]) -> None:
        self._fields: dict[str, list[Text]] = {}
        for tag, words, line in fields:
            text = Text(" ".join(words.split()), f"line={line},{line + 1}")
            self._fields.setdefault(tag, []).append(text)

    def all(self, *tags: str) -> list[Text]:
        """Take every value of the tags that says something, tag by tag."""
        found = [text for tag in tags for text in self._fields.pop(tag, [])]
        return [text for text in found if text.words]

    def first(self, *tags: str) -> Text:
        """Take the values of the tags, of which the first stands; an empty one where none is."""
        return next(iter(self.all(*tags)), Text("", "line=0,1"))

    def words(self, *tags: str) -> str:
        """Take the values of the tags; the words of the first."""
        return self.first(*tags).words

    def close(self, ignore: frozenset[str]) -> Iterator[str]:
        """Yield the tags that are left, each once, in order."""
        yield from sorted(set(self._fields) - ignore)


def read_tags(
    text: str, tag: re.Pattern[str], *, end: str, indent: str = " "
) -> Iterator[tuple[str, str, int]]:
    """Yield tag, value and number of the line (from 0) of every field of a record.

    Args:
        text: the record.
        tag: matches the beginning of a line that opens a field; its first group is the tag.
        end: the tag that ends the record.
        indent: what a line that goes on begins with; empty if any line may.
    """
    name, value, at = "", [""], 0
    for number, line in enumerate(text.split("\n")):
        if found := tag.match(line):
            if name:
                yield name, " ".join(value), at
            name, value, at = found[1].upper(), [line[found.end() :]], number
            if name == end:
                return
        elif name and line.startswith(indent):
            value.append(line)
    if name:
        yield name, " ".join(value), at
