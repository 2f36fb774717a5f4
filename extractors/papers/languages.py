"""Languages as bibliographic formats name them, as BCP 47 tags."""

from types import MappingProxyType
from typing import Final

_TWO_LETTERS: Final = MappingProxyType(
    {
        "en": "eng english",
        "zh": "chi zho chinese",
        "fr": "fre fra french",
        "de": "ger deu german",
        "es": "spa spanish",
        "ja": "jpn japanese",
        "ru": "rus russian",
        "it": "ita italian",
        "pt": "por portuguese",
        "ko": "kor korean",
        "nl": "dut nld dutch",
        "pl": "pol polish",
        "sv": "swe swedish",
        "tr": "tur turkish",
    }
)
_TAGS: Final = MappingProxyType(
    {word: tag for tag, words in _TWO_LETTERS.items() for word in words.split()}
)


def bcp47(text: str) -> str:
    """The tag of a language named by an ISO 639-2 code, a tag or an English word; else empty."""
    word = text.strip().lower().replace("_", "-")
    if word in _TAGS:
        return _TAGS[word]
    subtag, _, rest = word.partition("-")
    valid = subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 3 and len(rest) <= 8
    valid = valid and subtag != "und"
    return "-".join((subtag, *map(_cased, rest.split("-")))).rstrip("-") if valid else ""


def _cased(part: str) -> str:
    """A part of a tag as it is usually written: `Hant`, `US`."""
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part
