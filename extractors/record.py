"""A JSON record that is read destructively, so that nothing is lost in silence.

Each taker removes the field it returns. What is left when the record is closed was neither read
nor ignored, and the extractor says so: `for path in work.close(IGNORED): yield Unread(path)`.
"""

from collections.abc import Iterator
from typing import Any, Final

import orjson

from extractors.errors import MalformedError, MissingFieldError

_BOM: Final = b"\xef\xbb\xbf"
_NONE: Final[frozenset[str]] = frozenset()


class Record:
    """One JSON object, emptied field by field; a field that is null counts as absent.

    Attributes:
        place: JSON Pointer (RFC 6901) of the object in its document; empty for the document itself.
    """

    __slots__ = ("_fields", "_nested", "place")

    def __init__(self, fields: dict[str, Any], place: str = "") -> None:
        self.place = place
        self._fields = fields
        self._nested: list[tuple[str, Record]] = []

    def __contains__(self, name: str) -> bool:
        """Whether the record still holds a field of this name that is not null."""
        return self._fields.get(name) is not None

    def at(self, name: str) -> str:
        """JSON Pointer of a field of this record, whether it is there or not."""
        return f"{self.place}/{_escaped(name)}"

    def text(self, name: str) -> str:
        """Take a text that must be there and say something.

        Raises:
            MissingFieldError: the field is absent, null or blank.
            MalformedError: it holds no text.
        """
        value = self.optional_text(name)
        if not value or value.isspace():
            raise MissingFieldError(f"the record says nothing at {self.at(name)}, which it must")
        return value

    def optional_text(self, name: str) -> str:
        """Take a text; empty where the field is absent."""
        value = self._fields.pop(name, None)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._malformed(name, value, "a text")
        return value

    def integer(self, name: str) -> int | None:
        """Take a whole number; None where the field is absent."""
        value = self._fields.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._malformed(name, value, "a whole number")
        return value

    def number(self, name: str) -> float | None:
        """Take a number; None where the field is absent."""
        value = self._fields.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._malformed(name, value, "a number")
        return float(value)

    def boolean(self, name: str) -> bool | None:
        """Take a truth value; None where the field is absent."""
        value = self._fields.pop(name, None)
        if value is not None and not isinstance(value, bool):
            raise self._malformed(name, value, "true or false")
        return value

    def texts(self, name: str) -> list[str]:
        """Take a list of texts; empty where the field is absent, nulls left out."""
        values = self._list(name, "a list of texts")
        if None in values:
            values = [each for each in values if each is not None]
        for value in values:
            if not isinstance(value, str):
                raise self._malformed(name, value, "a list of texts")
        return values

    def record(self, name: str) -> "Record":
        """Take a nested record; an empty one where the field is absent."""
        value = self._fields.pop(name, None)
        if value is None:
            return Record({}, self.at(name))
        if not isinstance(value, dict):
            raise self._malformed(name, value, "an object")
        return self._nest(name, value, self.at(name))

    def records(self, name: str) -> list["Record"]:
        """Take a list of nested records; empty where the field is absent, nulls left out."""
        values = self._list(name, "a list of objects")
        for value in values:
            if value is not None and not isinstance(value, dict):
                raise self._malformed(name, value, "a list of objects")
        place = self.at(name)
        found = [Record(each, f"{place}/{i}") for i, each in enumerate(values) if each is not None]
        self._nested += [(name, each) for each in found]
        return found

    def is_text(self, name: str, text: str) -> bool:
        """Whether a field that is still there holds exactly this text."""
        return bool(self._fields.get(name) == text)

    def is_a(self, name: str, kind: type) -> bool:
        """Whether a field that is still there holds a value of this type."""
        return isinstance(self._fields.get(name), kind)

    def names(self) -> list[str]:
        """Names of the fields that nobody has taken yet, in the order of the document."""
        return list(self._fields)

    def ignore(self, *names: str) -> "Record":
        """Leave fields out on purpose, whole; the record itself."""
        for name in names:
            self._fields.pop(name, None)
        return self

    def leave(self) -> None:
        """Leave out on purpose whatever has not been taken, in nested records that were too."""
        self._fields.clear()
        for _, nested in self._nested:
            nested.leave()

    def value(self, name: str) -> Any:  # noqa: ANN401
        """Take a field of no fixed shape, as parsed; None where it is absent."""
        return self._fields.pop(name, None)

    def close(self, ignore: frozenset[str] = _NONE) -> Iterator[str]:
        """Yield the paths of what is left here and in every nested record, each once, in order.

        Args:
            ignore: paths known and left out on purpose, seen from this record, list positions
                left out (`authorships.author.age`); a nested record that was never taken is
                ignored by its own path.
        """
        left: set[str] = set()
        self._left("", left)
        yield from sorted(left - ignore)

    def _left(self, prefix: str, left: set[str]) -> None:
        for name in self._fields:
            left.add(prefix + name)
        for name, nested in self._nested:
            if nested._fields or nested._nested:  # most are emptied
                nested._left(f"{prefix}{name}.", left)

    def _nest(self, name: str, fields: dict[str, Any], place: str) -> "Record":
        nested = Record(fields, place)
        self._nested.append((name, nested))
        return nested

    def _list(self, name: str, wanted: str) -> list[Any]:
        value = self._fields.pop(name, None)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._malformed(name, value, wanted)
        return value

    def _malformed(self, name: str, value: object, wanted: str) -> MalformedError:
        return MalformedError(
            f"{self.at(name)} must hold {wanted}, but holds {str(value)[:60]!r} "
            f"({type(value).__name__})"
        )


def parse(data: bytes) -> Record:
    """Read a document that is one JSON object, in UTF-8.

    Raises:
        MalformedError: it is no JSON, or no object.
    """
    try:
        value = orjson.loads(data.removeprefix(_BOM))
    except orjson.JSONDecodeError as error:
        raise MalformedError(f"the document is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise MalformedError(f"the document must be a JSON object, but is a {type(value).__name__}")
    return Record(value)


def _escaped(name: str) -> str:
    if "~" in name or "/" in name:
        return name.replace("~", "~0").replace("/", "~1")
    return name
