"""JSON is split as it lies: lines, one object, a list, a page of an interface."""

from io import BytesIO

import pytest

from extractors.json_split import split_objects

PAGES = (("message", "items"), ("message",), ("items",))


@pytest.mark.parametrize(
    ("file", "objects"),
    [
        (b'{"a":1}\n{"a":2}\n', [b'{"a":1}', b'{"a":2}']),
        (b'{"a":1}', [b'{"a":1}']),
        (b'{\n "a": 1\n}\n', [b'{\n "a": 1\n}']),
        (b'[{"a":1},{"a":2}]', [b'{"a":1}', b'{"a":2}']),
        (b'{"items": [{"a":1}]}', [b'{"a":1}']),
        (b'{"message": {"items": [{"a":1},\n{"a":2}]}}', [b'{"a":1}', b'{"a":2}']),
        (b'{"message": {"a":1}}', [b'{"a":1}']),
        (b'[{"a": 1.50} , {"a":"\xff"}]', [b'{"a": 1.50}', b'{"a":"\xff"}']),
        (b'[{"\xff":1}]', [b'{"\xff":1}']),
        (b'{"\xff": [{}]}', [b'{"\xff": [{}]}']),
        (b"", []),
        (b'{"a":', [b'{"a":']),
    ],
)
def test_the_objects_of_a_file_are_split(file: bytes, objects: list[bytes]) -> None:
    assert list(split_objects(BytesIO(file), PAGES)) == objects


def test_lines_are_read_as_they_are_asked_for() -> None:
    file = BytesIO(b'{"a":1}\n' * 1000)
    next(split_objects(file))
    assert file.tell() == 16
