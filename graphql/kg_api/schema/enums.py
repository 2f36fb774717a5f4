"""Enumerations of the schema; `tests/api` holds them to the vocabulary.

The values are what the store holds: labels, relationship types, names of kinds of collaboration.
"""

from enum import Enum

import strawberry


@strawberry.enum
class OrganizationKind(Enum):
    """What sort of organisation it is."""

    ORGANIZATION = "Organization"
    ARCHIVE = "Archive"
    COMPANY = "Company"
    FUNDER = "Funder"
    GOVERNMENT = "Government"
    HOSPITAL = "Hospital"
    JOINT_LABORATORY = "JointLaboratory"
    NONPROFIT = "Nonprofit"
    ORGANIZATIONAL_UNIT = "OrganizationalUnit"
    RESEARCH_INSTITUTE = "ResearchInstitute"
    UNIVERSITY = "University"


@strawberry.enum
class WorkKind(Enum):
    """What sort of work it is."""

    PAPER = "Paper"
    PATENT = "Patent"
    FILING = "Filing"


@strawberry.enum
class AgreementKind(Enum):
    """What sort of agreement it is."""

    AGREEMENT = "Agreement"
    COLLABORATION_AGREEMENT = "CollaborationAgreement"
    CONSULTING_AGREEMENT = "ConsultingAgreement"
    CREDIT_AGREEMENT = "CreditAgreement"
    DISTRIBUTION_AGREEMENT = "DistributionAgreement"
    EMPLOYMENT_AGREEMENT = "EmploymentAgreement"
    FINANCIAL_AGREEMENT = "FinancialAgreement"
    JOINT_DEVELOPMENT_AGREEMENT = "JointDevelopmentAgreement"
    JOINT_LABORATORY_AGREEMENT = "JointLaboratoryAgreement"
    JOINT_VENTURE_AGREEMENT = "JointVentureAgreement"
    LEASE_AGREEMENT = "LeaseAgreement"
    LICENCE_AGREEMENT = "LicenceAgreement"
    MANUFACTURING_AGREEMENT = "ManufacturingAgreement"
    MERGER_AGREEMENT = "MergerAgreement"
    PURCHASE_AGREEMENT = "PurchaseAgreement"
    SERVICE_AGREEMENT = "ServiceAgreement"
    SPONSORED_RESEARCH_AGREEMENT = "SponsoredResearchAgreement"
    SUPPLY_AGREEMENT = "SupplyAgreement"
    UNDERWRITING_AGREEMENT = "UnderwritingAgreement"


@strawberry.enum
class CollaborationLevel(Enum):
    """What counts as one organisation where organisations work together."""

    AS_PRINTED = strawberry.enum_value(
        "PARTICIPATES_AS_PRINTED", description="Departments and laboratories, as printed."
    )
    ORGANIZATION = strawberry.enum_value(
        "PARTICIPATES_IN", description="They count for the organisation that they belong to."
    )
    GROUP = strawberry.enum_value(
        "PARTICIPATES_AS_GROUP",
        description="Companies count for the one at the head of their group.",
    )


@strawberry.enum
class CollaborationKind(Enum):
    """What sort of thing shows two organisations working together."""

    AGREEMENT = "agreement"
    CO_ASSIGNMENT = "coAssignment"
    CO_AUTHORSHIP = "coAuthorship"
    CO_INVENTION = "coInvention"
    FUNDING = "funding"
    JOINT_DEVELOPMENT = "jointDevelopment"
    JOINT_LABORATORY = "jointLaboratory"
    LICENCE = "licence"
    SPONSORED_RESEARCH = "sponsoredResearch"
    STATEMENT = "statement"


@strawberry.enum
class EntityKind(Enum):
    """What sort of thing it is."""

    ORGANIZATION = "Organization"
    PERSON = "Person"
    PAPER = "Paper"
    PATENT = "Patent"
    FILING = "Filing"
    AGREEMENT = "Agreement"
    COLLABORATION = "Collaboration"
    TOPIC = "Topic"
    PLACE = "Place"
    GRANT = "Grant"
    PATENT_FAMILY = "PatentFamily"


@strawberry.enum
class LinkKind(Enum):
    """How one thing stands to another."""

    ACQUIRED = "ACQUIRED"
    AFFILIATED_WITH = "AFFILIATED_WITH"
    APPLIED_FOR = "APPLIED_FOR"
    ASSIGNED_TO = "ASSIGNED_TO"
    AUTHORED = "AUTHORED"
    BROADER = "BROADER"
    CITES = "CITES"
    COLLABORATES_WITH = "COLLABORATES_WITH"
    CONTRIBUTED_TO = "CONTRIBUTED_TO"
    CORRECTS = "CORRECTS"
    DISCLOSED_IN = "DISCLOSED_IN"
    EDITED = "EDITED"
    EDUCATED_AT = "EDUCATED_AT"
    EVIDENCED_BY = "EVIDENCED_BY"
    FILED = "FILED"
    FOUNDED_BY = "FOUNDED_BY"
    FUNDED_BY = "FUNDED_BY"
    HAS_SHARE_IN = "HAS_SHARE_IN"
    HAS_TOPIC = "HAS_TOPIC"
    INVENTED = "INVENTED"
    IN_FAMILY = "IN_FAMILY"
    IN_GROUP = "IN_GROUP"
    INVESTIGATOR_OF = "INVESTIGATOR_OF"
    LICENSED_FROM = "LICENSED_FROM"
    LOCATED_IN = "LOCATED_IN"
    MEMBER_OF_UNIT = "MEMBER_OF_UNIT"
    OFFICER_OF = "OFFICER_OF"
    PAIRED_WITH = "PAIRED_WITH"
    PARTICIPATES_AS_GROUP = "PARTICIPATES_AS_GROUP"
    PARTICIPATES_AS_PRINTED = "PARTICIPATES_AS_PRINTED"
    PARTICIPATES_IN = "PARTICIPATES_IN"
    PARTY_TO = "PARTY_TO"
    PART_OF = "PART_OF"
    RELATED_TO = "RELATED_TO"
    REPRESENTED_BY = "REPRESENTED_BY"
    RETRACTS = "RETRACTS"
    SPUN_OUT_OF = "SPUN_OUT_OF"
    SUBSIDIARY_OF = "SUBSIDIARY_OF"
    SUCCEEDED_BY = "SUCCEEDED_BY"
    SUPPORTED_BY = "SUPPORTED_BY"
    THANKS = "THANKS"
    UNIT_CONTRIBUTED_TO = "UNIT_CONTRIBUTED_TO"


@strawberry.enum
class MatchKind(Enum):
    """How a thing matches what is searched for."""  # values as of `kg.search.find.MatchKind`

    IDENTIFIER = strawberry.enum_value("identifier", description="By one of its identifiers.")
    NAME = strawberry.enum_value("name", description="By a name or short form as a whole.")
    PREFIX = strawberry.enum_value("prefix", description="By how a name begins.")
    WORDS = strawberry.enum_value("words", description="By all words, in any order.")
    PINYIN = strawberry.enum_value("pinyin", description="By a Chinese name in Latin letters.")
    SPELLING = strawberry.enum_value("spelling", description="By a name nearly so.")
    PART = strawberry.enum_value("part", description="By all words but one.")
    TEXT = strawberry.enum_value("text", description="By words of its abstract.")


@strawberry.enum
class Language(Enum):
    """A language in which things have names."""

    EN = strawberry.enum_value("en", description="English.")
    ZH = strawberry.enum_value("zh", description="Chinese.")
