"""Countries by the names that addresses give them; lower case, bare of diacritics and dots."""

import re
import unicodedata
from typing import Final

_NAMED: Final = """
AD: andorra
AE: united arab emirates | uae | emirates | 阿联酋
AF: afghanistan
AL: albania
AM: armenia
AO: angola
AR: argentina | republica argentina | 阿根廷
AT: austria | osterreich | autriche | 奥地利
AU: australia | australie | 澳大利亚 | 澳洲
AZ: azerbaijan
BA: bosnia and herzegovina | bosnia | bosnia & herzegovina
BB: barbados
BD: bangladesh | 孟加拉国
BE: belgium | belgique | belgie | belgien | 比利时
BF: burkina faso
BG: bulgaria | 保加利亚
BH: bahrain
BI: burundi
BJ: benin
BN: brunei | brunei darussalam
BO: bolivia
BR: brazil | brasil | bresil | 巴西
BW: botswana
BY: belarus | 白俄罗斯
CA: canada | ontario | quebec | british columbia | alberta | nova scotia | manitoba
CA: saskatchewan | new brunswick | newfoundland | 加拿大
CD: democratic republic of congo | democratic republic of the congo | dr congo | drc
CG: congo | republic of congo
CH: switzerland | schweiz | suisse | svizzera | 瑞士
CI: cote divoire | ivory coast
CL: chile | 智利
CM: cameroon | cameroun
CN: china | pr china | p r china | p r of china | prc | peoples republic of china
CN: people s republic of china | the peoples republic of china | mainland china | chine | cina
CN: p r  china | 中国 | 中华人民共和国
CO: colombia
CR: costa rica
CU: cuba
CY: cyprus
CZ: czech republic | czechia | czech | ceska republika | 捷克
DE: germany | deutschland | allemagne | alemania | germania | fr germany | frg
DE: federal republic of germany | west germany | 德国
DK: denmark | danmark | 丹麦
DO: dominican republic
DZ: algeria | algerie
EC: ecuador
EE: estonia | eesti
EG: egypt | arab republic of egypt | 埃及
ES: spain | espana | espagne | spagna | 西班牙
ET: ethiopia
FI: finland | suomi | 芬兰
FJ: fiji
FR: france | francia | frankreich | 法国
GA: gabon
GB: united kingdom | uk | u k | england | scotland | wales | northern ireland | great britain
GB: gb | royaume uni | 英国
GE: republic of georgia
GH: ghana
GM: gambia | the gambia
GR: greece | hellas | grecia | 希腊
GT: guatemala
HK: hong kong | hongkong | hong kong sar | hong kong special administrative region | hksar
HK: hong kong china | h k | 香港
HN: honduras
HR: croatia | hrvatska
HT: haiti
HU: hungary | magyarorszag | 匈牙利
ID: indonesia | 印度尼西亚 | 印尼
IE: ireland | republic of ireland | eire | 爱尔兰
IL: israel | 以色列
IN: india | 印度
IQ: iraq
IR: iran | islamic republic of iran | ir iran | i r iran | 伊朗
IS: iceland | 冰岛
IT: italy | italia | italie | 意大利
JM: jamaica
JO: jordan
JP: japan | japon | giappone | 日本
KE: kenya
KG: kyrgyzstan
KH: cambodia
KP: north korea | dpr korea
KR: south korea | korea | republic of korea | rep of korea | s korea | r o korea | rok | 韩国
KW: kuwait
KZ: kazakhstan
LA: laos
LB: lebanon | liban
LI: liechtenstein
LK: sri lanka
LT: lithuania
LU: luxembourg
LV: latvia
LY: libya
MA: morocco | maroc
MC: monaco
MD: moldova
ME: montenegro
MG: madagascar
MK: macedonia | north macedonia
ML: mali
MM: myanmar | burma
MN: mongolia
MO: macau | macao | macau sar | macao sar | 澳门
MT: malta
MU: mauritius
MW: malawi
MX: mexico | 墨西哥
MY: malaysia | 马来西亚
MZ: mozambique
NA: namibia
NE: niger
NG: nigeria
NI: nicaragua
NL: netherlands | the netherlands | holland | nederland | pays bas | niederlande | 荷兰
NO: norway | norge | 挪威
NP: nepal
NZ: new zealand | aotearoa | 新西兰
OM: oman
PA: panama
PE: peru
PG: papua new guinea
PH: philippines | the philippines | 菲律宾
PK: pakistan | 巴基斯坦
PL: poland | polska | pologne | 波兰
PR: puerto rico
PS: palestine | palestinian authority | palestinian territories
PT: portugal | 葡萄牙
PY: paraguay
QA: qatar | 卡塔尔
RO: romania | 罗马尼亚
RS: serbia | republic of serbia | yugoslavia
RU: russia | russian federation | rossiya | ussr | 俄罗斯
RW: rwanda
SA: saudi arabia | kingdom of saudi arabia | ksa | 沙特阿拉伯 | 沙特
SD: sudan
SE: sweden | sverige | suede | 瑞典
SG: singapore | republic of singapore | 新加坡
SI: slovenia | slovenija
SK: slovakia | slovak republic
SN: senegal
SV: el salvador
SY: syria
TG: togo
TH: thailand | 泰国
TN: tunisia | tunisie
TR: turkey | turkiye | turquie | 土耳其
TT: trinidad and tobago | trinidad
TW: taiwan | taiwan roc | roc | r o c | taiwan r o c | republic of china
TW: taiwan republic of china | taiwan province of china | 台湾
TZ: tanzania
UA: ukraine | 乌克兰
UG: uganda
US: united states | united states of america | usa | u s a | us | u s | america | etats unis | 美国
UY: uruguay
UZ: uzbekistan
VA: vatican | vatican city
VE: venezuela
VN: vietnam | viet nam | 越南
YE: yemen
ZA: south africa | rsa | republic of south africa | 南非
ZM: zambia
ZW: zimbabwe
"""

_STATES: Final = """
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico north_carolina
north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee
texas utah vermont virginia west_virginia wisconsin wyoming calif mass penn
"""

STATE_CODES: Final = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DC",
        "DE",
        "FL",
        "GA",
        "HI",
        "IA",
        "ID",
        "IL",
        "IN",
        "KS",
        "KY",
        "LA",
        "MA",
        "MD",
        "ME",
        "MI",
        "MN",
        "MO",
        "MS",
        "MT",
        "NC",
        "ND",
        "NE",
        "NH",
        "NJ",
        "NM",
        "NV",
        "NY",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VA",
        "VT",
        "WA",
        "WI",
        "WV",
        "WY",
    ]
)
"""Two capital letters that, at the end of an address, are one of the United States."""


def _table() -> dict[str, str]:
    table = {state.replace("_", " "): "US" for state in _STATES.split()}
    for line in _NAMED.strip().splitlines():
        code, _, names = line.partition(": ")
        table.update((name.strip(), code) for name in names.split("|"))
    return table


COUNTRIES: Final = _table()
"""Name of a country, or of a part of one that addresses print in its place -> ISO 3166-1 code."""

_MARK: Final = re.compile("[\u0300-\u036f]+")
_APART: Final = re.compile(r"[^\w&]+")


def country(text: str) -> str:
    """ISO 3166-1 alpha-2 code of the country that a text is the name of; empty if of none."""
    if len(text) == 2 and text in STATE_CODES:
        return "US"
    bare = text.lower()
    if not bare.isascii():
        bare = _MARK.sub("", unicodedata.normalize("NFKD", bare))
    return COUNTRIES.get(_APART.sub(" ", bare.replace("'", "").replace("’", "")).strip(), "")
