"""What a US patent says of the rest of its family: priorities, parents, international filings."""

from typing import Final

from extractors.patents.numbers import Number, iso_day
from extractors.patents.patent import Patent
from extractors.xml import Element
from ontology.facts import Evidence

_PARENTS: Final = {
    "continuation": "continuation of",
    "continuation-in-part": "continuation in part of",
    "continuing-reissue": "continuing reissue of",
    "division": "division of",
    "reissue": "reissue of",
    "reexamination": "reexamination of",
    "substitution": "substitution of",
    "utility-model-basis": "based on",
    "us-reexamination-reissue-merger": "merger of",
    "correction": "correction of",
    "addition": "addition to",
}
_STATUS: Final = "parent-status", "us-provisional-application-status"


def read_related(patent: Patent, biblio: Element) -> None:
    """Put down priorities, related documents, and the international application behind it."""
    for claims in biblio.elements("priority-claims"):
        for each in claims.elements("priority-claim"):
            each.ignore("@sequence", "@kind", "@id", "office-of-filing")
            patent.priority(_number(each))
    for related in biblio.elements("us-related-documents", "related-documents"):
        _read_documents(patent, related)
    hague = biblio.element("hague-agreement-data")
    hague.ignore("international-filing-date", "international-registration-publication-date")
    hague.ignore("international-registration-date").leave()
    for filing in biblio.elements("pct-or-regional-filing-data"):
        filing.ignore("us-371c124-date", "us-371c12-date")
        patent.priority(_number(filing.element("document-id")))
    for published in biblio.elements("pct-or-regional-publishing-data"):
        each = published.ignore("gazette-reference").element("document-id")
        number, evidence = _number(each), Evidence(each.place, each.quote)
        patent.related(number, "international publication", evidence)


def _read_documents(patent: Patent, related: Element) -> None:
    for each in related.elements("us-provisional-application", "provisional-application"):
        each.ignore(*_STATUS)
        patent.priority(_number(each.element("document-id")))
    for each in related.elements("related-publication"):
        each.ignore("@id")
        for document in each.elements("document-id"):
            evidence = Evidence(document.place, document.quote)
            patent.related(_number(document), "earlier publication", evidence)
    for each in related.elements(*_PARENTS):
        for relation in each.elements("relation"):
            _read_relation(patent, relation, _PARENTS[each.name])


def _read_relation(patent: Patent, relation: Element, name: str) -> None:
    for parent in relation.elements("parent-doc"):
        parent.ignore(*_STATUS)
        patent.priority(_number(parent.element("document-id")))
        for granted in parent.elements("parent-grant-document"):
            each = granted.element("document-id")
            patent.related(_number(each), name, Evidence(each.place, each.quote))
        for pct in parent.elements("parent-pct-document"):
            patent.priority(_number(pct.element("document-id")))
    for child in relation.elements("child-doc"):
        child.element("document-id").leave()


def _number(element: Element) -> Number:
    return Number(
        element.optional_text("country"),
        element.optional_text("doc-number"),
        element.optional_text("kind"),
        iso_day(element.optional_text("date")),
    )
