"""A small graph made by hand: two firms, two universities, an institute, and what they did.

Kestrel Robotics --licence, co-authorship-- Northbank University
Kestrel Robotics --co-assignment----------- Lantau Institute of Materials
Northbank University --co-authorship------- Lantau Institute of Materials
Harbour University   --co-authorship------- Lantau Institute of Materials
Kestrel Sensors is a subsidiary of Kestrel Robotics and works with nobody.
"""

from collections.abc import Mapping
from typing import Any, Final

from kg.topics.question import question

Props = Mapping[str, Any]

KESTREL: Final = "ror:kestrel01"
SENSORS: Final = "kg:org/sensors"
NORTHBANK: Final = "ror:northbank"
LANTAU: Final = "ror:lantau001"
HARBOUR: Final = "ror:harbour01"

_LABELS: Final = {
    "Company": "Entity:Agent:Organization:Company",
    "University": "Entity:Agent:Organization:University",
    "ResearchInstitute": "Entity:Agent:Organization:ResearchInstitute",
    "Person": "Entity:Agent:Person",
    "Paper": "Entity:Work:Paper",
    "Patent": "Entity:Work:Patent",
    "Filing": "Entity:Work:Filing",
    "LicenceAgreement": "Entity:Agreement:LicenceAgreement",
    "Collaboration": "Entity:Collaboration",
    "Topic": "Entity:Topic",
    "Place": "Entity:Place",
    "Grant": "Entity:Grant",
    "PatentFamily": "Entity:PatentFamily",
    "Document": "Document",
    "Identifier": "Identifier",
}

