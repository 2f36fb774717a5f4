"""Text in CSV that no spreadsheet runs as a formula; names and titles are other people's text.

Text that starts with one of `= + - @`, a tab, a carriage return or an apostrophe gets an apostrophe
put before it, so that taking away one leading apostrophe gives back the text. Numbers need none.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import re
from typing import Final

_FORMULA: Final = re.compile(r"[=+\-@\t\r']")


def as_text(text: str) -> str:
    """A text as a cell of CSV holds it."""
    return "'" + text if _FORMULA.match(text) else text
