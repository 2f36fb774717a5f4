"""What comes off a name and leaves it the name of the same organisation or person.

Legal forms are those of `ontology.legal_forms`, as they look once `kg.resolve.normalise.names` has
folded a name.
"""

from typing import Final

from ontology.legal_forms import LegalForm, legal_forms


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _of(*scripts: str) -> tuple[LegalForm, ...]:
    return tuple(each for each in legal_forms() if each.script in scripts)


_ABBREVIATIONS: Final = {
    "acad": "academy",
    "biotech": "biotechnology",
    "centre": "center",
    "gesellschaft": "ges",
    "hosp": "hospital",
    "inst": "institute",
    "lab": "laboratory",
    "labs": "laboratories",
    "natl": "national",
    "tech": "technology",
    "univ": "university",
}

ONE_WORD: Final[dict[str, str]] = _ABBREVIATIONS | {
    word: each.form for each in _of("Latn") for word in each.words[1:]
}
"""Words that mean the same wherever they stand in a name: legal forms, common abbreviations."""

SEVERAL_WORDS: Final[dict[str, str]] = {
    words: each.form for each in _of("Latn") for words in each.spellings if " " in words
}
"""Forms of several words, at the end of a name, after ONE_WORD was applied."""

LAST: Final = frozenset(each.form for each in _of("Latn") if each.last)
"""Words that come off the end of a name, as long as another is left."""

FIRST: Final = frozenset(each.form for each in _of("Latn") if each.first)
"""Words that come off its beginning (Russia, Indonesia)."""

HAN_BRACKETED: Final[dict[str, str]] = {
    bracketed: each.form for each in _of("Jpan", "Kore") for bracketed in each.spellings
}
"""Forms that Japanese and Korean print in brackets."""

HAN_LAST: Final[tuple[str, ...]] = tuple(
    each.form for each in _of("Hans", "Jpan", "Kore") if each.last
)
"""Those that come off the end of a name, one after the other (`集团股份有限公司`)."""

HAN_FIRST: Final[tuple[str, ...]] = tuple(
    each.form for each in _of("Hans", "Jpan", "Kore") if each.first
)
"""Those that come off its beginning."""

HAN_BRANCH: Final[tuple[str, ...]] = ("分公司", "子公司")
"""Ends that look like one of those, and make it another organisation."""

_COUNTRIES: Final = (
    "afghanistan|albania|algeria|american samoa|andorra|angola|antarctica|antigua and barbuda|"
    "argentina|armenia|aruba|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|"
    "belarus|belgium|belize|benin|bermuda|bhutan|bolivia|bosnia and herzegovina|botswana|brazil|"
    "british virgin islands|brunei|bulgaria|burkina faso|burundi|cabo verde|cambodia|cameroon|"
    "canada|cayman islands|central african republic|chad|chile|china|colombia|comoros|"
    "congo republic|costa rica|croatia|cuba|curacao|cyprus|czech republic|czechia|denmark|"
    "djibouti|dominica|dominican republic|dr congo|ecuador|egypt|el salvador|equatorial guinea|"
    "eritrea|estonia|eswatini|ethiopia|falkland islands|faroe islands|fiji|finland|france|"
    "french guiana|french polynesia|gabon|georgia|germany|ghana|gibraltar|greece|greenland|"
    "grenada|guadeloupe|guam|guatemala|guernsey|guinea|guinea bissau|guyana|haiti|honduras|"
    "hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|isle of man|israel|italy|"
    "ivory coast|jamaica|japan|jersey|jordan|kazakhstan|kenya|kiribati|korea|kosovo|kuwait|"
    "kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|"
    "macao|macau|madagascar|malawi|malaysia|maldives|mali|malta|martinique|mauritania|mauritius|"
    "mayotte|mexico|moldova|monaco|mongolia|montenegro|montserrat|morocco|mozambique|myanmar|"
    "namibia|nepal|netherlands|new caledonia|new zealand|nicaragua|niger|nigeria|north korea|"
    "north macedonia|norway|oman|pakistan|palau|palestine|panama|papua new guinea|paraguay|peru|"
    "philippines|poland|portugal|puerto rico|qatar|republic of korea|reunion|romania|russia|"
    "rwanda|saint lucia|samoa|san marino|saudi arabia|senegal|serbia|seychelles|sierra leone|"
    "singapore|slovakia|slovenia|solomon islands|somalia|south africa|south korea|south sudan|"
    "spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|"
    "thailand|the bahamas|the gambia|the netherlands|timor leste|togo|tonga|trinidad and tobago|"
    "tunisia|turkey|turkiye|turkmenistan|uganda|ukraine|united arab emirates|united kingdom|"
    "united states|united states of america|uruguay|uzbekistan|vanuatu|vatican city|venezuela|"
    "vietnam|yemen|zambia|zimbabwe"
)

COUNTRIES: Final = frozenset(_COUNTRIES.split("|"))
"""Countries as ROR prints them, in brackets, after the name of a company's branch there."""

TITLES: Final = _set("dr prof professor mr mrs ms")
"""Words before a person's name that are no part of it."""

DEGREES: Final = _set("phd md msc mba dphil esq cpa cfa jd dvm")
"""Words after a person's name that are no part of it."""

GENERATIONS: Final = _set("jr sr ii iii iv")
"""Words after a person's name that tell parents and children apart."""
