"""What a sentence or a contract says of an agreement: on what, where, how long, for how much."""

import re
from collections.abc import Iterator
from itertools import chain, islice
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
_GOODS: Final = (
    r"(?:Licensed\s+|Company\s+|Contract\s+|Collaboration\s+)?(?:Products?|Technology|Software|"
    r"Compounds?|Services?|Programs?|System|Content|Process|Device|Drug|Materials?|Project|Business)"
)
_DEFINED = re.compile(
    rf"[\"“]{_GOODS}[,.]?[\"”]\s+(?:shall\s+)?(?:means?|refers?\s+to|includes?|are|is)\s*:?\s+"
    r"(?P<act>[^.;()\n]{3,200})"
    r"|\b(?:certain|sells?|selling|manufactur\w{1,4}|distribut\w{1,4}|market\w{0,3}|develop\w{0,4}|"
    r"provid\w{1,4}|suppl\w{1,4}|produc\w{1,4}|owns?|offers?|operat\w{1,4}|of)\s+"
    r"(?P<words>(?:[\w'’&/-]{1,30},?\s+){1,9})\((?:[\w,]{1,14}\s+){0,4}[\"“]"
    rf"{_GOODS}[,.]?[\"”]"
)
"""What the goods of a contract are: `"Products" means lenses`, `soft lenses (the "Products")`."""
_BUSINESS = re.compile(
    r"\b(?:business\s+(?:of|which\s+is)|(?:is|are)\s+(?:\w+\s+)?engaged\s+in)\s+(?:the\s+)?"
    r"(?P<act>(?:\w{2,20}ing,?\s+(?:and\s+)?){1,5}[^,.;()\n]{3,120})"
)
"""`is engaged in designing, making and selling soft lenses`."""
_TRADE = re.compile(
    r"\b(?:is|are|as)\s+(?:an?|the)\s+(?:[\w/-]{2,20},?\s+){0,4}?(?:provider|developer|manufacturer|"
    r"supplier|operator|producer|publisher|"
    r"owner(?:\s+and\s+licensor)?(?=\s+of\s+(?:all\s+)?(?:rights?|certain|[Pp]atents?)\b))\s+of\s+"
    r"(?P<act>[^,.;:()\n]{3,120})"
    rf"|\bengaged\s+in\s+(?:the\s+)?(?:(?:contract\s+)?{_DEEDS},?\s+(?:and\s+)?(?:\w+\s+)?){{1,5}}of\s+"
    r"(?P<deals>[^,.;:()\n]{3,120})"
    r"|\binvention\s+(?:entitled|titled)\s+[\"“]?(?P<invented>[^,.;:()\"”\n]{3,120})"
)
"""`is a leading provider of soft lenses`, `engaged in the manufacture and sale of soft lenses`."""
_PLAIN = re.compile(
    r"(?i)\b(?:products?|services?|agreements?|terms?|conditions?|part(?:y|ies)|company|such|certain|"
    r"the|those|these|each|more|fully|specified|listed|attached|hereto|which|from|time|defined|mean|"
    r"shall|be|is|are|it|has|have|been|will|may|under|pursuant|described|using|used|"
    r"of|and|or|to|in|on|its|their|this|that|said|as|set|forth|outlined|herein|hereof|"
    r"section|exhibit|schedule|appendix|annex|attachment|rights?|business|other|all|any|for|by|with|"
    r"an?|following|related|accordance|sell|distribute|market|promote|supply|support|provide|"
    r"confidential|information|uses|novel|licensee|licensor|customer|client|distributor|reseller|supplier|buyer|seller|recipient|"
    r"affiliates?|consultant|territory|\d+)\b|\W+"
)
"""What every agreement is about."""
_BARE = re.compile(
    r"\b(?:the|such|certain|those|its|all|any)\s+(?:[\w'’]+\s+){0,2}?(?:Products?|Services?|Software)\b"
    r"|\b(?:services|expertise|access|resources)$"
)
"""A term that a contract defines, which says nothing by itself."""
_LEAD = re.compile(
    r"(?i)^\s*(?:(?:the|an?|any|all|those|these|certain|such|and|of|both|following|collectively)\s+)+"
)
_TAIL = re.compile(r"(?i)(?:\s+(?:and|or|of|the|an?|for|to|in|with|by|as|all|any))+$")
_ELSEWHERE = re.compile(
    r"(?i)\s(?:specified|set\s+forth|as\s+set|listed|identified|described|more\s+fully|contained|"
    r"defined|attached|provided|which|and\s+(?:is|has|desires|wishes|owns|holds))\b"
)
_TITLED = re.compile(
    r"(?i)(?:(?:form\s+of|master|exclusive|non-exclusive|amended\s+and\s+restated|domestic|"
    r"international|premium|joint|general|standard|the)\s+)*(?P<words>(?:[\w'’&/-]{2,24}\s+){1,4})"
    r"(?:(?P<deed>maintenance|hosting|research|development)|licen[sc]\w{1,4}|outsourcing|supply|"
    r"distribut\w{2,5}|manufacturing)\s+(?:agreement|contract)"
)
_KIND = re.compile(
    r"(?i)\b(?:agreement|amendment|and|to|no|exhibit|execution|copy|addendum|of|for|between|by|"
    r"intellectual|property|trademark|patent|cross|consulting|services?|supply|licen\w+|form|master|"
    r"capital|first|second|third|joint|exclusive|product|distribution)\b|\d"
)
_TELLING_GOODS: Final = 6
"""Letters beside those at most of what goods are called that tell nothing."""
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
_LONGEST: Final = 120
"""Characters of what an agreement is about."""
_SUMS: Final = 5
"""Most sums of one agreement."""
_RECITALS: Final = 8_000
"""Characters of a contract that hold its recitals and definitions."""
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


