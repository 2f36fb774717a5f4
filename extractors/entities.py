"""The standard character entities, which documents use and leave a DTD that nobody has to declare.

`&ldquo;`, `&ouml;` and `&minus;` are of the ISO 8879 sets, all of which HTML took over
(https://html.spec.whatwg.org/multipage/named-characters.html) but the Greek letters of ISOgrk1.
"""

import html
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from types import MappingProxyType
from typing import Final

_REFERENCE: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_ENDLESS: Final = re.compile("&#[0-9]{8,}")
_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_OPEN, _CLOSE = b"<![CDATA[", b"]]>"

_LETTERS: Final = "a b g d e z ee th i k l m n x o p r sf s t u ph kh ps oh"
_GREEK: Final = MappingProxyType(
    dict(zip(_LETTERS.split(), "αβγδεζηθικλμνξοπρςστυφχψω", strict=True))
)


def spelt_out(document: bytes) -> bytes:
    """The document with each standard entity as the characters it stands for, by their numbers.

    CDATA sections stand as they are, and so does every name that no standard has. A document in
    UTF-16 holds no such bytes and comes back as it is.
    """
    first, *rest = document.split(_OPEN)
    return b"".join([_spelt(first), *(part for each in rest for part in _section(each))])


def _section(after_open: bytes) -> Iterator[bytes]:
    inside, close, outside = after_open.partition(_CLOSE)
    yield from (_OPEN, inside, close, _spelt(outside))


def _spelt(text: bytes) -> bytes:
    return _REFERENCE.sub(lambda found: _NUMBERED.get(found[1], found[0]), text)


def _numbered() -> Iterator[tuple[bytes, bytes]]:
    for name, characters in html5.items():
        if name.endswith(";") and name[:-1] not in _PREDEFINED:
            yield name[:-1].encode(), _numbers(characters)
            if len(characters) == 1 and characters.isupper() and name.upper() not in html5:
                # As the EPO writes them: &SACUTE; for &Sacute;.
                yield name[:-1].upper().encode(), _numbers(characters)
    for letter, character in _GREEK.items():
        yield f"{letter}gr".encode(), _numbers(character)
        yield f"{letter.upper()}gr".encode(), _numbers(character.upper())


def _numbers(characters: str) -> bytes:
    return "".join(f"&#{ord(each)};" for each in characters).encode()


_NUMBERED: Final[Mapping[bytes, bytes]] = MappingProxyType(dict(_numbered()))


def unescaped(text: str) -> str:
    """A text of HTML with its character references as characters.

    A reference of more digits than any character has stands for none; of thousands of them
    `html.unescape` fails to make a number.
    """
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text
