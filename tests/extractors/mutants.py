"""Documents broken at random, with a seed: what strangers, disks and lines make of them."""

import random
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

import orjson

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from ontology.check import checked

Mutation = Callable[[bytes, random.Random], bytes]


def mutants(document: bytes, seed: str, count: int) -> Iterator[bytes]:
    """Yield so many broken copies of a document, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(count):
        broken = document
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            broken = chance.choice(_MUTATIONS)(broken, chance)
        yield broken


def survive(source: Source, name: str, file: bytes) -> int:
    """Read a whole file as the pipeline does; how many documents were refused.

    Any error but an ExtractionError goes through to whoever asks.
    """
    refused = position = 0
    try:
        for position, data in enumerate(source.split(BytesIO(file))):
            try:
                for _ in checked(source.extract(Raw(data, name, position))):
                    pass
            except ExtractionError:
                refused += 1
    except ExtractionError:
        refused += 1
    return refused


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randrange(200)]
    return data[:start] + part * chance.randrange(2, 50) + data[start:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randrange(1, 8) if held else 0):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.choice(_HARM) + data[start:]


def _number(data: bytes, chance: random.Random) -> bytes:
    """A number of 5,000 digits in the place of one that is there."""
    digits = [i for i, each in enumerate(data) if 48 <= each <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + b"9" * 5000 + data[at + 1 :]


def _swap(data: bytes, chance: random.Random) -> bytes:
    """A value of another type in the place of one of a JSON object; other formats stay."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    try:
        value = orjson.loads(lines[at] if len(lines) > 1 else data)
    except orjson.JSONDecodeError:
        return _flip(data, chance)
    _swap_in(value, chance)
    line = orjson.dumps(value)
    return b"\n".join([*lines[:at], line, *lines[at + 1 :]]) if len(lines) > 1 else line


def _swap_in(value: Any, chance: random.Random) -> None:
    inside: list[tuple[Any, Any]] = []
    waiting = [value] if isinstance(value, dict | list) else []
    while waiting:
        each = waiting.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each))
        for key in keys:
            inside.append((each, key))
            if isinstance(each[key], dict | list):
                waiting.append(each[key])
    if inside:
        holder, key = chance.choice(inside)
        holder[key] = chance.choice(_VALUES)


_HARM: Final = (
    b"\xff\xfe\x00",
    b"\xed\xa0\x80",  # a lone surrogate, as UTF-8 forbids it
    b"\\ud800",
    b"&ours;",
    b"&#xD800;",
    b'<!DOCTYPE a [<!ENTITY e "&e;">]>',
    b"<![CDATA[",
    b"]]>",
    b"<a>" * 400,
    b"[" * 1500,
    b"{" * 1500,
    b'{"a":' * 1500,
    b" " * 5000,
    b"\n" * 50,
    b"@article{",
    b"TY  - ",
    b"\x00",
)
_VALUES: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 10**15, 1e300, "", " ", "x" * 3000, [], {}, [None], [[]], ["x"], {"x": "x"},
    [{"x": None}], "https://", "10.", "\u0000",
)  # fmt: skip
_MUTATIONS: Final[tuple[Mutation, ...]] = (
    _cut,
    _drop,
    _repeat,
    _flip,
    _insert,
    _number,
    _swap,
    _swap,
)
