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
        r"|remarketing|\bagency\s+agreement",
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
        r"\baffiliate\s+agreement|framework",
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
        r"\bdistribut|resell|dealer(?!\s+manager)|sales\s+representative|franchis|value.added|"
        r"wholesale|marketing\s+agreement|channel",
        "DistributionAgreement",
    ),
    (
        r"manufactur|foundry|toll(?:ing)?\s+agreement|processing\s+agreement|fabricat|"
        r"contract\s+production",
        "ManufacturingAgreement",
    ),
    (
        r"\blicen[sc]|intellectual\s+property|patent|trademark|technology\s+transfer|royalt|"
        r"content\b|domain\s+name",
        "LicenceAgreement",
    ),
    (r"suppl(?:y|ies)\b|purchase\s+order|off-?take|procurement", "SupplyAgreement"),
    (
        r"credit|loan|promissory|\bnotes?\b(?!\s+purchase)|indenture|guarant|pledge|security\s+agreement|"
        r"forbearance|revolving|facility|financing|letter\s+of\s+credit|debenture|subordination|"
        r"intercreditor",
        "CreditAgreement",
    ),
    (
        r"\blease\b|\bsublease|tenancy|landlord|charter(?:\s+party)?\b|time\s+charter",
        "LeaseAgreement",
    ),
    (
        r"purchase|\bsale\b|subscription|acqui(?:re|sition)|asset\s+transfer|share\s+exchange|"
        r"contribution|repurchase|registration\s+rights|separation|spin-?off|tender|voting|"
        r"standstill|joint\s+filing|divest|securities",
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
    (r"\bservices\b|\bcontractor\b", "ServiceAgreement"),
)
_READ_TITLES: Final = tuple((re.compile(words, re.I), kind) for words, kind in _TITLES)
_READ_OPENING: Final = tuple((re.compile(words, re.I), kind) for words, kind in _OPENING)
_DISPUTE = re.compile(
    r"settle|prosecution|\bplea\b|\btolling\b|non-?disclosure|confidentiality", re.I
)
"""What ends a dispute or only keeps a secret, whatever it is about."""
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
    if _DISPUTE.search(title):
        return OTHER
    told = (by_title(title), by_title(sentence), by_text(sentence))
    return next((kind for kind in told if kind != OTHER), OTHER)


def classify(title: str, opening: str = "") -> str:
    """The narrowest class of the vocabulary that an agreement's title, else its opening, tells."""
    kind = by_title(title)
    return by_text(opening) if kind == OTHER and opening else kind
