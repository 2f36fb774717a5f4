"""Names in lists of companies: what belongs to them, and what stands behind or instead of them."""

import re
from typing import Final

from extractors.text import organizations
from extractors.text.passage import Passage

_MARK = re.compile(
    r"(?:\s*(?:[*†‡§]+|[¹²³⁴⁵⁶⁷⁸⁹]+|[\[(]\s*(?:\d{1,2}|[a-z])\s*[\])])|\s*[-–—:;,]+)$"
)
_TERM = re.compile(
    r"\s*\([^()]*[\"“”][^()]*\)$|\s*\((?:formerly|f/k/a|d/b/a|dba|doing business as|inactive|"
    r"dormant|in liquidation|by trust|the registrant|[^()]{0,60}\bowner\b|[^()]{0,60}\bpartner\b)"
    r"[^()]{0,120}\)$",
    re.I,
)
_ALSO = re.compile(r"(?i),?\s+(?:f/k/a|d/b/a|and (?:its )?subsidiar(?:y|ies))\b.*$")
_SHARE = re.compile(r"\s*[-–—,]?\s*\(?\s*(?<![\d.])\d{1,3}(?:\.\d{1,6})?\s?%(?:[\w\s-]{0,40})\)?$")
_HEADING = re.compile(
    r"(?i)(?:.*\b(?:subsidiar(?:y|ies)|jurisdiction|incorporated (?:in|under)|incorporation|"
    r"organi[sz]ed|percent(?:age)?|ownership|owned|exhibit|the following|as of|significant|"
    r"pursuant|omitted|voting)\b.*|(?:the )?registrant.*|"
    r"(?:legal\s+)?(?:entity\s+)?names?(?: of .*)?|(?:corporate|company|entity) names?|"
    r"(?:place|state|country|province)(?:(?: or |/).*| of .*)?|compan(?:y|ies)|entit(?:y|ies)|"
    r"page.*|date|(?:north |latin |south )?america(?:s)?|europe.*|asia(?:[ /-]pacific)?|africa|"
    r"(?:u\.?s\.?|international|non-u\.?s\.?|domestic|foreign|other|united states)"
    r"(?: (?:companies|corporations|entities|operations|partnerships))?:?)"
)
_SUBSIDIARIES = re.compile(
    r"(?i)(?:(?:list|schedule) of\s+)?(?:(?:direct|indirect|wholly[- ]owned|significant)\s+){0,4}"
    r"subsidiar(?:y|ies)\b"
)
_PROSE = re.compile(r"\b(?:are|is|was|were|has|have|which|that|not|this|these|will|would)\b")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST: Final = 160
"""Characters of the longest name."""
_FOREIGN = re.compile(
    r"(?i)(?:\bsp\.? ?z\.? ?o\.? ?o|\bs\.?a\.?m|\bs\.l(?:\.u)?|\blda|\bkft|\bzrt|\bs\. ?de ?r\.? ?l"
    r"(?:\. ?de ?c\.? ?v)?|\bs\.? ?r\.? ?o|\bb\.?v\.?b\.?a|\ba\.?p\.?s|\bfze|\bfzc|\bfzco|\bdmcc|"
    r"\bf\.s\.b|\baktiebolag|\bscpa|\bs\.a\.c|\bsac|\bs\.?a\.?s(?:\.?u)?|\bs\.a\.r\.l|\bs\.r\.l|"
    r"\bsdn\.? ?bhd|\bd\.o\.o|\ba\.d|\be\.o\.o\.d|\bood|\boao|\booo|\bpjsc|\bjsc|\bc\.a|\bc\.v|"
    r"\bb\.s\.c|\bw\.l\.l|\bs\.a\.e|\bs\.n\.c|\be\.v|\boü|\bas|\bunlimited|\bcorp|\binc|\bgmbh|"
    r"\bde c\.v|\bltda|\blimitada|\bpt|\btbk|\bprivate|\bunipessoal|\bmbh|\bl\.c|\bp\.c|\bp\.a|"
    r"\bfund|\bventures?|\bassociates|\benterprises|\bindustries|\binternational|\bservices|"
    r"\bpartners|\binvestments?|\bproperties|\bsystems|\bsolutions|\btechnologies|\bproducts)\.?$"
)
_PREFIXED = re.compile(r"(?:PT|P\.T\.|OOO|OAO|ZAO|LLC|UAB|SIA|AB|AS|Compañía|Banco|Société)\s+\S")


def bare(cell: Passage) -> Passage:
    """A name without footnote marks, defined terms and shares behind it."""
    while True:
        shorter = _less(cell)
        if shorter.end == cell.end or not shorter.text:
            return cell
        cell = shorter


def less_bare(cell: Passage) -> Passage:
    """A name with only the last mark behind it left out."""
    mark = _MARK.search(cell.text)
    return cell.part(0, mark.start()) if mark and mark.start() else cell


def less_share(cell: Passage) -> Passage:
    """A cell without the share that stands behind its words."""
    found = _SHARE.search(cell.text)
    return cell.part(0, found.start()) if found and found.start() else cell


def _less(cell: Passage) -> Passage:
    for pattern in (_MARK, _TERM, _ALSO, _SHARE):
        found = pattern.search(cell.text)
        if found and found.start():
            return cell.part(0, found.start())
    return cell


def key(name: str) -> str:
    """What two spellings of one name share: case, points, blanks and commas do not tell names."""
    return re.sub(r"[^\w&()]+", "", name.casefold().replace(" and ", " & "))


def formed(name: str) -> bool:
    """Whether a name ends as only companies' do, or begins so."""
    words = re.sub(r"\s*\([^()]*\)$", "", name)
    return bool(organizations.has_form(words) or _FOREIGN.search(words) or _PREFIXED.match(words))


def is_heading(line: str) -> bool:
    """Whether a line of a list heads a part of it or its columns."""
    words = _SHARE.sub("", _ALSO.sub("", _TERM.sub("", line)))
    if _SUBSIDIARIES.match(words):
        return True
    return bool(_HEADING.fullmatch(words)) and not organizations.has_form(words)


def name_like(line: str) -> bool:
    """Whether a line can be a name: short, no sentence, and with letters."""
    return bool(_LETTERS.search(line)) and len(line) <= _LONGEST and not _PROSE.search(line)
