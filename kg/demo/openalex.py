"""Papers as OpenAlex works, one JSON object a line.

All keys of a work object of November 2025 are there:
https://docs.openalex.org/api-entities/works/work-object
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from kg.demo import printed, serials
from kg.demo.plans import PaperPlan
from kg.demo.topics import TOPICS, summary, summary_zh
from kg.demo.truth import Broken, Named, Truth, Written, line, together
from kg.demo.words import COUNTRIES
from kg.demo.world import Organisation, Person, World

SOURCE: Final = "openalex"

_TYPES: Final = {
    "university": "education",
    "institute": "facility",
    "hospital": "healthcare",
    "funder": "funder",
    "company": "company",
    "jointLaboratory": "facility",
}
_OVERLOOKED: Final = 0.05
"""How often OpenAlex recognises no institution in an affiliation of one that it knows."""

Object = dict[str, Any]


def write(world: World, plan: PaperPlan) -> Written:
    """The paper's line and its truths: paper, authors, affiliations, institutions, funders."""
    random = world.chance("openalex", plan.number)
    key = serials.openalex("W", plan.number)
    truths: list[Truth] = [
        Named(SOURCE, key, "paper", -1, _title(plan), f"paper:{plan.number}"),
        *together((SOURCE, key), "coAuthorship", _organisations(plan), plan.year),
        *_cited(plan, key),
    ]
    authorships = [
        _authorship(world, plan, position, (random, truths))
        for position in range(len(plan.authors))
    ]
    truths += _funded(world, plan, key)
    return Written(line(_work(world, plan, authorships)), tuple(truths))


def broken(file: str, position: int) -> Iterator[Written]:
    """Two lines that can not be read, at this position of this file and the next."""
    cut = b'{"id":"https://openalex.org/W9998999999","title":"Invented and cut off in the mid\n'
    yield Written(cut, (Broken(file, position, "JSON cut off"),))
    nameless = line({"id": None, "title": "Invented work without an id", "authorships": []})
    yield Written(nameless, (Broken(file, position + 1, "no id"),))


def institution_id(made: Organisation) -> str:
    """OpenAlex's id of an organisation; it has one for those that ROR has."""
    return serials.openalex("I", made.number) if made.ror else ""


def _title(plan: PaperPlan) -> str:
    return plan.title.zh if plan.language == "zh" else plan.title.en


def _organisations(plan: PaperPlan) -> set[int]:
    return {each for author in plan.authors for each in author.organisations}


def _authorship(
    world: World, plan: PaperPlan, position: int, into: tuple[Random, list[Truth]]
) -> Object:
    """One place of the author list; what is true of it is added to the truths."""
    (random, truths), author = into, plan.authors[position]
    person, key = world.people[author.person], serials.openalex("W", plan.number)
    name = printed.author(person, plan.language, random)
    truths.append(Named(SOURCE, key, "author", position, name, person.id))
    affiliations, institutions = [], []
    for place, number in enumerate(author.organisations):
        made = world.organisations[number]
        called = printed.organisation(made, plan.year, plan.language, random)
        raw = printed.affiliation(called, made, TOPICS[plan.topic], (plan.language, random))
        truths.append(Named(SOURCE, key, "affiliation", place, raw, made.id, position))
        known = bool(made.ror) and random.random() > _OVERLOOKED
        if known:
            institutions.append(_institution(world, made))
            truths.append(Named(SOURCE, key, "institution", place, made.name.en, made.id, position))
        ids = [_url(institution_id(made))] if known else []
        affiliations.append({"raw_affiliation_string": raw, "institution_ids": ids})
    return {
        "author_position": _place(position, len(plan.authors)),
        "author": _author(person, name, plan.language),
        "institutions": institutions,
        "countries": sorted({each["country_code"] for each in institutions}),
        "is_corresponding": position == 0,
        "raw_author_name": name,
        "raw_affiliation_strings": [each["raw_affiliation_string"] for each in affiliations],
        "affiliations": affiliations,
    }


def _place(position: int, count: int) -> str:
    return "first" if position == 0 else "last" if position == count - 1 else "middle"


def _author(person: Person, name: str, language: str) -> Object:
    """The author as OpenAlex knows them; some have a second id under their Chinese name."""
    chinese = language == printed.CHINESE and len(person.authors) > 1
    return {
        "id": _url(person.authors[-1 if chinese else 0]),
        "display_name": name if chinese else printed.romanised(person),
        "orcid": f"https://orcid.org/{person.orcid}" if person.orcid else None,
    }


def _institution(world: World, made: Organisation) -> Object:
    parents = [institution_id(world.organisations[each]) for each in made.parents]
    return {
        "id": _url(institution_id(made)),
        "display_name": made.name.en,
        "ror": f"https://ror.org/{made.ror}",
        "country_code": COUNTRIES[made.side][0],
        "type": _TYPES[made.kind],
        "lineage": [_url(each) for each in (institution_id(made), *parents) if each],
    }


def _cited(plan: PaperPlan, key: str) -> Iterator[Truth]:
    for place, number in enumerate(plan.cites):
        name = serials.openalex("W", number)
        yield Named(SOURCE, key, "cited", place, name, f"paper:{number}")


def _funded(world: World, plan: PaperPlan, key: str) -> Iterator[Truth]:
    for place, number in enumerate(plan.funders):
        funder = world.organisations[number]
        yield Named(SOURCE, key, "funder", place, funder.name.en, funder.id)
        for each in sorted(_organisations(plan)):
            yield from together((SOURCE, key), "funding", (number, each), plan.year)


