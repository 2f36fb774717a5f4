"""Symbols of classifications as the USPTO prints them, in fixed columns or not."""

import re
from functools import lru_cache
from typing import Final

_NATIONAL: Final = re.compile(r"(.{3})(  \d| \d\d|\d{3})(\d*)\s*([A-Z]*)")
_COLUMNS: Final = re.compile(r"([A-H]\d\d[A-Z])(?=[ \d]{3})( {0,2}\d{1,3})/?(\d{2,6})")


@lru_cache(4096)  # what a patent cites is classed alike
def notation_of(scheme: str, words: str) -> str:
    """The symbol of a scheme (`uspc`, `locarno`, `ipc`) as it is written everywhere else."""
    if scheme == "uspc" and (found := _NATIONAL.fullmatch(words)):
        # Fixed columns: three of class, three of subclass, then its decimals and letters.
        class_, subclass, decimals, letters = found.groups()
        class_ = re.sub(r"^([A-Z]*)0+", r"\1", class_.replace(" ", ""))
        decimals = decimals.rstrip("0") if len(decimals) == 3 else decimals
        return f"{class_}/{int(subclass)}{'.' * bool(decimals)}{decimals}{letters}"
    if scheme == "locarno" and re.fullmatch(r"\d{4}", words):
        return f"{words[:2]}-{words[2:]}"
    if scheme == "ipc" and len(words) > 4 and (found := _COLUMNS.fullmatch(words.strip())):
        # Four columns of subclass, three of group, then the subgroup.
        return f"{found[1]}{int(found[2])}/{found[3]}"
    return " ".join(words.split())
