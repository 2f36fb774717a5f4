"""Extractors turn source documents into facts: pure generators, no I/O, no clock, no chance."""

from extractors.filings import companies_house, company_facts, contract_files, form_d, sec, xbrl
from extractors.filings.china import companies as chinese_companies
from extractors.papers import arxiv, dblp, dublin_core, grobid, paperlists, papers_csv, pubmed
from extractors.papers.crossref import deposits as crossref_xml
from extractors.papers.crossref import works as crossref
from extractors.papers.datacite import json_record as datacite
from extractors.papers.datacite import xml_record as datacite_xml
from extractors.papers.exports import bibtex, endnote, isi, nbib, ovid, ris
from extractors.papers.jats import articles as jats
from extractors.papers.openalex import authors as openalex_authors
from extractors.papers.openalex import funders as openalex_funders
from extractors.papers.openalex import institutions as openalex_institutions
from extractors.papers.openalex import publishers as openalex_publishers
from extractors.papers.openalex import works as openalex
from extractors.papers.orcid import json_record as orcid_json
from extractors.papers.orcid import xml_record as orcid
from extractors.patents import (
    cnipa,
    docdb,
    ep_patent,
    epo_ops,
    lens,
    patentscope,
    wipo_st36,
    wipo_st96,
)
from extractors.patents.uspto import assignment as uspto_assignment
from extractors.patents.uspto import full_text as uspto
from extractors.patents.uspto import green_book as uspto_green_book
from extractors.patents.uspto import patdoc as uspto_patdoc
from extractors.patents.uspto import pre_grant as uspto_pre_grant
from extractors.patents.uspto import search as uspto_search
from extractors.registries import (
    gleif,
    gleif_relationships,
    lei,
    ror,
    ror_labels,
    sec_tickers,
    zh_en,
    zone,
)
from extractors.source import Source

# A new source is one module, one line here and one case file under tests/extractors/cases.
SOURCES: tuple[Source, ...] = (
    openalex.SOURCE,
    openalex_authors.SOURCE,
    openalex_institutions.SOURCE,
    openalex_funders.SOURCE,
    openalex_publishers.SOURCE,
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
    uspto_patdoc.SOURCE,
    uspto_pre_grant.SOURCE,
    uspto_green_book.SOURCE,
    uspto_search.SOURCE,
    uspto_assignment.SOURCE,
    docdb.SOURCE,
    epo_ops.SOURCE,
    cnipa.SOURCE,
    ep_patent.SOURCE,
    wipo_st36.SOURCE,
    wipo_st96.SOURCE,
    patentscope.SOURCE,
    lens.SOURCE,
    sec.SOURCE,
    company_facts.SOURCE,
    form_d.SOURCE,
    xbrl.SOURCE,
    companies_house.SOURCE,
    chinese_companies.SOURCE,
    ror.SOURCE,
    ror_labels.SOURCE,
    lei.SOURCE,
    gleif.SOURCE,
    gleif_relationships.SOURCE,
    sec_tickers.SOURCE,
    zone.SOURCE,
    zh_en.SOURCE,
    contract_files.SOURCE,
)

__all__ = ["SOURCES", "Source"]
