"""What real documents hold, counted by other means, is what comes out of them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
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
            for position, data in enumerate(source.split(stream)):
                try:
                    facts = list(source.extract(Raw(data, file.name, position)))
                except ExtractionError:
                    continue  # quarantined, with its reason
                found.append((f"{file.name} {position}", data, facts))
    return found
