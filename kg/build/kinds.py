"""What an organisation is by its name, where no source says: by legal forms and telling words.

Only what is certain: `Acme Optics` may be anything, `Acme Optics Co., Ltd.` is a company.
"""

import re
from typing import Final

from extractors.text import organizations
from ontology.legal_forms import legal_forms

UNKNOWN: Final = "Organization"
"""The class of an organisation of which nothing tells what it is."""

_PARTS: Final = re.compile(r"[,;(（]|\s[-–—]\s")
_FORM: Final = re.compile(
    r"(?:ltd|limited|inc|incorporated|llc|plc|gmbh|corp|pllc|llp|p\.?\s?c|l\.l\.[cp]|p\.l\.l\.c)\.?",
    re.IGNORECASE,
)
"""A legal form that stands behind a comma by itself."""

_PRACTICE: Final = re.compile(
    r"\b(?:pllc|llp|l\.l\.p|p\.l\.l\.c|p\.\s?c)\b\.?$|\blaw\s?(?:firm|group|offices?)\b",
    re.IGNORECASE,
)
"""Firms of lawyers and agents."""

_UNIT: Final = re.compile(
    r"^(?:the\s+)?(?:school|college|faculty|departments?|dept|division|graduate school)\b",
    re.IGNORECASE,
)
_HOSPITAL: Final = re.compile(r"\b(?:hospital|infirmary)\b|医院|醫院", re.IGNORECASE)
_OF_UNIVERSITY: Final = re.compile(
    r"\buniversi\w+\b.*\b(?:press|institute|laborator(?:y|ies)|lab|cent(?:er|re))\b", re.IGNORECASE
)
"""What a university runs, under a name of its own."""

_TELLING: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("Company", r"(?:公司|集团|集團)$"),
        (
            "University",
            r"\buniversi\w+|\binstitute? of technology\b|\btechnological institute\b|"
            r"\bpolytechni\w+|\b[eé]cole normale\b|大学$|大學$|学院$|學院$",
        ),
        (
            "ResearchInstitute",
            r"\b(?:key|national|engineering|joint|research|ai) lab(?:oratory)?\b|"
            r"\blaborator(?:y|ies)\b|\bresearch (?:institute|cent(?:er|re)|academy)\b|"
            r"\b(?:institute|academy|cent(?:er|re)) (?:of|for)\b|\binstitute$|"
            r"(?:实验室|實驗室|研究院|研究所|研究中心)$",
        ),
        ("Government", r"\b(?:ministry|bureau|municipal government)\b|(?:部|局|委员会|委員會)$"),
        ("Nonprofit", r"\b(?:foundation|association)\b|(?:基金会|基金會|协会|協會)$"),
    )
)


def kind_by_name(name: str) -> str:
    """The class of the vocabulary that a name tells; `Organization` where it tells none.

    Args:
        name: as printed, which may go on with a place: `Acme Co., Ltd., Shenzhen, China`.
    """
    first, *more = (part.strip() for part in _PARTS.split(name))
    if _UNIT.match(first):
        return UNKNOWN
    if _PRACTICE.search(name.strip()) or any(_FORM.fullmatch(part) for part in more):
        return "Company"
    told = organizations.kind(first)
    if told == "Company" or _has_form(first):
        return "Company"
    if told == "Hospital" or _HOSPITAL.search(first):
        return "Hospital"
    runs = _OF_UNIVERSITY.search(first) is not None
    if told == "University" and not runs:
        return told
    classes = (kind for kind, words in _TELLING if words.search(first))
    return next((kind for kind in classes if not (runs and kind == "University")), UNKNOWN)


def _has_form(name: str) -> bool:
    """Whether a name in Chinese, Japanese or Korean letters ends in the form of a company."""
    return any(
        name.endswith(form.words)
        for form in legal_forms()
        if form.script != "Latn" and form.last and form.sort == "company"
    )