NODES: Final[list[tuple[str, Props]]] = [
    ("Company", {
        "id": KESTREL, "name": "Kestrel Robotics", "nameEn": "Kestrel Robotics",
        "nameZh": "红隼机器人", "aliases": ["Kestrel Robotics Inc."], "countryCode": "US",
        "identifiers": [KESTREL, "lei:KESTREL0000000000001"], "established": 1999,
        "statedProperties": ["established", "established", "name"],
        "statedValues": ["1998", "1999", "Kestrel Robotics"],
        "statedBy": ["doc:openalex/W1", "doc:edgar/0001", "doc:edgar/0001", "doc:gone/1"],
        "statedOf": [0, 1, 2, 2],
        "searchText": "kestrel robotics 红隼机器人",
    }),
    ("Company", {"id": SENSORS, "name": "Kestrel Sensors", "countryCode": "DE",
                 "searchText": "kestrel sensors"}),
    ("University", {"id": NORTHBANK, "name": "Northbank University", "countryCode": "GB",
                    "searchText": "northbank university"}),
    ("ResearchInstitute", {"id": LANTAU, "name": "Lantau Institute of Materials",
                           "countryCode": "HK",
                           "searchText": "lantau institute of materials 大屿山材料研究院"}),
    ("University", {"id": HARBOUR, "name": "Harbour University", "countryCode": "HK",
                    "searchText": "harbour university"}),
    ("Person", {"id": "orcid:0000-0001", "name": "Ada Wren", "searchText": "ada wren"}),
    ("Person", {"id": "kg:person/2", "name": "Bo Lin", "searchText": "bo lin"}),
    ("Person", {"id": "kg:person/3", "name": "Cy Marsh", "searchText": "cy marsh"}),
    ("Person", {"id": "kg:person/4", "name": "Di Heron", "searchText": "di heron"}),
    ("Person", {"id": "kg:person/5", "name": "Ed Stork", "searchText": "ed stork"}),
    ("Paper", {"id": "doi:10.1/grip", "name": "Soft grippers", "year": 2019, "date": "2019-03-02",
               "venue": "Journal of Hands", "abstract": "We grip.", "workType": "article",
               "searchText": "soft grippers we grip"}),
    ("Paper", {"id": "doi:10.1/film", "name": "Thin films", "year": 2021,
               "searchText": "thin films"}),
    ("Paper", {"id": "doi:10.1/old", "name": "Old hands", "year": 2001, "retracted": True,
               "searchText": "old hands"}),
    ("Patent", {"id": "patent:US1B2", "name": "Gripper with film", "year": 2022,
                "publicationNumber": "US1B2", "searchText": "gripper with film"}),
    ("Filing", {"id": "sec:0001", "name": "Annual report of Kestrel", "year": 2020, "form": "10-K",
                "items": ["1.01"], "searchText": "annual report of kestrel"}),
    ("LicenceAgreement", {"id": "kg:agreement/1", "name": "Gripper licence", "year": 2020,
                          "exclusive": True, "searchText": "gripper licence"}),
    ("Topic", {"id": "cpc:B25J15/00", "name": "Gripping heads", "scheme": "cpc",
               "notation": "B25J15/00", "searchText": "gripping heads"}),
    ("Topic", {"id": "openalex:T9", "name": "Coatings", "scheme": "openalex",
               "searchText": "coatings"}),
    ("Place", {"id": "geonames:1", "name": "Hong Kong", "countryCode": "HK", "latitude": 22.3,
               "longitude": 114.2, "searchText": "hong kong"}),
    ("Grant", {"id": "kg:grant/1", "name": "Grant 42", "awardNumber": "42",
               "searchText": "grant 42"}),
    ("PatentFamily", {"id": "docdb-family:42", "name": "Gripper with film",
                      "searchText": "gripper with film"}),
    ("Collaboration", {"id": "kg:collaboration/kn", "name": "Kestrel Robotics – Northbank",
                       "strength": 2, "fractionalStrength": 2.0, "firstYear": 2019,
                       "lastYear": 2020, "kinds": ["coAuthorship", "licence"]}),
    ("Collaboration", {"id": "kg:collaboration/kl", "name": "Kestrel Robotics – Lantau",
                       "strength": 1, "fractionalStrength": 1.0, "firstYear": 2022,
                       "lastYear": 2022, "kinds": ["coAssignment"]}),
    ("Collaboration", {"id": "kg:collaboration/nl", "name": "Northbank – Lantau",
                       "strength": 1, "fractionalStrength": 1.0, "firstYear": 2021,
                       "lastYear": 2021, "kinds": ["coAuthorship"]}),
    ("Collaboration", {"id": "kg:collaboration/hl", "name": "Harbour – Lantau",
                       "strength": 1, "fractionalStrength": 1.0, "firstYear": 2001,
                       "lastYear": 2001, "kinds": ["coAuthorship"]}),
    ("Identifier", {"id": "lei:KESTREL0000000000001"}),
    ("Document", {"id": "doc:openalex/W1", "source": "openalex", "key": "W1",
                  "title": "Soft grippers", "extractor": "openalex 1", "date": "2019-03-02",
                  "recorded": "2026-01-01T00:00:00Z"}),
    ("Document", {"id": "doc:edgar/0001", "source": "edgar", "key": "0001",
                  "title": "Annual report of Kestrel", "extractor": "edgar 1"}),
]  # fmt: skip


def said(
    document: str, place: str, quote: str = "", confidence: float = 1.0, **properties: object
) -> Props:
    """What a link carries that one document states."""
    return {
        "documents": [document],
        "places": [place],
        "quotes": [quote],
        "confidences": [confidence],
        "recordedTimes": ["2026-01-01T00:00:00Z"],
        **properties,
    }


def held(
    since: str = "",
    until: str = "",
    first: str = "",
    last: str = "",
    pieces: tuple[int, ...] = (0,),
) -> Props:
    """What a link carries that holds for one spell."""
    whole = {"since": since, "until": until, "firstSeen": first, "lastSeen": last}
    lists = {f"spells{name[0].upper()}{name[1:]}": [day] for name, day in whole.items()}
    return {"spells": [*pieces], **lists, **{name: day for name, day in whole.items() if day}}


_W1: Final = "doc:openalex/W1"
_10K: Final = "doc:edgar/0001"

