"""How two organisations, or a person and a university, stand to each other in one sentence.

Who the two are is known; the words between and around them tell the rest: `a wholly owned
subsidiary of`, `entered into an agreement with`, `holds 12 % of the shares of`. The rules were
written by reading half of the sentences of REFinD (Kaur et al., 2023,
https://doi.org/10.1145/3539618.3591911), which may not be given away, so no model is trained on it.
"""

import re
from collections.abc import Callable
from typing import Final

SUBSIDIARY, SHARES, ACQUIRED, AGREEMENT = (
    "subsidiaryOf",
    "hasShareIn",
    "acquiredBy",
    "agreementWith",
)
ATTENDED, EMPLOYEE, MEMBER = "educatedAt", "employeeOf", "memberOf"
NONE: Final = ""

_ONE, _OTHER = "\ue000", "\ue001"
_LONGEST: Final = 2_000
"""Characters of a sentence that are looked at."""
_NOBODY: Final = re.compile(
    r"(?i)\b(?:exchange|nyse|nasdaq|mkt|otcqb|otc|commission|sec|finra|irs|fda|epa|fasb|gaap|court|"
    r"act|agreement|plan|stock|notes?|board|program|authority|department|committee|"
    r"conversion|facility|merger|transaction|registrar|congress|treasury|fannie\s+mae|"
    r"freddie\s+mac)\.?$"
)
"""Names that are no company: exchanges, authorities, what is called after one."""
_DEGREE: Final = re.compile(r"(?:[A-Z][a-z]?\.?\s?){1,4}[A-Z]?\.?|[A-Z]{2,4}")
_KIN: Final = (
    r"(?:(?:direct|indirect|directly|indirectly|wholly|majority|owned|operating|consolidated|"
    r"principal|largest|newly|formed|registered|second|third|tier|special|purpose|then|former|"
    r"regulated|insurance|banking|bank|\d+|%|,|-|and|or|s|'s|’s|100)\s+){0,9}"
)
_NOUNS: Final = (
    r"(?:agreements?|contracts?|amendments?|alliance|partnership|collaborations?|licen[sc]es?|"
    r"leases?|memorandum|letter\s+of\s+intent|arrangements?|settlement|indenture|joint\s+venture)"
)
_NO_VERB: Final = (
    r"(?:(?!\b(?:to|which|under|that|for|pursuant|relating|respect|whereby|if|will|shall|has|have|"
    r"is|are|was|were|terminat\w+|connection)\b)[^;])"
)
_ON: Final = r"(?:(?!\b(?:subject|terminated|whereby|indemnify|provides?\s+that)\b)[^;])"
"""Characters that go on with the same statement."""
_HELD: Final = (
    r"(?:owns?|owned|holds?|held|holder|beneficially|purchased?|acquired?|receiv(?:es?|ed)|buys?|"
    r"bought|sells?|sold|granted|shareholder|ownership)"
)
_STOCK: Final = r"(?:shares?|stock|interests?|outstanding|equity|units|securities|ownership|%)"


def between(sentence: str, one: str, other: str) -> str:
    """The relation of one organisation to another; NONE where the sentence tells of none.

    Args:
        sentence: what is read.
        one: a name in it, as it stands there.
        other: another.

    Returns:
        SUBSIDIARY (of the other), SHARES (in the other), ACQUIRED (by the other), AGREEMENT or
        NONE.
    """
    if _NOBODY.search(one) or _NOBODY.search(other) or one == other:
        return NONE
    text = _masked(sentence, one, other)
    return next((name for name, tells in _RULES if tells(text)), NONE)


def of_person(sentence: str, person: str, university: str) -> str:
    """The relation of a person to a university: ATTENDED, EMPLOYEE, MEMBER or NONE."""
    if _DEGREE.fullmatch(person):
        return NONE
    text = _masked(sentence, person, university)
    at = text.find(_OTHER)
    if at < 0:
        return NONE
    before, after = text[max(0, at - 160) : at], text[at : at + 90]
    for name, words in _OF_PERSON:
        if words.search(before) or (name != ATTENDED and words.search(after)):
            return name
    return NONE


def _masked(sentence: str, one: str, other: str) -> str:
    """A sentence with a sign in the place of either name, the longer name put first."""
    text = " ".join(sentence.split())[:_LONGEST]
    names = sorted(((one, _ONE), (other, _OTHER)), key=lambda each: -len(each[0]))
    for name, sign in names:
        text = text.replace(" ".join(name.split()), sign)
    return text.replace(".", "")  # one sentence: its points are of figures and of `Inc.`


def _search(*patterns: str) -> Callable[[str], bool]:
    compiled = tuple(re.compile(each, re.I) for each in patterns)
    return lambda text: any(each.search(text) for each in compiled)


