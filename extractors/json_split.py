"""JSON files of many documents: lines, one object, a list, or a page of an interface."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO, Final

import msgspec

from extractors.errors import MalformedError
from extractors.lines import split_lines

_LARGEST: Final = 512 * 1024 * 1024
_OBJECT: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST: Final = msgspec.json.Decoder(list[msgspec.Raw])


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
    """The objects of a value as its bytes have them: they are parsed once, by who reads them."""
    try:
        value = _unwrapped(data.removeprefix(b"\xef\xbb\xbf"), pages)
        members = [bytes(each) for each in _LIST.decode(value)] if _is(value, b"[") else [value]
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        yield data  # whoever reads it says what is wrong with it
    else:
        yield from members


def _unwrapped(value: bytes, pages: Sequence[tuple[str, ...]]) -> bytes:
    for path in pages:
        inside = value
        for key in path:
            fields = _OBJECT.decode(inside) if _is(inside, b"{") else {}
            inside = bytes(fields.get(key, b""))
        if _is(inside, b"[") or _is(inside, b"{"):
            return inside
    return value


def _is(value: bytes, opening: bytes) -> bool:
    return value.lstrip().startswith(opening)
