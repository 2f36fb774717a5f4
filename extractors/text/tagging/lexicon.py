"""Sorts of words, by which a model takes a word it has not seen for what it is; lower case."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from extractors.text import affiliation_words as words
from extractors.text.places import countries

_MARK: Final = re.compile("[\u0300-\u036f]+")
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "month": """
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sep sept oct nov dec""",
        "patent": """
            patent patents pat pats application applications publication publications published
            publ appl ser serial no nos number numbers document documents specification
            provisional international european japanese german french british canadian australian
            chinese korean laid open filed issued granted copending pending kokai gazette
            offenlegungsschrift pct wo us u s ep usan ussn brevet demande patentschrift""",
        "journal": """
            j journal proc natl acad sci nature science cell biol chem biochem biophys acta res
            commun lett mol med immunol rev ann trans soc am phys methods enzymol engl gene virol
            virology genet pharm pharmacol clin cancer nucleic acids proceedings conference ieee
            symposium annals advances annual review letters tetrahedron bioconjugate embo plant
            physiol microbiol bacteriol opin curr lancet exp int vol volume issue pp pages page
            chapter suppl supplement transactions bulletin""",
        "publisher": """
            press publishers publishing edition ed eds editor editors wiley springer elsevier
            academic marcel dekker york london cambridge oxford laboratory manual handbook mack
            plenum crc sons verlag""",
        "money": """
            grant grants grantno award awards fellowship fellowships scholarship scholarships fund
            funds funded funding supported support sponsored financed financial financially
            contract contracts project projects programme program council agency ministry ministerio
            foundation trust endowment nsf nih nsfc nserc cihr dfg erc anr epsrc bbsrc mrc wellcome
            darpa doe nasa cnrs jsps commission""",
        "thanks": """
            thank thanks thankful grateful gratefully indebted acknowledge acknowledges
            acknowledged acknowledgement acknowledgements acknowledgments appreciation gratitude
            wish dr prof professor mr mrs ms drs profs assistance helpful comments discussions
            providing technical help""",
    }
)
_KINDS: Final = (
    ("strong", words.STRONG),
    ("unit", words.UNIT),
    ("organization", words.ORGANIZATION),
    ("address", words.ADDRESS),
    *((name, frozenset(text.split())) for name, text in _WORDS.items()),
)
OFFICES: Final = frozenset(
    [
        *("US", "EP", "WO", "DE", "JP", "GB", "FR", "CA", "AU", "CN", "KR", "DD", "NL", "CH", "SU"),
        *("TW", "IT", "ES", "SE", "DK", "FI", "NO", "ZA", "PCT", "USSN", "USPN", "EPA", "EPO"),
        *("WIPO", "IN", "BR", "MX", "RU", "IL", "NZ", "HK"),
    ]
)
"""Letters that stand before a patent's number."""


_STEMS: Final = (
    *("univers", "institu", "labor", "depart", "facul", "fakul", "klini", "clini", "schul"),
    *("zentr", "centr", "hospi", "hopit", "ospeda", "academ", "akadem", "polytech", "politec"),
    *("forsch", "school", "college", "hochsch", "strasse", "straße", "technolog", "scien"),
)
"""Parts of words by which compounds and other languages are told: `Forschungsinstitutes`."""


def folded(word: str) -> str:
    """A word in lower case without diacritics."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return _MARK.sub("", unicodedata.normalize("NFKD", lower))


@lru_cache(20_000)
def sorts(word: str) -> tuple[str, ...]:
    """The sorts that a word is of."""
    lower = folded(word)
    found = [name for name, known in _KINDS if lower in known]
    found += ["country"] if lower in countries() and " " not in lower else []
    found += [f"-{stem}" for stem in _STEMS if stem in lower]
    return (*found, "office") if word in OFFICES else tuple(found)
