"""Conference papers from the lists of papercopilot (https://github.com/papercopilot/paperlists).

One JSON object per paper, gathered from OpenReview, PMLR, CVF, ACL, IEEE and other proceedings.
Who wrote it, and where they work, stands in columns: `author` and `aff` split at `;`. Whether the
n-th affiliation is the n-th author's depends on where the list was gathered, and nothing in the
record says so. Measured on all 108,764 records (1987 to 2025): of the authors whose affiliation
is known from another paper of the year or its neighbours, and stands beside other affiliations on
this paper, how many find it in their own place? By chance 40 to 55 % would; 87 to 95 % do where
the places are theirs (people move, and the rest is spelling).

| kind of record, of several authors and as many affiliations | records | own place |
|---|---|---|
| proceedings: names `;`-separated, and an `id` or `aff_domain` | 37,323 | 93 to 95 % |
| names printed twice over (all of ICRA, IROS); one affiliation a name once halved | 34,883 | 92 % |
| OpenReview with `or_profile`, in the order of `authorids` | 2,941 | 87 % |
| the same, in another order: read by author / by `or_profile` | 193 | 36 % / 89 % |
| OpenReview without `or_profile`: blanks were dropped, equal length is luck | 7,851 | 74 % |
| neither `id` nor `aff_domain` (CVPR 2022, ICCV 2021): distinct organisations | 262 | 39 % |
| names `,`-separated (CVPR, ICCV, ICLR): distinct organisations | 812 | 31 to 46 % |
| the same (SIGGRAPH, where some authors stand twice) | 835 | 77 to 84 % |

So equal length is needed and not enough, and the last four kinds are not trusted: their
organisations contributed to the paper, but nobody is said to work there. `orcid` and `dblp` keep
the order of `or_profile` too (253 of 254 where the orders differ; by author none of 149);
`authorids` that of `author` (72,304 of 72,331 spell the same name, the other 27 a form of it).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from extractors.entities import unescaped
from extractors.fact_builder import FactBuilder
from extractors.lines import split_lines
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import (
    CERTAIN,
    Document,
    Evidence,
    Fact,
    Mention,
    Unread,
    Value,
    fingerprint,
    seen,
)
from ontology.identifiers import uri, valid_curies

IGNORED: Final = frozenset(
    {
        "aff_domain",  # the mail host of a person, which may be that of another employer
        "primary_area",  # a division of the programme, as is
        "track",
    }
)

# Not in the proceedings: the manuscript is public all the same, and shows who worked together.
UNPUBLISHED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Desk Reject": "rejected-submission",
        "Reject": "rejected-submission",
        "Withdraw": "withdrawn-submission",
    }
)

# Those whose name is not the list's own in capitals.
VENUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acmmm": "ACM MM",
        "automl": "AutoML",
        "corl": "CoRL",
        "nips": "NeurIPS",
        "siggraphasia": "SIGGRAPH Asia",
    }
)

UNALIGNED: Final = 0.8
"""Confidence that an organisation of a list of unknown order is one of the paper's."""

