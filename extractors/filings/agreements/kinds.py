"""What an agreement is about, by its title, and by its text where the title does not tell.

The classes are those of the vocabulary. Order decides: the narrower or the more telling word first
(`Joint Development and License Agreement` is of joint development).
"""

import re
from typing import Final

_TITLES: Final = (
    (r"joint\s+(?:research\s+)?(?:laborator|research\s+cent)", "JointLaboratoryAgreement"),
    (
        r"sponsored\s+research|research\s+(?:funding|grant|support|agreement|services)|"
        r"cooperative\s+research|clinical\s+(?:trial|study)",
        "SponsoredResearchAgreement",
    ),
    (
        r"\bmerger\b|business\s+combination|amalgamation|scheme\s+of\s+arrangement",
        "MergerAgreement",
    ),
    (
        r"underwrit|placement\s+agen|sales\s+agency|equity\s+distribution|at.the.market|dealer\s+manager"
        r"|remarketing",
        "UnderwritingAgreement",
    ),
    (
        r"joint\s+venture|shareholders.?\s+agreement|operating\s+agreement|"
        r"limited\s+liability\s+company\s+agreement|partnership\s+agreement",
        "JointVentureAgreement",
    ),
    (r"(?:joint|co-?)\s*-?\s*development", "JointDevelopmentAgreement"),
    (
        r"collaborat|co-?operation|alliance|co-?brand|co-?promot|co-?market|teaming|"
        r"strategic\s+(?:partner|relationship|agreement)|memorandum\s+of\s+understanding|"
        r"\baffiliat(?:e|ion)\s+agreement|framework",
        "CollaborationAgreement",
    ),
    (
        r"employ|severance|retention|separation\s+agreement(?=.*(?:executive|officer))|"
        r"change\s+(?:in|of)\s+control|incentive|stock\s+option|restricted\s+stock|"
        r"indemnification|noncompet|non-compet",
        "EmploymentAgreement",
    ),
    (r"consult|advisory|advisor", "ConsultingAgreement"),
    (
        r"\bdistribut|re-?sell|dealer(?!\s+manager)|sales\s+representative|franchis|value.added|"
        r"wholesale|marketing\s+agreement|channel",
        "DistributionAgreement",
    ),
    (
        r"manufactur|foundry|toll(?:ing)?\s+agreement|processing\s+agreement|fabricat|"
        r"contract\s+production",
        "ManufacturingAgreement",
    ),
    (
        r"\blicen[sc]|intellectual\s+property|\bIP\s+rights|patent|trademark|technology\s+transfer|royalt|"
        r"content\b|domain\s+name",
        "LicenceAgreement",
    ),
    (r"suppl(?:y|ies)\b|purchase\s+order|off-?take|procurement", "SupplyAgreement"),
    (
        r"credit|loan|promissory|\bnotes?\b(?!\s+purchase)|indenture|guarant|pledge|security\s+agreement|"
        r"forbearance|revolving|facility|financing|letter\s+of\s+credit|debenture|subordination|"
        r"intercreditor|liquidity",
        "CreditAgreement",
    ),
    (
        r"\blease\b|\bsublease|tenancy|landlord|charter\s?party|charter\s+agreement|(?:time|bareboat)\s+charter",
        "LeaseAgreement",
    ),
    (
        r"purchase|\bsale\b|subscription|acqui(?:re|sition)|asset\s+transfer|share\s+exchange|"
        r"contribution|repurchase|registration\s+rights|separation|spin-?off|tender|voting|"
        r"standstill|divest|securities|investment\s+(?:letter\s+)?agreement|"
        r"(?:transfer|pooling|sale)\s+and\s+servicing|receivables",
        "PurchaseAgreement",
    ),
    (
        r"servic|hosting|maintenance|outsourc|support|sponsorship|endorsement|promotion|"
        r"advertis|transport|construct|agency|management|administrat|gathering|network|"
        r"web\s?site|development|engagement|engineering",
        "ServiceAgreement",
    ),
)
_OPENING: Final = (
    (r"jointly\s+develop|joint\s+development", "JointDevelopmentAgreement"),
    (r"sponsor(?:s|ed|ing)?\s+(?:the\s+)?research", "SponsoredResearchAgreement"),
    (
        r"grants?\s+(?:to\s+)?\w+\s+(?:an?\s+)?(?:non-?)?exclusive\s+licen[sc]e|\blicensor\b",
        "LicenceAgreement",
    ),
    (r"\bdistributor\b|\breseller\b|\bfranchis", "DistributionAgreement"),
    (r"\blender\b|\bborrower\b|\bnoteholder", "CreditAgreement"),
    (r"\blandlord\b|\blessee\b|\btenant\b", "LeaseAgreement"),
    (r"\bunderwriters?\b|\bplacement\s+agent", "UnderwritingAgreement"),
    (r"\bmerger\s+sub\b", "MergerAgreement"),
    (r"\bemployee\b|\bexecutive\b", "EmploymentAgreement"),
    (r"\bconsultant\b", "ConsultingAgreement"),
    (r"\bmanufacturer\b", "ManufacturingAgreement"),
    (r"\bsupplier\b", "SupplyAgreement"),
    (r"collaborat|co-?operat", "CollaborationAgreement"),
    (r"\bpurchaser\b|\bseller\b", "PurchaseAgreement"),
    (r"\bservices\b|\bcontractor\b|\btransporter\b|\bshipper\b", "ServiceAgreement"),
)
_READ_TITLES: Final = tuple((re.compile(words, re.I), kind) for words, kind in _TITLES)
_READ_OPENING: Final = tuple((re.compile(words, re.I), kind) for words, kind in _OPENING)
_NO_CLASS = re.compile(
    r"settle|prosecution|\bplea\b|\btolling\b|non-?disclosure|confidentiality|joint\s+filing", re.I
)
"""What ends a dispute, keeps a secret or only reports, whatever it is about."""
_AGENCY = re.compile(r"\bagency\s+agreement", re.I)
_OFFERING = re.compile(
    r"\b(?:offering|placement\s+agent|underwriters?|common\s+(?:stock|shares)|subscription)", re.I
)
_AFFILIATE = re.compile(r"\baffiliate\s+agreement", re.I)
_COOPERATION = re.compile(r"\bco-?operation\s+agreement", re.I)
_OF_OWNERS = re.compile(
    r"\bbeneficial(?:ly)?\s+own|\bnominat\w{1,5}\b[^.]{0,80}\bdirectors?\b|\bstandstill\b", re.I
)
"""What shareholders who want seats on a board agree on with it, which is no working together."""
_OF_MERGER = re.compile(r"\brule\s+145\b|\bplan\s+of\s+merger\b", re.I)
_OF_SERVICES = re.compile(r"^\W*(?:\w+\W+)?services?\s+(?:agreement|contract)", re.I)
"""A title that says no more than that somebody serves: a person hired, or a firm."""
_HIRES = re.compile(r"\b(?:employment|executive['’]s|the\s+executive)\b", re.I)
_OFTEN: Final = 4
"""Times that an agreement of service speaks of an employment where it is one."""
_NAMED = re.compile(
    r"(?:\b[A-Z][\w&/'’-]{0,24}\s{1,3}(?:(?:and|of|for)\s{1,3})?){1,8}"
    r"(?:AGREEMENT|Agreement|CONTRACT|Contract)\b"
)
"""An agreement that a text names, as an amendment names what it amends."""
_BEGINNING: Final = 2_500
"""Characters of the first pages that name what agreement it is."""
OTHER: Final = "Agreement"
"""The class of what tells of nothing narrower."""


