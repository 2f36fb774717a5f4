"""Every scheme is held to the same promises, and to its own ways of being printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.identifiers import SCHEMES, Scheme

PRINTED = {
    "application": {
        "US 09/413215": "US09413215",
        "CN 201410408762.5": "CN201410408762",
        "EP98303912.6": "EP98303912",
        "PCT/NO98/00107": "PCTNO1998000107",
        "PCT/US2012/034567": "PCTUS2012034567",
        "pctno1998000107": "PCTNO1998000107",
    },
    "arxiv": {
        "2101.00001": "2101.00001",
        "arXiv:2101.00001v3": "2101.00001",
        "https://arxiv.org/pdf/2101.00001v2.pdf": "2101.00001",
        "math.GT/0309136v2": "math/0309136",
        "10.48550/arXiv.2101.00001": "2101.00001",
    },
    "cik": {"0000320193": "320193", "CIK 320193": "320193"},
    "companieshouse": {"1234567": "01234567", "sc123456": "SC123456"},
    "cpc": {"H01L  31/0248": "H01L31/0248", "Y02E 10/50": "Y02E10/50", "H01L": "H01L"},
    "dblp": {
        "12/345-1.html": "12/345-1",
        "https://dblp.org/pid/12/345-1": "12/345-1",
        "https://dblp.uni-trier.de/pid/z/AnnZeta": "z/AnnZeta",
    },
    "doc": {"openalex/W1": "openalex/W1"},
    "docdb-family": {"22179393": "22179393"},
    "doi": {
        "10.1000/ABC.d": "10.1000/abc.d",
        "doi:10.1000/x": "10.1000/x",
        "https://doi.org/10.1000/(a)%3C1%3E": "10.1000/(a)<1>",
        "http://dx.doi.org/10.1000.10/x": "10.1000.10/x",
    },
    "fundref": {
        "https://doi.org/10.13039/501100000038": "501100000038",
        "100000001": "100000001",
    },
    "geonames": {"1819729": "1819729", "https://sws.geonames.org/1819729/": "1819729"},
    "grid": {"grid.24515.37": "grid.24515.37", "GRID.24515.37": "grid.24515.37"},
    "ipc": {"H01L0031024800": "H01L31/0248", "A01B0001000000": "A01B1/00", "a61k 9/00": "A61K9/00"},
    "isni": {
        "0000 0001 2150 090X": "000000012150090X",
        "https://isni.org/isni/000000012150090x": "000000012150090X",
    },
    "kg": {"org/0a1b": "org/0a1b"},
    "lei": {"lei:5493001kjtiigc8y1r12": "5493001KJTIIGC8Y1R12"},
    "mag": {"https://academic.microsoft.com/#/detail/12": "12"},
    "openalex": {
        "https://openalex.org/W12": "W12",
        "a12": "A12",
        "https://openalex.org/T3": "T3",
        "https://openalex.org/subfields/1702": "subfields/1702",
    },
    "openreview": {
        "~Ann_Lee1": "~Ann_Lee1",
        "https://openreview.net/profile?id=%7EAnn_O%27Lee2": "~Ann_O'Lee2",
    },
    "openreview-forum": {"https://openreview.net/forum?id=aB3dE5gH7j": "aB3dE5gH7j"},
    "orcid": {
        "https://orcid.org/0000-0002-1825-0097": "0000-0002-1825-0097",
        "0000000218250097": "0000-0002-1825-0097",
        "0000-0002-1694-233x": "0000-0002-1694-233X",
    },
    "patent": {
        "US 8,926,509 B2": "US8926509B2",
        "US08926509B2": "US8926509B2",
        "USD0435854S1": "USD435854S1",
        "US2005004437A1": "US20050004437A1",
        "US 2005/0004437 A1": "US20050004437A1",
        "USRE39,123E1": "USRE39123E1",
        "US5012345": "US5012345",
        "EP0123456A1": "EP123456A1",
        "WO 00/12345 A1": "WO0012345A1",
        "JPH09-12345A": "JPH0912345A",
        "https://patents.google.com/patent/US8926509B2/en": "US8926509B2",
    },
    "pmid": {"PMID: 00123": "123", "https://pubmed.ncbi.nlm.nih.gov/123/": "123"},
    "ror": {"https://ror.org/00q4vv597": "00q4vv597", "00Q4VV597": "00q4vv597"},
    "sec": {"000119312524100942": "0001193125-24-100942"},
    "ticker": {"$aapl": "AAPL", "BRK-B": "BRK-B", "0700.HK": "00700.HK"},
    "zh-en": {"0123456789abcdef0123": "0123456789abcdef0123"},
    "zone": {"hkust-gz": "hkust-gz"},
    "wikidata": {"http://www.wikidata.org/entity/Q42": "Q42", "q42": "Q42"},
}

NOT_ONE = {
    "application": ["09413215", "US", "US 12"],
    "docdb-family": ["0", "F22"],
    "arxiv": ["2113.00001", "2101.001"],
    "cik": ["0000000000", "12345678901"],
    "companieshouse": ["1234", "SCX23456", "SC1234567"],
    "cpc": ["Z01L31/00", "H01L0000000000"],
    "dblp": ["https://dblp.org/pers/hd/l/Lee:Ann", "1234567"],
    "doc": ["two\nlines"],
    "doi": ["10.1/x", "10.1000/", "10.1000/a b", "https://doi.org/10.1000/a%20b"],
    "fundref": ["10.1000/100000001", "12"],
    "geonames": ["0", "12a"],
    "grid": ["grid.1.x"],
    "ipc": ["Y02E 10/50"],
    "isni": ["0000 0001 2150 0908"],
    "kg": [""],
    "lei": ["5493001KJTIIGC8Y1R13"],
    "mag": ["W12"],
    "openalex": ["https://openalex.org/keywords/robots", "subfields/x", "X1"],
    "openreview": ["ann@example.org", "~Ann_Lee", "~Ann Lee1", "~12"],
    "openreview-forum": ["a b", "short"],
    "orcid": ["0000-0002-1825-0098", "0000-0002-1825"],
    "patent": ["D435854", "US", "US0000"],
    "pmid": ["PMC123", "123456789"],
    "ror": ["00q4vv598", "10q4vv597", "0il4vv597"],
    "sec": ["0001193125-24-10094"],
    "ticker": ["two words", ""],
    "wikidata": ["P31", "Q0"],
    "zh-en": ["0123", "0123456789ABCDEF0123"],
    "zone": ["HKUST", "-a", ""],
}

scheme_named = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda each: each.name)


@scheme_named
def test_each_way_of_printing_it_is_normalised(scheme: Scheme) -> None:
    read = {text: scheme.normalize(text) for text in PRINTED[scheme.name]}
    assert read == PRINTED[scheme.name]


@scheme_named
def test_what_only_looks_like_it_is_refused(scheme: Scheme) -> None:
    assert [text for text in NOT_ONE[scheme.name] if scheme.is_valid(text)] == []


@scheme_named
def test_space_around_it_does_not_matter(scheme: Scheme) -> None:
    text, value = next(iter(PRINTED[scheme.name].items()))
    assert scheme.normalize(f"  {text}\n") == value


@scheme_named
def test_the_uri_holds_no_space_and_says_its_own_scheme(scheme: Scheme) -> None:
    address = scheme.uri(next(iter(PRINTED[scheme.name].values())))
    assert address.startswith(("https://", "http://", "urn:hetao:"))
    assert " " not in address


@scheme_named
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_normalising_is_idempotent_and_keeps_what_is_valid(
    scheme: Scheme, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(scheme.pattern, fullmatch=True))
    value = scheme.normalize(text)
    assert scheme.is_valid(text) == (value is not None)
    if value is not None:
        assert scheme.normalize(value) == value


@scheme_named
@settings(max_examples=25)
@given(text=st.text(max_size=40))
def test_any_text_at_all_can_be_asked_about(scheme: Scheme, text: str) -> None:
    assert scheme.is_valid(text) in (True, False)
