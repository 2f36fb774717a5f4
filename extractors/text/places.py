"""Countries by the names that addresses give them; lower case, bare of diacritics and dots."""

import gettext
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pycountry

_LANGUAGES: Final = ("zh_CN", "zh_TW", "zh_HK", "de", "es", "fr", "it", "pt")
"""Languages, beside English, whose names of countries addresses print; as gettext names them."""

_ALSO: Final = """
AE: emirates | uae
AU: 澳洲
BA: bosnia | bosnia & herzegovina
BD: 孟加拉国
BE: belgie
CA: newfoundland
CD: democratic republic of congo | democratic republic of the congo | dr congo | drc
CG: republic of congo
CI: ivory coast
CN: mainland china | p r  china | p r china | p r of china | people s republic of china | pr china
CN: prc | the peoples republic of china
CZ: czech | ceska republika
DE: fr germany | frg | west germany
DK: danmark
EE: eesti
FI: suomi
GB: england | gb | great britain | northern ireland | scotland | u k | uk | wales
GE: republic of georgia
GM: the gambia
GR: hellas
HK: h k | hksar | hong kong china | hong kong sar | hong kong special administrative region
HK: hongkong
HR: hrvatska
HU: magyarorszag
IE: eire | republic of ireland
IR: i r iran | ir iran
KP: dpr korea
KR: korea | r o korea | rep of korea | republic of korea | rok | s korea
MK: macedonia
MM: burma
MO: macao sar | macau sar | macau
NL: holland | nederland | the netherlands
NO: norge
NZ: aotearoa
PH: the philippines
PL: polska
PS: palestine | palestinian authority | palestinian territories
RS: yugoslavia
RU: rossiya | ussr
SA: ksa | 沙特
SE: sverige
SI: slovenija
TR: turkey | turkiye
TT: trinidad
TW: r o c | republic of china | roc | taiwan r o c | taiwan republic of china | taiwan roc
US: america | calif | mass | penn | u s | u s a | us | usa
VA: vatican | vatican city
ZA: rsa
"""
"""Short forms, former states and parts of states that stand for the whole: no standard has them."""

_ELSEWHERE: Final = frozenset(
    [
        *("chili", "franca", "georgia", "granada", "guiana", "inde", "indien", "island", "islands"),
        *("jersey", "man", "norfolk", "oma", "palau", "reunion", "saint martin", "san marino"),
        "servia",
    ]
)
"""Names of countries that are more often a place in another one, or a word."""

_STATES_OF: Final = ("US", "CA")
"""Countries whose states addresses print in the country's place."""

_MARK: Final = re.compile("[\u0300-\u036f]+")
_APART: Final = re.compile(r"[^\w&]+")


@cache
def countries() -> Mapping[str, str]:
    """Name of a country, or of a part that stands for it -> ISO 3166-1 alpha-2 code."""
    named = {name: code for name, code in standard().items() if name not in _ELSEWHERE}
    for line in _ALSO.strip().splitlines():
        code, _, names = line.partition(": ")
        named.update((name.strip(), code) for name in names.split("|"))
    return MappingProxyType(named)


@cache
def states() -> frozenset[str]:
    """Two capital letters that, at the end of an address, are one of the United States, or DC."""
    return frozenset(each.code.removeprefix("US-") for each in _states("US"))


def country(text: str) -> str:
    """ISO 3166-1 alpha-2 code of the country that a text is the name of; empty if of none."""
    if len(text) == 2 and text in states():
        return "US"
    return countries().get(_bare(text), "")


@cache
def standard() -> Mapping[str, str]:
    """Names of ISO 3166-1, and of American and Canadian states, with the code of the country."""
    return MappingProxyType({_bare(name): code for name, code in _named()})


def _named() -> Iterator[tuple[str, str]]:
    for code in _STATES_OF:
        yield from ((each.name, code) for each in _states(code))
    languages = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language])
        for language in _LANGUAGES
    ]
    for each in pycountry.countries:
        for kind in ("official_name", "common_name", "name"):
            if name := getattr(each, kind, None):
                yield from ((one.gettext(name), each.alpha_2) for one in languages)
                yield name, each.alpha_2


def _states(code: str) -> list[Any]:
    """States and provinces, without territories; the District of Columbia is one here."""
    kinds = ("State", "Province", "District")
    return [s for s in pycountry.subdivisions if s.country_code == code and s.type in kinds]


def _bare(text: str) -> str:
    """A name in lower case, without diacritics and with one space for whatever parts words."""
    lower = text.lower()
    if not lower.isascii():
        lower = _MARK.sub("", unicodedata.normalize("NFKD", lower))
    return _APART.sub(" ", lower.replace("'", "").replace("’", "")).strip()
