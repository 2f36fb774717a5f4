"""Names mended of what was done to them between the document and the table."""

import re
from typing import Final

from extractors.entities import unescaped

# UTF-8 that was read as a Latin code page, once or more often, shows one of these.
_MOJIBAKE: Final = re.compile("[ÃÂâ]")
_READ_AS: Final = ("cp1252", "latin-1")
_TIMES: Final = 3

# The United States patent office's tape codes: `501 ` before a name, the country and the type of
# an assignee after it.
_CODE_BEFORE: Final = re.compile(r"\s*50\d\s+(?=[^\W\d])")
_CODE_AFTER: Final = re.compile(r"\s(?:CNT [A-Z]{2,3}|COD \d\d|ITX)\b.*", re.DOTALL)


def mended(name: str) -> str:
    """The name without tape codes and character references, its characters decoded right."""
    text = unescaped(name)
    if not text.isascii():
        text = _decoded(text)
    before = _CODE_BEFORE.match(text)
    text = text[before.end() :] if before else text
    return _CODE_AFTER.sub("", text).strip() or name


def _decoded(text: str) -> str:
    for _ in range(_TIMES):
        again = _once(text) if _MOJIBAKE.search(text) else ""
        if not again:
            return text
        text = again
    return text


def _once(text: str) -> str:
    for encoding in _READ_AS:
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
