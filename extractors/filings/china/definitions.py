"""Short names that a report defines at its beginning: `梯子科技 指 深圳梯子科技有限公司，…`."""

import re
from collections.abc import Mapping
from typing import Final

_BEGIN: Final = re.compile("释义项 指|常用词语释义")
_LONGEST: Final = 20_000
"""Characters behind the heading that are read."""
_LINE: Final = re.compile(
    "^(?P<short>[^\\n\\t指]{2,40}) 指 (?P<full>[^\\n，,。；;]{4,80})", re.MULTILINE
)
_FULL: Final = re.compile(
    "(?:公司|研究所|研究院|大学|学院|[（(]有限合伙[）)]|[（(]特殊普通合伙[）)]|"
    r"\b(?:Oy|AB|GmbH|LLC|Ltd\.?|Inc\.?|S\.A\.|B\.?V\.?))$"
)
_OWN: Final = re.compile("本?公司|本?集团|发行人|我[们公]")
_ALIAS: Final = re.compile(
    "(?P<full>.{4,60}(?:公司|[（(]有限合伙[）)]))"
    # Without quotes two letters are a place (`（香港）`), and a form is none.
    "[（(](?![\u4e00-\u9fff]{2}[）)]|有限合伙|普通合伙)"
    '(?P<quote>[“"「])?(?P<short>[^“”"「」（）]{2,20})(?(quote)[”"」])[）)]'
)


def definitions(text: str) -> Mapping[str, str]:
    """Full names of organisations by the short ones that a report defines for them."""
    begin = _BEGIN.search(text)
    if begin is None:
        return {}
    found: dict[str, str] = {}
    for line in _LINE.finditer(text, begin.end(), begin.end() + _LONGEST):
        full = line["full"].strip()
        if _FULL.search(full):
            for short in line["short"].split("、"):
                if not _OWN.fullmatch(bare := short.strip()) and bare != full:
                    found.setdefault(bare, full)
    return found


def in_full(name: str, defined: Mapping[str, str]) -> tuple[str, str]:
    """The full name of what a report calls so, and the short one; empty where it has none."""
    if (alias := _ALIAS.fullmatch(name)) is not None:
        return alias["full"], alias["short"]
    return (defined[name], name) if name in defined else (name, "")
