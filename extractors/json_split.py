"""JSON files of many documents: lines, one object, a list, or a page of an interface."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, Final

import orjson

from extractors.errors import MalformedError
from extractors.lines import split_lines

_LARGEST: Final = 512 * 1024 * 1024


def split_objects(stream: BinaryIO, pages: Sequence[tuple[str, ...]] = ()) -> Iterator[bytes]:
    """Yield the objects of a file as bytes; only lines are streamed, a page is short.

    Args:
        stream: the open file.
        pages: where a page keeps its objects, each a path of keys: `("message", "items")`; the
            first path that leads to something holds.

    Raises:
        MalformedError: the file is one value, and larger than any page is.
    """
    lines = split_lines(stream)
    first, second = next(lines, b""), next(lines, b"")
    if not first:
        return
    if _is_whole(first) and (not second or second.startswith(b"{")):
        yield from _members(first, pages)
        yield from chain((second,) if second else (), lines)
    else:
        yield from _members(_joined(chain(filter(None, (first, second)), lines)), pages)


def _is_whole(line: bytes) -> bool:
    return line.startswith((b"{", b"\xef\xbb\xbf{")) and line.endswith(b"}")


def _joined(lines: Iterator[bytes]) -> bytes:
    held, size = [], 0
    for line in lines:
        held.append(line)
        if (size := size + len(line)) > _LARGEST:
            raise MalformedError(f"the file is one JSON value of more than {_LARGEST} bytes")
    return b"\n".join(held)


def _members(data: bytes, pages: Sequence[tuple[str, ...]]) -> Iterator[bytes]:
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        yield data  # whoever reads it says what is wrong with it
        return
    members = _unwrapped(value, pages)
    if members is value:
        yield data
        return
    for each in members if isinstance(members, list) else [members]:
        try:
            yield orjson.dumps(each)
        except orjson.JSONEncodeError as error:
            raise MalformedError(f"an object can not be told from its page: {error}") from error


def _unwrapped(value: Any, pages: Sequence[tuple[str, ...]]) -> Any:  # noqa: ANN401
    for path in pages if isinstance(value, dict) else ():
        inside: Any = value
        for key in path:
            inside = inside.get(key) if isinstance(inside, dict) else None
        if isinstance(inside, list | dict):
            return inside
    return list(value) if isinstance(value, list) else value