def _funders(world: World, plan: PaperPlan) -> list[Object]:
    return [
        {
            "id": _url(serials.openalex("F", each)),
            "display_name": world.organisations[each].name.en,
            "ror": f"https://ror.org/{ror}" if (ror := world.organisations[each].ror) else None,
        }
        for each in plan.funders
    ]


def _awards(world: World, plan: PaperPlan) -> list[Object]:
    return [
        {
            "id": _url(serials.openalex("G", plan.number)),
            "display_name": f"Invented grant for {TOPICS[plan.topic].en}",
            "funder_award_id": f"INV-{plan.year}-{plan.number:05d}",
            "funder_id": _url(serials.openalex("F", each)),
            "funder_display_name": world.organisations[each].name.en,
            "doi": None,
        }
        for each in plan.funders
        if plan.number % 2
    ]


def _work(world: World, plan: PaperPlan, authorships: list[Object]) -> Object:
    key, doi = serials.openalex("W", plan.number), f"https://doi.org/{serials.doi(plan.number)}"
    day = date(plan.year, 1, 1) + timedelta(days=plan.number * 37 % 365)
    location = _location(plan, doi)
    institutions = {
        each["id"]: each for authorship in authorships for each in authorship["institutions"]
    }
    cited = [_url(serials.openalex("W", each)) for each in plan.cites]
    return {
        "id": _url(key),
        "doi": doi,
        "title": _title(plan),
        "display_name": _title(plan),
        "publication_year": plan.year,
        "publication_date": day.isoformat(),
        "ids": {"openalex": _url(key), "doi": doi},
        "language": plan.language,
        "primary_location": location,
        "type": "article",
        "indexed_in": ["crossref"],
        "authorships": authorships,
        "institutions": [],
        "countries_distinct_count": len({each["country_code"] for each in institutions.values()}),
        "institutions_distinct_count": len(institutions),
        "corresponding_author_ids": [authorships[0]["author"]["id"]],
        "corresponding_institution_ids": [each["id"] for each in authorships[0]["institutions"]],
        "is_retracted": plan.retracted,
        "awards": _awards(world, plan),
        "funders": _funders(world, plan),
        "locations_count": 1,
        "locations": [location],
        "best_oa_location": location,
        "referenced_works_count": len(cited),
        "referenced_works": cited,
        "abstract_inverted_index": _inverted(plan),
        **_topics(plan),
        **_unused(plan, doi),
    }


def _location(plan: PaperPlan, doi: str) -> Object:
    venue = f"Invented Journal of {TOPICS[plan.topic].field}"
    return {
        "id": f"doi:{serials.doi(plan.number)}",
        "is_oa": True,
        "landing_page_url": doi,
        "pdf_url": None,
        "source": {
            "id": _url(serials.openalex("S", plan.topic)),
            "display_name": venue,
            "issn_l": None,
            "issn": None,
            "is_oa": True,
            "is_in_doaj": False,
            "is_core": False,
            "host_organization": None,
            "host_organization_name": None,
            "host_organization_lineage": [],
            "host_organization_lineage_names": [],
            "type": "journal",
        },
        "license": "cc-by",
        "license_id": "https://openalex.org/licenses/cc-by",
        "version": "publishedVersion",
        "is_accepted": True,
        "is_published": True,
        "raw_source_name": venue,
        "raw_type": "journal-article",
    }


def _topics(plan: PaperPlan) -> Object:
    subject = TOPICS[plan.topic]
    rank = {
        "id": _url(subject.openalex),
        "display_name": subject.en.capitalize(),
        "score": 0.98,
        "subfield": {"id": "https://openalex.org/subfields/99", "display_name": subject.field},
        "field": {"id": "https://openalex.org/fields/99", "display_name": subject.field},
        "domain": {"id": "https://openalex.org/domains/9", "display_name": "Invented Sciences"},
    }
    slug = subject.en.replace(" ", "-")
    word = {"id": _url(f"keywords/{slug}"), "display_name": subject.en.capitalize(), "score": 0.8}
    return {"primary_topic": rank, "topics": [rank], "keywords": [word], "concepts": [], "mesh": []}


def _unused(plan: PaperPlan, doi: str) -> Object:
    """What a work has besides: counts, copies, prices, the record's own dates."""
    return {
        "open_access": {
            "is_oa": True,
            "oa_status": "gold",
            "oa_url": doi,
            "any_repository_has_fulltext": False,
        },
        "apc_list": None,
        "apc_paid": None,
        "fwci": 0.0,
        "has_fulltext": False,
        "has_content": {"grobid_xml": False, "pdf": False},
        "content_urls": {"pdf": None, "grobid_xml": None},
        "cited_by_count": 0,
        "citation_normalized_percentile": None,
        "cited_by_percentile_year": None,
        "biblio": {"volume": str(plan.year - 2000), "issue": None}
        | {"first_page": str(plan.number + 1), "last_page": str(plan.number + 9)},
        "is_paratext": False,
        "is_xpac": False,
        "sustainable_development_goals": [],
        "related_works": [],
        "counts_by_year": [],
        "updated_date": f"{plan.year + 1}-01-02T00:00:00.000000",
        "created_date": f"{plan.year + 1}-01-01T00:00:00",
    }


def _inverted(plan: PaperPlan) -> dict[str, list[int]]:
    subject = TOPICS[plan.topic]
    text = (
        summary_zh(plan.title, subject) if plan.language == "zh" else summary(plan.title, subject)
    )
    index: dict[str, list[int]] = {}
    for place, word in enumerate(text.split()):
        index.setdefault(word, []).append(place)
    return index


def _url(key: str) -> str:
    return f"https://openalex.org/{key}"
