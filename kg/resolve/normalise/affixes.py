"""What comes off a name and leaves it the name of the same organisation or person.

Legal forms after ISO 20275
(https://www.gleif.org/en/lei-data/code-lists/iso-20275-entity-legal-forms-code-list), as they look
once `kg.resolve.normalise.names` has folded a name: lower case, no dots, no diacritics. Of the
libraries there are, cleanco 2.3 knows no Chinese and does not bring `Incorporated` and `Inc`
together; rigour 2.6 does and is fast, but finds a form only as a word of its own, so not in
`…技术有限公司`, and brings six packages along for this one table. Hence a table of our own.
"""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ONE_WORD: Final[dict[str, str]] = {
    "acad": "academy",
    "aktiebolag": "ab",
    "aktiengesellschaft": "ag",
    "aktieselskab": "as",
    "anpartsselskab": "aps",
    "centre": "center",
    "companies": "cos",
    "company": "co",
    "corporate": "corp",
    "corporation": "corp",
    "gesellschaft": "ges",
    "hosp": "hospital",
    "incorporated": "inc",
    "incorporation": "inc",
    "inst": "institute",
    "lab": "laboratory",
    "labs": "laboratories",
    "limitada": "ltda",
    "limited": "ltd",
    "natl": "national",
    "osakeyhtio": "oy",
    "private": "pvt",
    "proprietary": "pty",
    "univ": "university",
}
"""Words that mean the same wherever they stand in a name: legal forms, common abbreviations."""

SEVERAL_WORDS: Final[dict[str, str]] = {
    "a rl": "sarl",
    "a s": "as",
    "b v": "bv",
    "besloten vennootschap": "bv",
    "d o o": "doo",
    "e v": "ev",
    "ges mit beschrankter haftung": "gmbh",
    "ges m b h": "gmbh",
    "g m b h": "gmbh",
    "joint stock co": "jsc",
    "k k": "kk",
    "kabushiki kaisha": "kk",
    "korlatolt felelossegu tarsasag": "kft",
    "kabushiki gaisha": "kk",
    "l l c": "llc",
    "l l p": "llp",
    "l p": "lp",
    "ltd liability co": "llc",
    "ltd liability partnership": "llp",
    "ltd partnership": "lp",
    "n a": "na",
    "n v": "nv",
    "naamloze vennootschap": "nv",
    "p l c": "plc",
    "public joint stock co": "pjsc",
    "public ltd co": "plc",
    "s a": "sa",
    "s a r l": "sarl",
    "s a s": "sas",
    "s p a": "spa",
    "s r l": "srl",
    "s de rl de cv": "rlcv",
    "s r o": "sro",
    "s ro": "sro",
    "sa de cv": "sacv",
    "sa rl": "sarl",
    "sociedad anonima": "sa",
    "sociedade anonima": "sa",
    "societa per azioni": "spa",
    "societe a responsabilite limitee": "sarl",
    "societe anonyme": "sa",
    "societe par actions simplifiee": "sas",
    "sp z o o": "spzoo",
    "sp z oo": "spzoo",
    "spolka z ograniczona odpowiedzialnoscia": "spzoo",
    "spolka z o o": "spzoo",
    "spol s r o": "sro",
}
"""Forms of several words, at the end of a name, after ONE_WORD was applied."""

LAST: Final = _set(
    "ab ag aps as asa bhd bv bvba co corp cos cv dac doo eg ev gk gmbh group holding holdings inc "
    "jsc kft kg kgaa kk lda llc llp lp ltd ltda mbh na nv ojsc ou oy oyj pbc pjsc plc pte pty pvt "
    "rlcv sa sacv sarl sas sasu sau scs scsp sdn se sgps sl slu spa spzoo sro srl srls tbk ua ug "
    "ulc zrt"
)
"""Words that come off the end of a name, as long as another is left."""

FIRST: Final = _set("ao jsc oao ojsc ooo pao pjsc pt zao")
"""Words that come off its beginning (Russia, Indonesia)."""

HAN_BRACKETED: Final[dict[str, str]] = {"(株)": "株式会社", "(有)": "有限会社", "(주)": "주식회사"}
"""Forms that Japanese and Korean print in brackets."""

HAN_LAST: Final[tuple[str, ...]] = (
    "有限公司",
    "有限合伙",
    "股份公司",
    "股份",
    "控股",
    "集团",
    "总公司",
    "公司",
    "株式会社",
    "有限会社",
    "合同会社",
    "주식회사",
)
"""Those that come off the end of a name, one after the other (`集团股份有限公司`)."""

HAN_FIRST: Final[tuple[str, ...]] = ("株式会社", "有限会社", "合同会社", "주식회사")
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
