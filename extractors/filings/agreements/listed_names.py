"""Names that a piece of a preamble holds, between one defined term and the next.

The first name is a party's wherever it stands; further ones, behind an `and`, a semicolon or a
number, where their form or what follows tells that they are.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.filings.agreements import party_names
from extractors.filings.agreements.party_names import NameSpan
from extractors.text.passage import Passage

_LEAD = re.compile(
    r"(?:[\s,;:.)*_–—-]+|(?:and|AND|And|by|between|among|BETWEEN|Between|or|with|together\s+with|"
    r"on\s+(?:the\s+)?(?:one|other)\s+(?:hand|part)|"
    r"of\s+the\s+(?:one|first|second|other|third)\s+part|(?:PARTY|Party)\s+(?:\w+|\([a-z]\)|[A-E])"
    r"(?=\s*:)|FOR|[Ee]ach\s+of|[Bb]oth|the\s+Covenanter(?=:)|the\s+undersigned,|as\s+of|"
    r"the|its\s+(?:\w+[\s-]){0,2}(?:subsidiary|affiliate|parent),?|this\s+day)\b\s*[:,]?"
    r"|\((?:Client|Customer|Company|Licensor|Licensee|Supplier|Buyer|Seller|Distributor)\s?\)(?=\s+[A-Z])"
    r"|\(?\b(?:(?:[1-9]|[ivx]{1,4})[.)]|[a-hA-H]\))(?=[\s*]))"
)
DAY = re.compile(
    r"(?:(?:this|the|as\s+of|on|effective|dated|made|entered\s+into|and|of)[\s,]+){0,5}"
    r"(?:(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?|\d{1,2}(?:st|nd|rd|th)?|day|of|_+|\[[^\]]{0,12}\]|(?:19|20)\d\d)"
    r"[\s,]+){2,7}(?=by\b|between\b|among\b|and\s+between\b|with\b)"
)
LABEL = re.compile(
    r"(?:the\s+)?(?:Company|Developer|Client|Customer|Licensor|Licensee|Supplier|Buyer|Seller|"
    r"Distributor|Consultant|Contractor|Vendor|Purchaser|Provider|Agent|Manufacturer|Reseller|"
    r"Lessor|Lessee|Landlord|Tenant|Franchisor|Franchisee|Employer|Employee|Executive|Name|"
    r"(?:Client|Customer|Company)\s+Name)(?:\s*:\s*|\s+(?=(?-i:[A-Z]{3})))"
    r"|(?:Mr|Ms|Mrs|Messrs)\.?\s+",
    re.I,
)
_TITLE = re.compile(r"(?:[A-Z][A-Z&,/'’-]*\s+){0,8}AGREEMENT\s+")
NO_NAME = re.compile(
    r"(?:the\s+)?(?:(?:part(?:y|ies)|company|undersigned|agreement|effective\s+date|corporation|"
    r"following|date|page|exhibit|each|certain|such|section|article|schedule|no|state|"
    r"county|members?|lenders?|it|us|you|we|client|customer|distributor|supplier|licensor|"
    r"licensee|consultant|buyer|seller|borrowers?|sellers?|purchasers?|guarantors?|investors?|"
    r"holders?(?:\s+of)?|signature|number|overview|summary|signage|introduction|purpose|scope|"
    r"services?(?:\s+company)?|end\s+users?(?:\s+customers?)?|reseller|background|"
    r"federal\s+deposit\s+insurance\s+corporation|internal\s+revenue\s+service|any|on|in|near|recently|dated|including|germany|grant|website|owner|holder|"
    r"contract\s+(?:number|no\.?)|address|room|suite|between|by|po\s+box|registrant|issuer|bank|agent|"
    r"p\.o\.|executive|employee|employer|recitals?|contents|board\s+of\s+directors|"
    r"subsidiar(?:y|ies)|affiliates?|shareholders?|stockholders?|contractor|vendor|"
    r"developer|landlord|tenant|lessor|lessee|i)(?:\s+(?:and|or|of)\s+(?:the\s+)?\w+)?|"
    r"(?:board\s+of\s+directors|(?:state|province|laws|city\s+and\s+county|county)\s+of)\b.*|"
    r"\d+\s+.*\b(?:street|avenue|road|st\.?|ave\.?|drive|blvd|boulevard|floor|way|lane)\b.*|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"[\s\d,]*|delaware|new\s+york|united\s+states(?:\s+of\s+america)?|"
    r"securities|exchange\s+commission|(?:u\.?s\.?\s+)?securities\s+and\s+exchange\s+commission|the\s+offering|"
    r".*\b(?:Agreements?|Section|Article|Schedule|Annex|hereto|hereby|Execution|Version)\b.*)",
    re.I,
)
_TOWN = re.compile(r"[\w .]+,?\s+(?:CO|NV|AB|SE|SA)")
_DESCRIBING: Final = frozenset(["corporation", "company", "partnership", "association", "bank"])
_FIGURES = re.compile(r"[\d:.,/()-]+|(?i:the)")
_ADDRESS = re.compile(r"\d+\s|[aA]\s")
_FURTHER = re.compile(
    r"(?:\band\b|\bAND\b|\bAnd\b|;|\n\s*\n)\s*(?:(?:the|by|between|with)\s+)?"
    r"|,\s+(?=[A-Z])"
    r"|\b(?:agreements?\s+with|together\s+with|in\s+favor\s+of|agreed\s+that|through)\s+(?:each\s+of\s+)?(?=[A-Z])"
    r"|[(]?\b(?:[1-9]|[ivx]{1,4}|[a-h])[.)]\s+"
)
_BEFORE = re.compile(
    r"\b(?:and|AND|And|agent\s+for|services\s+of|with|between|by|f/s/o|s/o|behalf\s+of|through|c/o)\s+(?:(?:the|its)\s+)?(?=[A-Z0-9])"
)
_PERSON: Final = (
    r"\b(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3})"
)
_TITLED = re.compile(_PERSON)
_NEXT_TITLED = re.compile(rf"(?:,?\s+and\s+|,\s+){_PERSON}")
_OFFICER_OF = re.compile(
    r",?\s+(?:the\s+)?(?:[a-z]+\s){0,2}(?:director|president|owner|manager|officer|CEO|"
    r"representative|proprietor)\s+of\s+",
    re.I,
)
_REFERRED = re.compile(r"(?:[\s,]|\b(?:hereinafter|hereafter|referred|called|to|as)\b)*")
"""What may stand between a name and the term for it."""
_AND = re.compile(
    r"\b(?:retain|engage|employ|appoint)\s+|"
    r"(?:;|,|\n)\s*(?:and|AND)\s+|\b(?:and|AND|And)\s*\n\s*\n|;\s*|\n\s*\n(?:and|AND|And)\b:?\s*"
)
DESCRIPTION = re.compile(
    r"(?:\s*\([^()]{0,80}\))?,?\s+(?:an?\s+(?:[\w-]+\s+){0,6}?(?:corporation|company|partnership|individual|citizen|trust|"
    r"bank|association|university|institution|authority|agency|firm|society|entity|organi[sz]ation)"
    r"\b|having\s|with\s+(?:its|his|her|an?|offices)|whose\s|located\s|residing|incorporated|"
    r"organi[sz]ed)",
    re.I,
)
_RELATED = re.compile(
    r"\b(?:of|under|as|by|affiliates?|subsidiary|known|parent|at|through|formerly|d/b/a|called|"
    r"with|between|in|to|from|for|acting)\s+(?:the\s+|its\s+)?(?:[\w.,&'’-]+\s+){0,3}(?:and|AND)\s+"
    r"(?:the\s+)?$"
)


def named(
    clause: Passage, start: int, end: int, joined: bool
) -> Iterator[tuple[Passage, NameSpan]]:
    """The names of a piece between two terms: the first, then those that a form tells."""
    text = clause.text
    at = _lead(text, start, end)
    first = _name(clause, at, end, joined) if start == 0 or at > start else None
    first = first or _described(clause, start, end, joined)
    if first:
        yield first
        at = first[0].end - clause.start
    yield from _listed(clause, at, end, joined, first)


def persons(clause: Passage, start: int, end: int) -> list[tuple[Passage, NameSpan]]:
    """The people of a piece that names several: `Mr. Zheng Qing, Mr. Gu Xian and Ms. Chen Wei`."""
    people = _TITLED.search(clause.text, start, end)
    found = list[tuple[Passage, NameSpan]]()
    while people:
        span = NameSpan(people.end(), False, False, 2)
        found.append((clause.part(people.start("name"), people.end()), span))
        people = _NEXT_TITLED.match(clause.text, people.end(), end)
    return found if len(found) > 1 else []


def represented(
    clause: Passage, person: tuple[Passage, NameSpan], end: int
) -> tuple[Passage, NameSpan]:
    """Whom a party speaks for where a term follows: `Ada Lark, director of X ("Client")`."""
    office = _OFFICER_OF.match(clause.text, person[1].end, end)
    found = _name(clause, office.end(), end, True) if office and not person[1].form else None
    return found if found and _REFERRED.fullmatch(clause.text, found[1].end, end) else person


def adjacent(
    clause: Passage, start: int, end: int, joined: bool
) -> Iterator[tuple[Passage, NameSpan]]:
    """The name that ends where a term begins: `agent for Robbie Fowler ("Talent")`."""
    for before in _BEFORE.finditer(clause.text, max(start, end - 160), end):
        found = _name(clause, before.end(), end, joined)
        if found and found[1].words > 1 and not clause.text[found[1].end : end].strip(" ,\n"):
            yield found
            return


def _described(
    clause: Passage, start: int, end: int, joined: bool
) -> tuple[Passage, NameSpan] | None:
    """A name without a form, behind `and`, that what follows tells: `, a Nevada corporation`."""
    for further in _AND.finditer(clause.text, start, end):
        found = _name(clause, _lead(clause.text, further.end(), end), end, joined)
        told = found and (
            DESCRIPTION.match(clause.text, found[1].end, end)
            or _REFERRED.fullmatch(clause.text, found[1].end, end)
        )
        if told:
            return found
    return None


def _lead(text: str, at: int, end: int) -> int:
    """Where the first name begins, behind what only leads to it."""
    while at < end and (lead := _LEAD.match(text, at, end)) and lead.end() > at:
        at = lead.end()
    day = DAY.match(text, at, end)
    at = day.end() if day else at
    for label in (_TITLE, LABEL):
        found = label.match(text, at, end)
        at = found.end() if found else at
    return at


def _name(clause: Passage, at: int, end: int, joined: bool) -> tuple[Passage, NameSpan] | None:
    span = party_names.read(clause.text, at, end, joined)
    if span is None:
        return None
    name = clause.part(at, span.end)
    line = name.line.rstrip(",")
    fine = len(line) > 1 and not NO_NAME.fullmatch(line) and not _TOWN.fullmatch(line)
    lower = line.rsplit(None, 1)[-1] in _DESCRIBING
    numbered = _FIGURES.fullmatch(line) or (_ADDRESS.match(line) and not span.hard)
    return (name, span) if fine and not lower and not numbered and span.words <= 16 else None


def _listed(
    clause: Passage,
    at: int,
    end: int,
    joined: bool,
    first: tuple[Passage, NameSpan] | None,
) -> Iterator[tuple[Passage, NameSpan]]:
    """Names with a form behind `and`, `;` or a number, and right behind another with a comma."""
    text, last = clause.text, at if first else -1
    while at < end and (further := _FURTHER.search(text, at, end)):
        begin = _lead(text, further.end(), end)
        found = _name(clause, begin, end, joined and not further[0].startswith(","))
        if found and _tells(text, further, begin, end, found[1], further.start() == last):
            yield found
            at = last = found[0].end - clause.start
        else:
            at, last = max(further.end(), at + 1), -1


def _tells(
    text: str, further: re.Match[str], begin: int, end: int, span: NameSpan, contiguous: bool
) -> bool:
    """Whether a further name is that of a party: by its form, and by what stands around it."""
    described = DESCRIPTION.match(text, span.end, end) is not None
    if further[0].startswith(","):
        last = not text[span.end : end].strip(" ,.\n")
        return span.hard and (contiguous or described or last)
    related = not described and _RELATED.search(text[max(0, begin - 60) : begin]) is not None
    return (span.hard or (span.form and span.words > 1)) and not related
