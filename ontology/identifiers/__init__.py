"""Identifiers: one scheme a module, and CURIEs (`orcid:0000-0002-1825-0097`) over all of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ontology.errors import IdentifierError
from ontology.identifiers import classification, geonames, internal, isni, mag, openalex, wikidata
from ontology.identifiers.organizations import (
    cik,
    companieshouse,
    fundref,
    grid,
    lei,
    ror,
    ticker,
    zh_en,
    zone,
)
from ontology.identifiers.people import dblp, openreview, orcid
from ontology.identifiers.scheme import Scheme
from ontology.identifiers.works import (
    application,
    arxiv,
    docdb_family,
    doi,
    openreview_forum,
    patent,
    pmid,
    sec,
)

__all__ = [
    "PREFERENCE",
    "SCHEMES",
    "UNFIT",
    "Scheme",
    "canonical",
    "curie",
    "misprinted",
    "parse",
    "readings",
    "uri",
]

SCHEMES: Final[tuple[Scheme, ...]] = (
    application.SCHEME,
    arxiv.SCHEME,
    cik.SCHEME,
    classification.CPC,
    classification.IPC,
    companieshouse.SCHEME,
    dblp.SCHEME,
    docdb_family.SCHEME,
    doi.SCHEME,
    fundref.SCHEME,
    geonames.SCHEME,
    grid.SCHEME,
    internal.DOC,
    internal.KG,
    isni.SCHEME,
    lei.SCHEME,
    mag.SCHEME,
    openalex.SCHEME,
    openreview.SCHEME,
    openreview_forum.SCHEME,
    orcid.SCHEME,
    patent.SCHEME,
    pmid.SCHEME,
    ror.SCHEME,
    sec.SCHEME,
    ticker.SCHEME,
    wikidata.SCHEME,
    zh_en.SCHEME,
    zone.SCHEME,
)

PREFERENCE: Final = (
    "ror", "orcid", "doi", "patent", "sec", "cik", "lei", "companieshouse", "zone", "openalex",
    "openreview", "arxiv", "openreview-forum", "pmid", "dblp", "grid", "fundref", "wikidata",
    "isni", "geonames", "cpc", "ipc", "mag", "zh-en", "docdb-family", "application",
)  # fmt: skip
"""Schemes whose values become ids of entities, the best first."""

UNFIT: Final = ("doc", "kg", "ticker")
"""Schemes whose values never do: our own, and tickers, which are given out again."""

_BY_NAME: Final[Mapping[str, Scheme]] = MappingProxyType({each.name: each for each in SCHEMES})


def curie(scheme: str, text: str) -> str | None:
    """The CURIE of an identifier as printed; None if the text is no identifier of the scheme.

    Raises:
        IdentifierError: there is no such scheme.
    """
    value = _scheme(scheme).normalize(text)
    return None if value is None else f"{scheme}:{value}"


def valid_curies(*pairs: tuple[str, str]) -> tuple[str, ...]:
    """CURIEs of schemes and identifiers as printed, each once; what is none of its scheme left out.

    Raises:
        IdentifierError: there is no such scheme.
    """
    found = (curie(scheme, text) for scheme, text in pairs if text)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def parse(curie: str) -> tuple[str, str]:
    """Scheme and value of a CURIE.

    Raises:
        IdentifierError: there is no such scheme, or the value is none of its normalised values.
    """
    scheme, _, value = curie.partition(":")
    if _scheme(scheme).normalize(value) != value:
        raise IdentifierError(f"{curie!r} holds no normalised value of the scheme {scheme}")
    return scheme, value


def readings(text: str) -> tuple[str, ...]:
    """Every CURIE that a text, as people paste it, can be: an address, a CURIE, a bare value."""
    text = text.strip()
    prefix, colon, rest = text.partition(":")
    if colon and prefix.lower() in _BY_NAME:
        value = _BY_NAME[prefix.lower()].normalize(rest)
        return () if value is None else (f"{prefix.lower()}:{value}",)
    values = ((each.name, each.normalize(text)) for each in SCHEMES)
    return tuple(f"{name}:{value}" for name, value in values if value is not None)


def canonical(text: str) -> str:
    """The CURIE that a text is, however it was printed; the text itself if it is none for sure.

    A bare value is one for sure only where its form or check digits tell it from all others.
    """
    text = text.strip()
    prefix, colon, _ = text.partition(":")
    if colon and prefix.lower() in _BY_NAME:
        return next(iter(readings(text)), text)
    named = ("://" in text or "." in prefix.partition("/")[0]) and "/" in text
    for scheme in _ADDRESSED if named else _UNMISTAKABLE:
        if (value := scheme.normalize(text)) is not None:
            return f"{scheme.name}:{value}"
    return text


def misprinted(text: str) -> Scheme | None:
    """The scheme that a text names without being an identifier of it; None if it is right."""
    prefix, colon, _ = text.strip().partition(":")
    scheme = _BY_NAME.get(prefix.lower()) if colon else None
    return scheme if scheme and not readings(text) else None


_UNMISTAKABLE: Final = (
    ror.SCHEME,
    orcid.SCHEME,
    arxiv.SCHEME,
    doi.SCHEME,
    lei.SCHEME,
    grid.SCHEME,
    patent.SCHEME,
)
_ADDRESSED: Final = (
    *_UNMISTAKABLE,
    openalex.SCHEME,
    wikidata.SCHEME,
    *(each for each in SCHEMES if each.name not in UNFIT),  # whose values are of any form
)


def uri(curie: str) -> str:
    """The URI of a CURIE: where its scheme says it lives, `urn:hetao:…` where nowhere.

    Raises:
        IdentifierError: as for `parse`.
    """
    scheme, value = parse(curie)
    return _scheme(scheme).uri(value)


def _scheme(name: str) -> Scheme:
    try:
        return _BY_NAME[name]
    except KeyError:
        raise IdentifierError(f"{name!r} is no identifier scheme; see SCHEMES") from None
