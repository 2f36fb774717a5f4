"""What real documents hold, counted by other means, is what comes out of them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final, cast

import orjson
import pytest
from lxml import etree

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, files
from ontology.facts import Link, Mention

DATA = Path(__file__).parents[4] / "shared" / "data" / "papers"
BY_NAME = {each.name: each for each in SOURCES}
MOST: Final = 1_000
"""Documents of a file that are counted: lists of papers are long."""
Count = Callable[[bytes], Mapping[str, int]]


def xpaths(**paths: str) -> Count:
    """Count by XPath, namespaces taken off."""

    def count(data: bytes) -> Mapping[str, int]:
        bare = re.sub(
            rb"<(/?)[\w.-]+:", rb"<\1", re.sub(rb"\sxmlns(?::\w+)?=\"[^\"]*\"", b"", data)
        )
        parser = etree.XMLParser(recover=True, resolve_entities=False)
        root = etree.fromstring(bare, parser)
        return {name: len(cast("list[Any]", root.xpath(path))) for name, path in paths.items()}

    return count


def lines(**tags: str) -> Count:
    """Count the lines that begin with a tag and say something."""

    def count(data: bytes) -> Mapping[str, int]:
        text = data.decode("utf-8-sig")
        return {
            name: len(re.findall(rf"^[ \t]*{tag} *-? *\S", text, re.MULTILINE))
            for name, tag in tags.items()
        }

    return count


def crossref(data: bytes) -> Mapping[str, int]:
    """Count what a work of Crossref's lists."""
    work: dict[str, Any] = orjson.loads(data)
    authors = [each for each in work.get("author", []) if each.get("family") or each.get("given")]
    funders = {(each["name"], each.get("DOI")) for each in work.get("funder", [])}
    return {
        "authored": len(authors),
        "supportedBy": sum(len(each.get("award", [])) for each in work.get("funder", [])),
        "Funder": len(funders),
    }


def openalex(data: bytes) -> Mapping[str, int]:
    """Count what a work of OpenAlex's lists."""
    work: dict[str, Any] = orjson.loads(data)
    named = [each for each in work.get("authorships", []) if each["author"].get("display_name")]
    return {"authored": len(named), "cites": len(set(work.get("referenced_works", [])))}


def bibtex(data: bytes) -> Mapping[str, int]:
    """Count the editors and authors of an entry whose names hold no braces, by `and`."""
    text = data.decode("utf-8-sig")
    found = re.search(r"^\s*author\s*=\s*[{\"]([^{}\"]+)[}\"]\s*,?\s*$", text, re.MULTILINE | re.I)
    names = re.split(r"\s+and\s+", found[1].strip()) if found else []
    return {"authored": len([each for each in names if each != "others"])} if names else {}


def openalex_author(data: bytes) -> Mapping[str, int]:
    """Count the runs of years at each institution: a year that none stands before begins one."""
    spells = 0
    for each in orjson.loads(data).get("affiliations", []):
        years = set(each.get("years") or [])
        spells += len([year for year in years if year - 1 not in years]) or 1
    return {"Person": 1, "affiliatedWith": spells}


def openalex_institution(data: bytes) -> Mapping[str, int]:
    """Count what an institution is a part of or has as parts, and the city where it is."""
    found = orjson.loads(data)
    own = found["id"]
    parts = {
        (each["relationship"], each["id"])
        for each in found.get("associated_institutions") or []
        if each["relationship"] in ("parent", "child") and each["id"] != own
    }
    city = (found.get("geo") or {}).get("city")
    return {"partOf": len(parts), "Place": bool(city), "locatedIn": bool(city)}


def openalex_profile(data: bytes) -> Mapping[str, int]:
    """Count the funder or publisher, and what it is an imprint of."""
    found = orjson.loads(data)
    house = bool(found.get("parent_publisher"))
    own = Counter(["Funder" if "/F" in found["id"] else "Organization"])
    return own + Counter({"Organization": int(house), "partOf": int(house)})


def paperlist(data: bytes) -> Mapping[str, int]:
    """Count the authors of a list by semicolons that names nobody twice."""
    names = [each.strip() for each in orjson.loads(data)["author"].split(";") if each.strip()]
    plain = len(names) > 1 and len(set(names)) == len(names) and "&" not in "".join(names)
    return {"Paper": 1, **({"authored": len(names)} if plain else {})}


def datacite(data: bytes) -> Mapping[str, int]:
    """Count the creators of a work that are all said to be people, and who paid."""
    work: dict[str, Any] = orjson.loads(data)
    work = work.get("attributes", work)
    creators = work.get("creators") or []
    paid = work.get("fundingReferences") or []
    told = {"Funder": len({each["funderName"] for each in paid if each.get("funderName")})}
    if creators and all(each.get("nameType") == "Personal" for each in creators):
        told["authored"] = len(creators)
    return told


def orcid_record(data: bytes) -> Mapping[str, int]:
    """Count the employments, invited positions and studies of a record."""
    activities = orjson.loads(data)["activities-summary"]

    def summaries(*sections: str) -> int:
        groups = [each for name in sections for each in activities[name]["affiliation-group"]]
        return sum(len(each["summaries"]) for each in groups)

    return {"affiliatedWith": summaries("employments", "invited-positions")}


