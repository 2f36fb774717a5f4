"""What a sentence or a contract says of an agreement: on what, where, how long, for how much."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from extractors.text.passage import Passage
from ontology.facts import Value

_ACTS: Final = (
    r"(?:co-?)?(?:develop|commerciali[sz]e|manufacture|research|supply|distribute|design|build|"
    r"produce|licen[sc]e|market|sell|acquire|explore|provide|establish|construct|promote|evaluate|"
    r"study|collaborate\s+(?:on|in)|use)"
)
_DEEDS: Final = (
    r"(?:co-?)?(?:development|commerciali[sz]ation|manufactur\w{1,10}|research|supply|distribution|"
    r"design|construction|production|licen[sc]\w{1,6}|acquisition|sale|provision|marketing|use|"
    r"operation|exploration|promotion|evaluation|study|establishment)"
)
_FIELD = re.compile(
    r"\b(?:in|within)\s+the\s+fields?\s+of\s+(?P<words>[^.;()\n]{3,160})"
    r"|[\"“]Field(?:\s+of\s+Use)?[\"”]\s+(?:shall\s+)?means?\s*:?\s+(?P<defined>[^.;\n]{3,160})",
    re.I,
)
_PURPOSE = re.compile(
    rf"\bfor\s+(?:the\s+)?(?P<words>(?:[\w-]{{1,30}}\s+){{0,3}}?{_DEEDS}"
    r"(?:(?:,|\s+and|\s+or)\s+[\w-]{1,30}){0,2}\s+of\s+[^.;()\n]{3,160})"
    rf"|\bto\s+(?P<act>(?:[\w-]{{1,30}}\s+)?{_ACTS}\b[^.;()\n]{{3,160}})"
    r"|\b(?:relating\s+to|regarding|with\s+respect\s+to|concerning)\s+(?P<about>[^.;()\n]{3,160})",
    re.I,
)
_WISHES = re.compile(
    rf"\b(?:wish(?:es)?|desires?|desirous\s+of|intends?|agreed?s?)\s+to\s+"
    rf"(?P<act>(?:jointly\s+|cooperate\s+to\s+)?{_ACTS}\b[^.;()\n]{{3,160}})"
)
_ENGAGES = re.compile(
    r"\b(?:wish(?:es)?|desires?|desirous\s+of|intends?|agrees?|hereby)\s+(?:to\s+)?[^.;\n]{0,120}?"
    r"(?:\brights?\s+to\s+|\b(?:engag|retain|appoint)[^.;\n]{0,80}?\s(?:to|for\s+the\s+purpose\s+of)\s+"
    r"(?:assist(?:ing)?\s+[^.;\n]{0,40}?\s(?:in|with)\s+)?)"
    rf"(?P<act>(?:[\w-]{{1,30}}\s+)?(?:{_ACTS}|{_DEEDS}|developing|performing|perform|providing)\b"
    r"[^.;()\n]{3,160})"
)
"""`desires to grant Heron the right to sell lenses`, `engages Lark to provide tests of lenses`."""
_PLAIN = re.compile(
    r"(?i)\b(?:products?|services?|agreements?|terms?|conditions?|part(?:y|ies)|company|such|certain|"
    r"the|"
    r"of|and|or|to|in|on|its|their|this|that|said|as|set|forth|described|outlined|herein|hereof|"
    r"section|exhibit|schedule|rights?|business|other|all|any|for|by|with|an?|following|related|"
    r"accordance|\d+)\b|\W+"
)
"""What every agreement is about."""
_TELLING: Final = 3
"""Letters beside those at most that tell nothing."""
_STOP = re.compile(
    r",|\sfor\s+(?=(?:US|HK|RMB)?\s?[$€£¥\d])|\s(?:under\s+which|whereby|pursuant|in\s+exchange|in\s+consideration|until|through|from|"
    r"at\s+an?|for\s+an?\s+(?:total|aggregate|period|term)|which|that|and\s+(?:each|the\s+Company|we|"
    r"shall)|on\s+(?:an?|the)\s+(?:non-)?exclusive|located|as\s+(?:described|defined|well|of))\b",
    re.I,
)
_UNITS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
}
_COUNT = re.compile(
    rf"\s+(?:approximately\s+|at\s+least\s+)?(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
    r"(?:\s*\(\d{1,3}\))?[\s-]{1,3}(?P<unit>year|month)s?\b",
    re.I,
)
_LASTS = re.compile(
    r"\b(?:(?:term|duration)(?:\s+of\s+(?:this|the)\s+[Aa]greement)?\s+(?:of|is|shall\s+be|has)"
    r"(?:\s+an?)?|(?:continue|remain)s?\s+in\s+(?:full\s+)?(?:force|effect)(?:\s+and\s+effect)?\s+for"
    r"(?:\s+an?\s+(?:initial\s+)?(?:period|term)\s+of)?|"
    r"for\s+an?\s+(?:initial\s+)?(?:period|term)\s+of)(?=\s)",
    re.I,
)
_LASTING = re.compile(
    rf"\b(?:an?\s+)?(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})-(?P<unit>year|month)\s+"
    r"(?:[\w-]{1,30}\s+){0,4}?(?:agreement|term|licen[sc]e|contract|collaboration|lease|"
    r"partnership|alliance)\b",
    re.I,
)
_AMOUNT = re.compile(
    r"(?:(?:US|HK|NT|RMB|[CAS])?\$|€|£|¥|\b(?:RMB|HKD|USD|EUR|GBP|CAD))\s?"
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
    r"(?:\s?(?:million|billion|thousand|trillion)\b)?"
)
_PAID = re.compile(
    r"\b(?:pay|pays|paid|fees?|royalt\w{1,4}|price|milestones?|consideration|amount|sum|funding)\b",
    re.I,
)
_RIGHTS = re.compile(
    r"\b(?:rights?|licen[sc]ed?|distribut\w{1,6}|commerciali[sz]\w{1,5}|market\w{0,3}|sell|sales?)\b",
    re.I,
)
_WHERE = re.compile(
    r"\b(?P<world>worldwide|global(?:ly)?)\b|\b(?:in|throughout|within|outside(?:\s+of)?)\s+"
    r"(?P<words>(?:the\s+)?(?:People.s\s+Republic\s+of\s+China|PRC|Greater\s+China|mainland\s+China|"
    r"China|Hong\s+Kong|Macau|Taiwan|Japan|(?:South\s+)?Korea|India|Singapore|Asia(?:[\s-]Pacific)?|"
    r"Europe(?:an\s+Union)?|North\s+America|South\s+America|Latin\s+America|United\s+States|U\.S\.|"
    r"United\s+Kingdom|Canada|Mexico|Brazil|Australia|Israel|Germany|France|Africa|"
    r"Middle\s+East)(?:(?:,|\s+and|,\s+and)\s+(?:the\s+)?(?:[A-Z][\w.]{1,20})(?:\s[A-Z]\w{1,20})?){0,3})"
)
_SUMS: Final = 5
_RECITALS: Final = 8_000
_HEAD: Final = 60_000
"""Characters of a contract that are looked at."""


def subject(text: str) -> str:
    """The field of an agreement, or else its purpose, in its own words; empty where it has none."""
    for words in (_FIELD, _PURPOSE):
        for found in islice(words.finditer(text[:_HEAD]), 8):
            told = _cut(next(each for each in found.groups() if each))
            named = (
                found.lastgroup == "act" and told[:1].isupper()
            )  # `Amendment to Supply Agreement`
            if told and not named:
                return told
    return ""


def field(text: str) -> str:
    """The field that a contract names or defines, or else what its parties wish to do."""
    found = _FIELD.search(text[:_HEAD])
    told = _cut(found["words"] or found["defined"]) if found else ""
    if len(_PLAIN.sub("", told)) > _TELLING:
        return told
    recitals = text[:_RECITALS]
    wishes = (_cut(each["act"]) for way in (_WISHES, _ENGAGES) for each in way.finditer(recitals))
    return next((told for told in wishes if _says(told)), "")


def _says(told: str) -> bool:
    """Whether words tell more than that somebody provides services or sells products."""
    verb, _, rest = told.partition(" ")
    return verb != "use" and len(_PLAIN.sub("", rest)) > _TELLING


def term(text: str) -> str:
    """For how long an agreement holds, an ISO 8601 duration (`P5Y`); empty where it is silent."""
    for lasts in _LASTS.finditer(text[:_HEAD]):
        count = _COUNT.match(text, lasts.end())
        if count:
            return _duration(count)
    found = _LASTING.search(text[:_HEAD])
    return _duration(found) if found else ""


def amounts(text: str) -> tuple[str, ...]:
    """Sums of money in a sentence, as printed, each once."""
    return tuple(dict.fromkeys(islice(_sums(text), _SUMS)))


def payments(text: str) -> tuple[str, ...]:
    """Sums that a contract says are paid: those near words of payment."""
    near = (
        each
        for found in _AMOUNT.finditer(text[:_HEAD])
        if _PAID.search(text, max(0, found.start() - 120), found.end() + 60)
        for each in [" ".join(found[0].split())]
    )
    return tuple(dict.fromkeys(islice(near, _SUMS)))


def territory(text: str) -> str:
    """Where rights hold that a sentence tells of; empty where it does not say."""
    for found in islice(_WHERE.finditer(text), 8):
        if _RIGHTS.search(text, max(0, found.start() - 120), found.end() + 40):
            return "worldwide" if found["world"] else " ".join(found["words"].split())
    return ""


def _sums(text: str) -> Iterator[str]:
    for found in _AMOUNT.finditer(text):
        yield " ".join(found[0].split())


def _duration(found: re.Match[str]) -> str:
    count = found["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    return f"P{number}{found['unit'][0].upper()}"


def _cut(words: str) -> str:
    """Words as far as they tell of the matter itself."""
    told = " ".join(_STOP.split(words, maxsplit=1)[0].split()).strip(' ,.:;-“”"')
    return told if 3 <= len(told) <= 120 else ""


def of_sentences(passage: Passage) -> dict[str, Value]:
    """What sentences that tell of an agreement say of it, by property of the vocabulary."""
    text = passage.text
    said: dict[str, Value] = {
        "subject": subject(text),
        "term": term(text),
        "territory": territory(text),
        "amounts": amounts(text),
    }
    return {name: value for name, value in said.items() if value}