_SUB: Final = r"subsidiar(?:y|ies)"
_RULES: Final = (
    (
        SUBSIDIARY,
        _search(
            rf"{_ONE}[^;{_OTHER}]{{0,130}}?\b{_SUB}\s+of\s+(?:the\s+)?{_OTHER}",
            rf"\b{_SUB}\s+of\s+(?:the\s+)?{_OTHER}\s*,\s*{_ONE}",
            rf"{_OTHER}[^;{_ONE}]{{0,90}}?\b{_KIN}{_SUB}\s*,?\s*(?:\([^()]{{0,40}}\)\s*)?{_ONE}",
            rf"{_OTHER}[^;]{{0,30}}\b{_KIN}subsidiaries\s*[^;{_OTHER}]{{0,120}}?{_ONE}",
            rf"{_ONE}\s*(?:\([^()]{{0,40}}\)\s*)?,\s+{_OTHER}\s+(?:'s\s+|s\s+)?{_KIN}{_SUB}",
        ),
    ),
    (
        AGREEMENT,
        _search(
            *(
                pattern
                for a, b in ((_ONE, _OTHER), (_OTHER, _ONE))
                for pattern in (
                    rf"{a}{_ON}{{0,160}}?\b{_NOUNS}\b[^;]{{0,90}}?"
                    rf"\b(?:with|between|among)\b{_NO_VERB}{{0,90}}?{b}",
                    rf"\b{_NOUNS}[\s,]+(?:which\s+|that\s+)?{a}\s+(?:ha[sd]\s+)?entered\s+into\s+with\b"
                    rf"{_NO_VERB}{{0,90}}?{b}",
                )
            ),
            rf"{_ONE}\s+and\s+{_OTHER}[^;]{{0,60}}?\b(?:entered|executed|signed)\b[^;]{{0,80}}?{_NOUNS}",
            rf"{_OTHER}\s+and\s+{_ONE}[^;]{{0,60}}?\b(?:entered|executed|signed)\b[^;]{{0,80}}?{_NOUNS}",
            rf"\b{_NOUNS}\b[^;]{{0,60}}?\b(?:between|among)\s+{_ONE}[^;]{{0,60}}?{_OTHER}",
            rf"\b{_NOUNS}\b[^;]{{0,60}}?\b(?:between|among)\s+{_OTHER}[^;]{{0,60}}?{_ONE}",
        ),
    ),
    (
        ACQUIRED,
        _search(
            rf"{_OTHER}\s+(?:\w+\s+){{0,3}}(?:acquired|acquire|acquires|purchased)\s+"
            rf"(?:(?:all|of|the|issued|and|outstanding|shares|stock|equity|interests?|100|%|capital|"
            rf"membership|in)\s+){{0,10}}{_ONE}",
            rf"{_ONE}[^;{_OTHER}]{{0,30}}?\b(?:was|were|is|being|been)\s+acquired\s+by\s+{_OTHER}",
            rf"\bacquisition\s+of\s+{_ONE}\s+by\s+{_OTHER}",
            rf"{_OTHER}\s*(?:'s|s|’s)?\s+acquisition\s+of\s+{_ONE}",
            rf"{_ONE}[^;]{{0,20}}?\b100\s*%\s+owned\s+by\s+{_OTHER}",
        ),
    ),
    (
        SHARES,
        _search(
            rf"{_ONE}[^;]{{0,90}}?\b{_HELD}\b[^;]{{0,110}}?{_STOCK}[^;]{{0,50}}?"
            rf"\b(?:of|in)\s+(?:the\s+)?{_OTHER}",
            rf"{_ONE}[^;]{{0,90}}?\b{_HELD}\b[^;]{{0,90}}?{_OTHER}\s+(?:'s\s+|s\s+)?"
            rf"(?:\w+\s+){{0,4}}{_STOCK}",
            rf"{_OTHER}\s+(?:'s\s+|s\s+)?(?:\w+\s+){{0,4}}{_STOCK}[^;]{{0,80}}?"
            rf"\b(?:held|owned|purchased)\s+by\s+{_ONE}",
            rf"\b(?:issued?|issuance|granted|sold)\b[^;]{{0,90}}?{_STOCK}[^;]{{0,30}}?of\s+{_OTHER}"
            rf"[^;]{{0,60}}?\bto\s+{_ONE}",
            rf"\b(?:issued?|issuance|granted)\s+(?:to\s+)?{_ONE}[^;]{{0,80}}?{_STOCK}\s+of\s+{_OTHER}",
            rf"{_ONE}\s*,\s+{_OTHER}\s+(?:'s\s+|s\s+)?(?:\w+\s+){{0,2}}(?:share|stock)holder",
            rf"{_OTHER}\s+(?:'s\s+|s\s+)?(?:\w+\s+){{0,2}}(?:share|stock)holder\s*,\s*{_ONE}",
            rf"{_ONE}\s+(?:'s\s+|s\s+)?\d+\s*%\s+(?:\w+\s+){{0,2}}(?:share|interest|ownership)\s+"
            rf"(?:of|in)\s+(?:the\s+)?{_OTHER}",
            rf"\b(?:issued?|issuance|paid)\s+to\s+{_ONE}[^;]{{0,140}}?{_OTHER}\s+(?:'s\s+|s\s+)?"
            rf"(?:\w+\s+){{0,4}}{_STOCK}",
            rf"\bshares\s+of\s+{_OTHER}[^;]{{0,40}}?\b(?:issued|paid|delivered)\s+to\s+{_ONE}",
        ),
    ),
)
_OF_PERSON: Final = (
    (
        MEMBER,
        re.compile(
            r"(?i)\b(?:trustees?|boards?|regents?|council|overseers|governors|visitors|"
            r"chairman\s+of\s+the\s+board)\b"
        ),
    ),
    (
        ATTENDED,
        re.compile(
            r"\b(?:B\.?\s?[AS]|M\.?\s?[AS]|M\.?B\.?A|Ph\.?\s?D|J\.?D|LL\.?[BM]|M\.?D)\b|"
            r"(?i:\b(?:graduate[sd]?|degrees?|bachelor\w*|master\w*|doctora\w+|attended|received|earned|holds|studied|educated|"
            r"diploma|alumn\w+)\b)"
        ),
    ),
    (
        EMPLOYEE,
        re.compile(
            r"(?i)\b(?:professor|president|dean|provost|chancellor|faculty|taught|teaches|teaching|"
            r"lecturer|serv(?:es|ed|ing)|advis[eo]r|director|fellow|research\w*|employed|worked|"
            r"joined|scholar|instructor|chair)\b"
        ),
    ),
)