def isi(data: bytes) -> Mapping[str, int]:
    """Count the authors: a line each, the tag before the first."""
    found = re.search(r"^AU (.*(?:\n   .*)*)", data.decode("utf-8-sig"), re.MULTILINE)
    names = re.split(r";|\n", found[1]) if found else []
    return {"authored": len([each for each in names if each.strip()])}


def ovid(data: bytes) -> Mapping[str, int]:
    """Count the authors: one line by semicolons."""
    found = re.search(r"^Authors?\n((?:  .*\n)+)", data.decode("utf-8-sig"), re.MULTILINE)
    return {"authored": len(found[1].split(";")) if found else 0}


CASES: Final[Mapping[str, tuple[str, Count]]] = {
    "crossref": ("crossref", crossref),
    "jats": (
        "jats",
        xpaths(
            authored="/article/front//contrib[not(ancestor::sub-article)]"
            "[not(contains(@contrib-type, 'editor'))][not(role[contains(., 'ditor')])]"
            "[@contrib-type='author' or not(@contrib-type) or role]"
            "[not(ancestor::contrib-group[@content-type='section'])]"
            "/*[self::name or self::name-alternatives or self::string-name][1]",
        ),
    ),
    "pubmed": ("pubmed", xpaths(authored="//AuthorList/Author[LastName]")),
    "arxiv": (
        "arxiv",
        xpaths(
            authored="//author[(not(contains(concat(name, ' ', forenames, ' ', keyname),"
            " 'ollaboration')) or contains(concat(forenames, ' ', keyname, name), ' for '))"
            " and normalize-space(translate(concat(name, forenames, keyname), ':', ' '))]"
        ),
    ),
    "dublin-core": ("", xpaths(authored="//creator")),
    "crossref-xml": (
        "crossref_xml",
        xpaths(
            authored="(/*/journal_article | /*/conference_paper | /*/content_item"
            " | /book[not(content_item)]/book_metadata | /posted_content)"
            "/contributors/person_name[@contributor_role='author']",
        ),
    ),
    "openalex": ("openalex", openalex),
    "openalex-authors": ("openalex_entities", openalex_author),
    "openalex-institutions": ("openalex_entities", openalex_institution),
    "openalex-funders": ("openalex_entities", openalex_profile),
    "openalex-publishers": ("openalex_entities", openalex_profile),
    "paperlists": ("paperlists/papers_greater_bay_area.jsonl.gz", paperlist),
    "datacite": ("datacite", datacite),
    "orcid-json": ("orcid", orcid_record),
    "isi": ("endnote_isi_ovid", isi),
    "ovid": ("endnote_isi_ovid", ovid),
    "bibtex": ("bibtex", bibtex),
    "dblp": ("format_samples/dblp.xml.gz", xpaths(authored="/*/author", edited="/*/editor")),
    "datacite-xml": (
        "datacite",
        xpaths(
            supportedBy="//fundingReference[awardNumber or awardTitle]"
            " | //awardNumber[contains(., ', ')]"  # two numbers
        ),
    ),
    "ris": ("ris", lines(authored="(?:AU|A1)", edited="(?:ED|A2|A3|A4)")),
    "nbib": ("nbib", lines(authored="FAU")),
    "endnote": ("endnote_isi_ovid", xpaths(authored="//authors/author")),
    "grobid": ("grobid_tei", xpaths(authored="//sourceDesc//analytic/author[persName/surname]")),
    "orcid": (
        "orcid",
        xpaths(
            affiliatedWith="//employment-summary | //invited-position-summary | /employment",
            investigatorOf="//funding-summary | /funding",
        ),
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(not DATA.exists(), reason="real documents are not there")
@pytest.mark.parametrize("name", CASES)
def test_what_a_document_holds_comes_out_of_it(name: str) -> None:
    folder, count = CASES[name]
    differ, read = [], 0
    for label, data, facts in documents(BY_NAME[name], DATA / folder):
        read += 1
        told = Counter(each.type for each in facts if isinstance(each, Link))
        told += Counter(each.kind for each in facts if isinstance(each, Mention))
        for kind, expected in count(data).items():
            if told[kind] != expected:
                differ.append((label, kind, expected, told[kind]))
    assert read, f"no document of {name} lies in {DATA / folder}"
    assert differ == []


def documents(source: Source, folder: Path) -> list[tuple[str, bytes, list[Any]]]:
    """Every document of a source under a folder that can be read, with its facts."""
    found = []
    for file in files([folder]):
        with file.open() as stream:
            if not source.recognises(file.name, stream.read(HEAD)):
                continue
        with file.open() as stream:
            for position, data in enumerate(islice(source.split(stream), MOST)):
                try:
                    facts = list(source.extract(Raw(data, file.name, position)))
                except ExtractionError:
                    continue  # quarantined, with its reason
                found.append((f"{file.name} {position}", data, facts))
    return found