def field(text: str, title: str = "") -> str:
    """The field that a contract names or defines, or else what its parties wish to do or deal in.

    Args:
        text: of the contract.
        title: its title, whose words stand in where the contract tells nothing.
    """
    found = _FIELD.search(text[:_HEAD])
    told = _cut(found["words"] or found["defined"]) if found else ""
    if len(_PLAIN.sub("", told)) > _TELLING:
        return told
    recitals = text[:_RECITALS]
    wishes = (_cut(each["act"]) for way in (_WISHES, _ENGAGES) for each in way.finditer(recitals))
    return next((told for told in wishes if _says(told)), "") or _goods(text, title)


def _goods(text: str, title: str) -> str:
    """What a contract deals in: its goods as defined, a party's business, what its title says."""
    defined = (
        _cut(_ELSEWHERE.split(_LEAD.sub("", each["act"] or each["words"]), maxsplit=1)[0])
        for each in islice(_DEFINED.finditer(text[:_HEAD]), 8)
    )
    business = (
        " ".join(_LEAD.sub("", _ELSEWHERE.split(each[each.lastgroup or 0], maxsplit=1)[0]).split())
        for way in (_BUSINESS, _TRADE)
        for each in way.finditer(text[:_RECITALS])
    )
    found = (_TAIL.sub("", each) for each in chain(defined, business))
    return next((each for each in found if _names_goods(each)), "") or _of_title(title)


def _names_goods(told: str) -> bool:
    return " " in told and len(told) <= _LONGEST and len(_PLAIN.sub("", told)) > _TELLING_GOODS


def _of_title(title: str) -> str:
    """What a title says before the word for what it is: `Fleet Maintenance Agreement`."""
    named = _TITLED.fullmatch(title)
    if named is None or _KIND.search(named["words"]):
        return ""
    return " ".join(f"{named['words']} {named['deed'] or ''}".lower().split())


def _says(told: str) -> bool:
    """Whether words tell more than that somebody provides services or sells products."""
    verb, _, rest = told.partition(" ")
    tells = verb != "use" and len(_PLAIN.sub("", rest)) > _TELLING
    return tells and _BARE.search(told) is None


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
    return told if 3 <= len(told) <= _LONGEST else ""


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
