"""Where a company is, by EDGAR's codes and by the names that exhibits use for jurisdictions."""

import re
from typing import Final

_STATES: Final = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY X1"
)
_CODES: Final = (
    "A0:CA A1:CA A2:CA A3:CA A4:CA A5:CA A6:CA A7:CA A8:CA A9:CA B0:CA Z4:CA PR:PR C0:AE C1:AR "
    "C3:AU "
    "C4:AT C5:BS C9:BE D0:BM D5:BR D8:VG E9:KY F3:CL F4:CN F5:TW F8:CO G7:DK H9:FI I0:FR 2M:DE "
    "J3:GR "
    "K3:HK K5:HU K6:IS K7:IN K8:ID L2:IE L3:IL L6:IT L8:JM M0:JP M5:KR N4:LU N5:MO N8:MY O1:MT "
    "1T:MH "
    "O4:MU O5:MX O9:MC P7:NL Q2:NZ Q8:NO R1:PA R5:PE R6:PH R9:PL S1:PT 1Z:RU T0:SA U0:SG T3:ZA "
    "U3:ES "
    "V7:SE V8:CH W1:TH W8:TR X0:GB X3:UY"
)
"""Codes of https://www.sec.gov/submit-filings/filer-support-resources/edgar-state-country-codes."""

_AMERICAN: Final = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|"
    "florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|"
    "massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|"
    "new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|"
    "rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|"
    "west virginia|wisconsin|wyoming|united states|united states of america|us|usa|u s|u s a"
)
_NAMED: Final = (
    "argentina:AR australia:AU austria:AT bahamas:BS bahrain:BH bangladesh:BD barbados:BB "
    "belgium:BE "
    "bermuda:BM bolivia:BO botswana:BW brazil:BR british_virgin_islands:VG bvi:VG bulgaria:BG "
    "cambodia:KH canada:CA alberta:CA british_columbia:CA manitoba:CA new_brunswick:CA "
    "nova_scotia:CA "
    "ontario:CA quebec:CA saskatchewan:CA cayman_islands:KY cayman:KY chile:CL china:CN prc:CN "
    "p_r_c:CN pr_china:CN p_r_china:CN mainland_china:CN people_s_republic_of_china:CN shanghai:CN "
    "beijing:CN shenzhen:CN guangdong:CN colombia:CO costa_rica:CR croatia:HR cyprus:CY "
    "czech_republic:CZ czechia:CZ denmark:DK dominican_republic:DO ecuador:EC egypt:EG "
    "el_salvador:SV "
    "estonia:EE finland:FI france:FR germany:DE ghana:GH gibraltar:GI greece:GR guatemala:GT "
    "guernsey:GG honduras:HN hong_kong:HK hong_kong_sar:HK hungary:HU iceland:IS india:IN "
    "indonesia:ID "
    "ireland:IE isle_of_man:IM israel:IL italy:IT jamaica:JM japan:JP jersey:JE jordan:JO "
    "kazakhstan:KZ kenya:KE korea:KR south_korea:KR republic_of_korea:KR kuwait:KW latvia:LV "
    "lebanon:LB liberia:LR liechtenstein:LI lithuania:LT luxembourg:LU macau:MO macao:MO "
    "malaysia:MY "
    "malta:MT marshall_islands:MH mauritius:MU mexico:MX monaco:MC morocco:MA mozambique:MZ "
    "netherlands:NL holland:NL curacao:CW new_zealand:NZ nicaragua:NI nigeria:NG norway:NO oman:OM "
    "pakistan:PK panama:PA papua_new_guinea:PG paraguay:PY peru:PE philippines:PH poland:PL "
    "portugal:PT puerto_rico:PR qatar:QA romania:RO russia:RU russian_federation:RU "
    "saudi_arabia:SA "
    "serbia:RS seychelles:SC singapore:SG slovakia:SK slovak_republic:SK slovenia:SI "
    "south_africa:ZA "
    "spain:ES sri_lanka:LK sweden:SE switzerland:CH taiwan:TW taiwan_r_o_c:TW tanzania:TZ "
    "thailand:TH "
    "trinidad:TT trinidad_and_tobago:TT tunisia:TN turkey:TR turkiye:TR uae:AE ukraine:UA "
    "united_arab_emirates:AE dubai:AE united_kingdom:GB uk:GB u_k:GB great_britain:GB england:GB "
    "england_and_wales:GB england_wales:GB scotland:GB wales:GB northern_ireland:GB uruguay:UY "
    "venezuela:VE vietnam:VN zambia:ZM zimbabwe:ZW"
)
_CODE: Final = dict(each.split(":") for each in _CODES.split()) | dict.fromkeys(
    _STATES.split(), "US"
)
_NAME: Final = {
    name.replace("_", " "): code for name, code in (each.split(":") for each in _NAMED.split())
} | dict.fromkeys(_AMERICAN.split("|"), "US")
_LETTERS = re.compile(r"[^a-z]+")


def by_code(code: str) -> str:
    """ISO 3166-1 code of the country of an EDGAR state or country code; empty if unknown."""
    return _CODE.get(code.upper(), "")


def by_name(name: str) -> str:
    """ISO 3166-1 code of the country of a jurisdiction as written; empty if unknown.

    A two-letter code of a state counts (`DE`), for lists of subsidiaries use them.
    """
    words = _LETTERS.sub(" ", name.lower()).strip()
    words = re.sub(
        r"^(?:the |state of |commonwealth of |province of |republic of |kingdom of )+", "", words
    )
    words = re.sub(
        r" (?:u s(?: a)?|usa?|united states(?: of america)?|corporation|s a r)$", "", words
    )
    if len(name.strip()) == 2 and name.strip().isupper() and name.strip() in _STATES.split():
        return "US"
    return _NAME.get(words, "")
