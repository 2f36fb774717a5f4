"""Extractors turn source documents into facts: pure generators, no I/O, no clock, no chance."""

from extractors.filings import contract_files, sec
from extractors.papers import (
    arxiv,
    bibtex,
    crossref,
    crossref_xml,
    datacite,
    datacite_xml,
    dblp,
    dublin_core,
    endnote,
    grobid,
    isi,
    jats,
    nbib,
    openalex,
    openalex_authors,
    openalex_institutions,
    orcid,
    orcid_json,
    ovid,
    paperlists,
    papers_csv,
    pubmed,
    ris,
)
from extractors.patents import uspto
from extractors.registries import lei, ror, ror_labels, sec_tickers, zh_en, zone
from extractors.source import Source

# A new source is one module, one line here and one case file under tests/extractors/cases.
SOURCES: tuple[Source, ...] = (
    openalex.SOURCE,
    openalex_authors.SOURCE,
    openalex_institutions.SOURCE,
    paperlists.SOURCE,
    crossref.SOURCE,
    jats.SOURCE,
    pubmed.SOURCE,
    arxiv.SOURCE,
    datacite.SOURCE,
    datacite_xml.SOURCE,
    ris.SOURCE,
    nbib.SOURCE,
    isi.SOURCE,
    dublin_core.SOURCE,
    dblp.SOURCE,
    endnote.SOURCE,
    ovid.SOURCE,
    bibtex.SOURCE,
    crossref_xml.SOURCE,
    orcid.SOURCE,
    orcid_json.SOURCE,
    grobid.SOURCE,
    papers_csv.SOURCE,
    uspto.SOURCE,
    sec.SOURCE,
    ror.SOURCE,
    ror_labels.SOURCE,
    lei.SOURCE,
    sec_tickers.SOURCE,
    zone.SOURCE,
    zh_en.SOURCE,
    contract_files.SOURCE,
)

__all__ = ["SOURCES", "Source"]