_PLACEHOLDER: Final = re.compile(
    r"\W*(?:n\W?a|none|null|unknown|anonymous|retired|free|self[- ]?employed"
    r"|(?:no|unknown|affiliation of \w+) (?:affiliation|author)(?: provided.*)?"
    r"|affiliation ?(?:\d+|one|two|three)?|unaffiliated"
    r"|(?:independent|individual|freelance)"
    r"(?: (?:researcher|reseacher|consultant|contributor|scholar|author)s?)?(?:(?:,| in| from) .*)?"
    r"|\d{0,2})\W*",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&#?\w{2,8};")
_SRC: Final = re.compile(rb'"src"\s*:\s*"[a-z0-9]+/[a-z0-9]+\.json"')
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a column, and where in the column's text it stands."""

    printed: str
    column: str
    start: int

    @property
    def text(self) -> str:
        """The entry with its HTML entities read."""
        return unescaped(self.printed)

    @property
    def place(self) -> str:
        """JSON Pointer of the column, then the characters of it (RFC 5147)."""
        return f"/{self.column}#char={self.start},{self.start + len(self.printed)}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one record that speak of its authors.

    Attributes:
        authors: each once, in the order of the paper.
        ids: of each author, OpenReview's; empty where it has none.
        profiles: the same ids in the order of the other columns, where the record tells it.
        affiliations: as many as were found.
        ordered: whether affiliations of equal number are in the order of the authors.
        joined: whether a plus sign stands between two affiliations of one author.
    """

    authors: tuple[Part, ...]
    ids: tuple[str, ...]
    profiles: tuple[str, ...]
    affiliations: tuple[Part, ...]
    ordered: bool
    joined: bool


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds such papers, one a line: the list each was gathered from is told."""
    first = head.lstrip().partition(b"\n")[0]
    wanted = (b'"venue"', b'"year"', b'"aff"')
    return first[:1] == b"{" and bool(_SRC.search(first)) and all(each in first for each in wanted)


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, what it is about, its authors and the organisations they work at."""
    record = parse(raw.data)
    columns = _columns(record)
    builder, paper = _paper(record, columns)
    people = _people(builder, record, columns)
    for position, person in people.items():
        authored = builder.document.link(
            "authored", person, paper, person.evidence, properties={"position": position + 1}
        )
        builder.state(authored)
    _organizations(builder, paper, columns, people)
    yield from builder.facts
    yield from map(Unread, record.close(IGNORED))


def _paper(record: Record, columns: Columns) -> tuple[FactBuilder, Mention]:
    title, year = unescaped(record.text("title")).strip(), record.integer("year")
    key, identifiers, url = _identity(record, columns, title)
    unpublished = UNPUBLISHED.get(record.optional_text("status"), "")
    date, venue = str(year or ""), _venue(record.text("venue"), str(year or ""))
    properties: dict[str, Value | None] = {
        "date": date,
        "year": year,
        "url": url,
        "workType": unpublished or "conference-paper",
        # What the conference turned down did not appear there.
        "venue": "" if unpublished else venue,
        "keywords": tuple(dict.fromkeys(each.text for each in _column(record, "keywords"))),
    }
    document = Document("paperlists", key, title, date, url)
    builder = FactBuilder(document)
    mention = document.mention(
        "Paper",
        title,
        Evidence("/title", title[:_LONGEST]),
        identifiers=identifiers,
        properties={name: value for name, value in properties.items() if value},
    )
    return builder, builder.once(mention)


def _identity(record: Record, columns: Columns, title: str) -> tuple[str, tuple[str, ...], str]:
    """The paper's key, its identifiers and its address."""
    identity, site = record.optional_text("id"), record.optional_text("site")
    addresses = [site, record.optional_text("oa"), record.optional_text("pdf")]
    identifiers = valid_curies(
        ("doi", record.optional_text("doi")),
        ("openreview-forum", identity if any(columns.ids) else site),
        ("arxiv", record.optional_text("arxiv")),
    )
    gathered = record.text("src").rpartition("/")[2].removesuffix(".json")
    # Some proceedings number nothing: there the title, and who wrote it, name the paper.
    writers = ";".join(each.text for each in columns.authors)
    key = f"{gathered}/{identity or fingerprint(title, writers)}"
    url = next(filter(None, addresses), "") or next(map(uri, identifiers), "")
    return key, identifiers, url


def _venue(name: str, year: str) -> str:
    return f"{VENUES.get(name, name.upper())} {year}".strip()


def _columns(record: Record) -> Columns:
    printed = record.text("author")
    commas = ";" not in printed
    authors = _parts("author", printed, "," if commas else ";")
    ids = [each.text for each in _column(record, "authorids")]
    names = [each.text for each in authors]
    doubled = names[: len(names) // 2] * 2 == names
    if doubled:
        authors, ids = authors[: len(authors) // 2], ids[: len(ids) // 2]
    elif commas:
        authors = _distinct(authors)  # these lists name some authors once for each affiliation
    openreview = any(each.startswith("~") for each in ids)
    known = openreview and len(ids) == len(authors)
    profiles = [each.text for each in _column(record, "or_profile")]
    attested = "id" in record or "aff_domain" in record
    ordered = len(authors) == 1 or (attested and not openreview and not commas)
    return Columns(
        authors=tuple(authors),
        ids=tuple(ids) if known else ("",) * len(authors),
        profiles=tuple(profiles) if known else (),
        affiliations=_affiliations(record),
        ordered=ordered,
        joined=bool(profiles) or (ordered and not doubled),
    )


def _affiliations(record: Record) -> tuple[Part, ...]:
    parts = _column(record, "aff")
    # Some lists hold the first page of the paper there; no affiliation breaks its line.
    return () if any("\n" in each.printed for each in parts) else tuple(parts)


def _order(columns: Columns) -> list[int | None]:
    """For each author the row of the columns that keep the order of the profiles, if known."""
    if not columns.profiles:
        return [None] * len(columns.ids)
    rows = {identity: row for row, identity in enumerate(columns.profiles) if identity}
    order = [rows.get(identity) for identity in columns.ids]
    left = sorted(set(range(len(columns.profiles))).difference(order))
    if columns.profiles == columns.ids:
        return list(range(len(order)))
    if len(left) == 1 == order.count(None):
        # Both columns hold the same people: the one left over is the one left over.
        order[order.index(None)] = left[0]
    return order


def _people(builder: FactBuilder, record: Record, columns: Columns) -> dict[int, Mention]:
    """Mention the authors, by their place in the list, from 0."""
    order = _order(columns)
    orcids, dblps = (_column(record, name) for name in ("orcid", "dblp"))
    people: dict[int, Mention] = {}
    for i, author in enumerate(columns.authors):
        if author.text:
            identifiers = valid_curies(
                ("openreview", columns.ids[i]),
                ("orcid", _entry(orcids, order[i], columns)),
                ("dblp", _entry(dblps, order[i], columns)),
            )
            evidence = Evidence(author.place, author.text)
            people[i] = builder.add(
                builder.document.mention("Person", author.text, evidence, identifiers=identifiers)
            )
    return people


def _entry(column: list[Part], row: int | None, columns: Columns) -> str:
    if row is None or len(column) != len(columns.profiles):
        return ""
    return column[row].text


def _owners(columns: Columns) -> dict[int, int]:
    """Whose affiliation each row is: places in the list of authors; empty if not to be trusted."""
    rows = range(len(columns.affiliations))
    if len(columns.authors) == 1:
        return dict.fromkeys(rows, 0)
    if columns.profiles and len(rows) == len(columns.profiles):
        return {row: author for author, row in enumerate(_order(columns)) if row is not None}
    if columns.ordered and len(rows) == len(columns.authors):
        return {row: row for row in rows}
    return {}


def _organizations(
    builder: FactBuilder, paper: Mention, columns: Columns, people: Mapping[int, Mention]
) -> None:
    owners = _owners(columns)
    year = builder.document.date
    for row, entry in enumerate(columns.affiliations):
        person = people.get(owners.get(row, -1))
        pieces = _split(entry, "+") if owners and columns.joined else [entry]
        for piece in pieces:
            if len(piece.text) > _LONGEST or _PLACEHOLDER.fullmatch(piece.text):
                continue
            evidence = Evidence(piece.place, piece.text, CERTAIN if owners else UNALIGNED)
            organization = builder.mention("Organization", piece.text, evidence)
            if person is not None:
                works_at = builder.document.link(
                    "affiliatedWith", person, organization, evidence, spell=seen(year)
                )
                builder.state(works_at)
            builder.relate("contributedTo", organization, paper, evidence)


def _column(record: Record, name: str) -> list[Part]:
    return _parts(name, record.optional_text(name), ";")


def _parts(column: str, text: str, separator: str) -> list[Part]:
    """The entries of a column, blank ones too; none of an empty column."""
    return _split(Part(text, column, 0), separator) if text else []


def _split(part: Part, separator: str) -> list[Part]:
    text, entries, start = part.printed, [], part.start
    if "&" in text:
        # The semicolon of an entity separates nothing.
        text = _ENTITY.sub(lambda match: match[0][:-1] + "\1", text)
    for piece in text.split(separator):
        lead = len(piece) - len(piece.lstrip())
        entries.append(Part(piece.strip().replace("\1", ";"), part.column, start + lead))
        start += len(piece) + len(separator)
    return entries


def _distinct(parts: list[Part]) -> list[Part]:
    first: dict[str, Part] = {}
    for part in parts:
        first.setdefault(part.text, part)
    return list(first.values())


SOURCE: Final = Source(
    name="paperlists",
    version="2",
    title="Paper Copilot conference paper lists",
    url="https://github.com/papercopilot/paperlists",
    license="facts; no licence stated",
    recognises=recognises,
    split=split_lines,
    extract=extract,
    precedence=believed(Authority.PUBLISHER - 2),
)