LINKS: Final[list[tuple[str, str, str, Props]]] = [
    ("lei:KESTREL0000000000001", "IDENTIFIES", KESTREL, {}),
    (_W1, "DESCRIBES", "doi:10.1/grip", {}),
    (_10K, "DESCRIBES", "sec:0001", {}),
    (SENSORS, "SUBSIDIARY_OF", KESTREL,
     said(_10K, "char=10,30", "Kestrel Sensors", 0.9, share=87.5)),
    (NORTHBANK, "HAS_SHARE_IN", SENSORS,
     said(_10K, "char=40,60", "Northbank University", 0.9, share=12.5)),
    ("orcid:0000-0001", "AUTHORED", "doi:10.1/grip",
     said(_W1, "/authorships/0", "Ada Wren", position=1, corresponding=True)),
    ("kg:person/2", "AUTHORED", "doi:10.1/grip", said(_W1, "/authorships/1", "Bo Lin", position=2)),
    ("kg:person/2", "AUTHORED", "doi:10.1/film", said(_W1, "/x", position=1)),
    ("kg:person/3", "AUTHORED", "doi:10.1/film", said(_W1, "/y", position=2)),
    ("orcid:0000-0001", "INVENTED", "patent:US1B2", said(_W1, "/z", position=1)),
    ("orcid:0000-0001", "AFFILIATED_WITH", NORTHBANK,
     said(_W1, "/authorships/0/raw", "Northbank University", **held(first="2019", last="2019"))),
    ("kg:person/2", "AFFILIATED_WITH", KESTREL,
     {"documents": [_W1, _10K], "places": ["/a", "char=1,9"], "quotes": ["Kestrel", "Bo Lin"],
      "confidences": [0.5, 0.9], "recordedTimes": ["2026-01-01", "2026-01-02"],
      "role": "engineer", **held("2019", "2021", pieces=(0, 0))}),
    ("kg:person/4", "AFFILIATED_WITH", HARBOUR, said(_W1, "/u", **held(first="2001", last="2001"))),
    ("kg:person/4", "AFFILIATED_WITH", SENSORS, said(_10K, "char=1,2", **held("2003"))),
    ("kg:person/4", "AUTHORED", "doi:10.1/old", said(_W1, "/w", position=1, retractedWork=True)),
    ("kg:person/5", "AUTHORED", "doi:10.1/old", said(_W1, "/w", position=2)),
    ("kg:person/3", "AFFILIATED_WITH", LANTAU, said(_W1, "/b", **held("2021"))),
    (KESTREL, "CONTRIBUTED_TO", "doi:10.1/grip", said(_W1, "/c", "Kestrel Robotics", 0.95)),
    (NORTHBANK, "CONTRIBUTED_TO", "doi:10.1/grip", said(_W1, "/d", "Northbank", 0.95)),
    (NORTHBANK, "CONTRIBUTED_TO", "doi:10.1/film", said(_W1, "/e", "Northbank", 0.6)),
    (LANTAU, "CONTRIBUTED_TO", "doi:10.1/film", said(_W1, "/f", "Lantau", 0.6)),
    (KESTREL, "APPLIED_FOR", "patent:US1B2", said(_W1, "/g", "Kestrel", 1.0)),
    ("patent:US1B2", "ASSIGNED_TO", KESTREL, said(_W1, "/h", "Kestrel", 1.0)),
    ("patent:US1B2", "ASSIGNED_TO", LANTAU, said(_W1, "/i", "Lantau", 0.9)),
    (KESTREL, "FILED", "sec:0001", said(_10K, "/j")),
    ("patent:US1B2", "IN_FAMILY", "docdb-family:42", said(_W1, "/v")),
    ("patent:US1B2", "REPRESENTED_BY", LANTAU, said(_W1, "/x", "Lantau")),
    ("patent:US1B2", "CITES", "doi:10.1/grip", said(_W1, "/k", citedBy="examiner")),
    ("doi:10.1/grip", "CITES", "doi:10.1/old", said(_W1, "/l")),
    ("patent:US1B2", "PAIRED_WITH", "doi:10.1/grip",
     said(_W1, "/z", "Ada Wren", 1.0, score=0.7, similarity=0.5, peopleInCommon=1)),
    ("doi:10.1/grip", "HAS_TOPIC", "cpc:B25J15/00", said(_W1, "/m", score=0.8)),
    ("patent:US1B2", "HAS_TOPIC", "cpc:B25J15/00", said(_W1, "/n", score=1.0)),
    ("doi:10.1/film", "HAS_TOPIC", "openalex:T9", said(_W1, "/o", score=0.7)),
    ("kg:agreement/1", "HAS_TOPIC", "cpc:B25J15/00", said(_10K, "/p")),
    ("doi:10.1/grip", "SUPPORTED_BY", "kg:grant/1", said(_W1, "/q", "grant 42")),
    ("kg:grant/1", "FUNDED_BY", HARBOUR, said(_W1, "/r")),
    (HARBOUR, "LOCATED_IN", "geonames:1", said(_W1, "/s")),
    (LANTAU, "LOCATED_IN", "geonames:1", said(_W1, "/t")),
    (KESTREL, "PARTY_TO", "kg:agreement/1",
     said(_10K, "char=5,9", "Kestrel", 0.9, role="licensee")),
    (NORTHBANK, "PARTY_TO", "kg:agreement/1",
     said(_10K, "char=20,29", "Northbank", 0.9, role="licensor")),
    ("kg:agreement/1", "DISCLOSED_IN", "sec:0001", said(_10K, "/u")),
    (KESTREL, "PARTICIPATES_IN", "kg:collaboration/kn", {}),
    (NORTHBANK, "PARTICIPATES_IN", "kg:collaboration/kn", {}),
    (KESTREL, "PARTICIPATES_IN", "kg:collaboration/kl", {}),
    (LANTAU, "PARTICIPATES_IN", "kg:collaboration/kl", {}),
    (NORTHBANK, "PARTICIPATES_IN", "kg:collaboration/nl", {}),
    (LANTAU, "PARTICIPATES_IN", "kg:collaboration/nl", {}),
    (HARBOUR, "PARTICIPATES_IN", "kg:collaboration/hl", {}),
    (LANTAU, "PARTICIPATES_IN", "kg:collaboration/hl", {}),
    ("kg:collaboration/hl", "EVIDENCED_BY", "doi:10.1/old",
     said(_W1, "/w", "Harbour; Lantau", 0.6, kind="coAuthorship", evidenceYear=2001,
          fraction=1.0, retractedWork=True)),
    ("kg:collaboration/kn", "EVIDENCED_BY", "doi:10.1/grip",
     said(_W1, "/authorships", "Kestrel Robotics; Northbank", 0.95, kind="coAuthorship",
          evidenceYear=2019, fraction=1.0)),
    ("kg:collaboration/kn", "EVIDENCED_BY", "kg:agreement/1",
     said(_10K, "char=5,29", "between Kestrel and Northbank", 0.9, kind="licence",
          evidenceYear=2020, fraction=1.0)),
    ("kg:collaboration/kl", "EVIDENCED_BY", "patent:US1B2",
     said(_W1, "/h", "Kestrel; Lantau", 0.9, kind="coAssignment", evidenceYear=2022,
          fraction=1.0)),
    ("kg:collaboration/nl", "EVIDENCED_BY", "doi:10.1/film",
     said(_W1, "/e", "Northbank; Lantau", 0.6, kind="coAuthorship", evidenceYear=2021,
          fraction=1.0)),
]  # fmt: skip


def _vector(kind: str, props: Props) -> Props:
    """Where a paper or patent lies in meaning; the oldest one has no vector."""
    if kind not in ("Paper", "Patent") or props["year"] < 2010:
        return {}
    return {"vector": [*question(props["name"]).vector]}


def statements() -> list[tuple[str, Props]]:
    """What writes the graph: statements with their parameters."""
    labels = {props["id"]: _LABELS[kind].split(":")[0] for kind, props in NODES}
    made: list[tuple[str, Props]] = [
        (f"CREATE (n:{_LABELS[kind]}) SET n = $props", {"props": {**props, **_vector(kind, props)}})
        for kind, props in NODES
    ]
    joined: list[tuple[str, Props]] = [
        (
            f"MATCH (a:{labels[a]} {{id: $a}}) MATCH (b:{labels[b]} {{id: $b}}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r = $props",
            {"a": a, "b": b, "props": dict(props)},
        )
        for a, type_, b, props in LINKS
    ]
    return made + joined