def by_title(title: str) -> str:
    """The class that an agreement's title tells; OTHER where it tells none."""
    return next((kind for words, kind in _READ_TITLES if words.search(title)), OTHER)


def by_text(opening: str) -> str:
    """The class whose words an agreement's first pages say most often; OTHER where none does."""
    counts = [(len(words.findall(opening)), kind) for words, kind in _READ_OPENING]
    most = max(counts, key=lambda each: each[0])
    return most[1] if most[0] else OTHER


def by_sentence(title: str, sentence: str) -> str:
    """The class of an agreement that a sentence tells of, by its title, else by the sentence."""
    if _NO_CLASS.search(title):
        return OTHER
    if _AGENCY.search(title):
        return _of_agency(sentence)
    told = (by_title(title), by_title(sentence), by_text(sentence))
    return next((kind for kind in told if kind != OTHER), OTHER)


def classify(title: str, opening: str = "") -> str:
    """The narrowest class of the vocabulary that an agreement's title, else its opening, tells."""
    if _NO_CLASS.search(title) or any(
        called.search(title) and about.search(opening)
        for called, about in ((_AFFILIATE, _OF_MERGER), (_COOPERATION, _OF_OWNERS))
    ):
        return OTHER
    if _AGENCY.search(title):
        return _of_agency(opening or title)
    kind = by_title(title)
    if kind == OTHER and opening:
        named = (by_title(each[0]) for each in _NAMED.finditer(opening, 0, _BEGINNING))
        return next((each for each in named if each != OTHER), "") or by_text(opening)
    hires = _OF_SERVICES.search(title) and len(_HIRES.findall(opening)) >= _OFTEN
    return "EmploymentAgreement" if kind == "ServiceAgreement" and hires else kind


def _of_agency(text: str) -> str:
    """An agent places securities, or else brings goods or insurance to customers."""
    return "UnderwritingAgreement" if _OFFERING.search(text) else "DistributionAgreement"
