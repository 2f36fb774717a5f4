"""Words of organisations' names, by what they say: nothing, who governs, what kind of business."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ontology.legal_forms import latin_words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(lines: str) -> Mapping[str, str]:
    pairs = (line.partition("=") for line in lines.split())
    return MappingProxyType(
        {short: full for shorts, _, full in pairs for short in shorts.split("|")}
    )


SAME: Final = _table(
    """
    mfg=manufacturing mfr|mfrs=manufacturer tech|techs|technol|technologies=technology
    intl|int|intern=international lab|labs|labor|laboratories=laboratory dept|dep|depart=department
    calif|cal=california univ=university inst|instit=institute eng|engr|engrg=engineering
    res=research dev|devel|devp=development found|fdn|foundations=foundation sci|sciences=science
    agric|agri|agricultural=agriculture med=medical ind|indus|inds|industries|industrial=industry
    assoc|assn=association assocs=associates ctr|centre=center bd=board sec=secretary
    elec|elect=electric prod|prods|products=product nat|natl=national sys|systems=system
    penna=pennsylvania conn=connecticut tex=texas mass=massachusetts mich=michigan wisc=wisconsin
    minn=minnesota gen=general amer=american company|companies=co corporation=corp
    hosp=hospital govt=government admin|adm=administration mgmt=management
    serv|svc|svcs|services=service comm|communications=communication telecom=telecommunication
    equip=equipment chem|chems=chemical pharm|pharma|pharmaceuticals=pharmaceutical
    electr|electronics=electronic mach|machinery=machine instr|instruments=instrument acad=academy
    coll=college jr=junior st=saint auth=authority app=applied bros=brothers soc=society
    environ=environmental div|divn=division grp=group limited=ltd incorporated=inc
    usa|us=unitedstates uk=unitedkingdom aktiengesellschaft=ag universitat|universitaet=university
    dir=director
    """
)
"""Words that mean the same, and the one we keep."""

APART: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ny": ("new", "york"),
        "nc": ("north", "carolina"),
        "sc": ("south", "carolina"),
        "nj": ("new", "jersey"),
        "nm": ("new", "mexico"),
        "pa": ("pennsylvania",),
        "ca": ("california",),
        "ky": ("kentucky",),
        "atandt": ("att",),
    }
)
"""Abbreviations that stand for several words, or only where a place may stand."""

FORMS: Final = latin_words() - {"holding", "holdings"} | {"kabushiki", "kaisha"}
"""Legal forms: they seldom tell two apart."""

FUNCTION: Final = _set(
    "of the and for a an in at to by on de la le les des du et di der die das und fur von van del "
    "e l d through behalf acting as with its s"
)
"""Words without a meaning of their own."""

GOVERNING: Final = _set(
    "board regent trustee curator governor visitor supervisor director chancellor fellow president "
    "administrator overseer rector provost corporation"
)
"""Who acts for an organisation, and is not the organisation."""

STATE: Final = _set(
    "secretary united state unitedstates department administrator administration government"
)
"""Words before and after `as represented by` that all parts of a government share."""

GENERIC: Final = _set(
    "technology system international laboratory industry product service communication electronic "
    "research development engineering manufacturing equipment instrument solution group holding "
    "science medical health center association foundation institute university college department "
    "america american national general global world new energy power design software network "
    "computer digital enterprise management material chemical pharmaceutical machine tool control "
    "automation data information north east west south state united division partner associates "
    "venture property license licensing innovation innovative advanced applied company china "
    "hong kong investment capital fund bank financial insurance security trading trade education "
    "school hospital biotech biotechnology bio electric electrical semiconductor media"
)
"""Words that many names share: alone they join nothing."""

COMMON: Final = _set(
    "regent trustee university represented department secretary united state america american "
    "technology government board international institute laboratory foundation corporation company "
    "manufacturing development research engineering electronic system college army navy"
)
"""Words that misspellings are corrected by even where the table at hand has few of them."""
