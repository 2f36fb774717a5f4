"""An invented graph in our own shape: organisations, and agreements that they are parties to.

2,000 of each and 150 agreements an organisation: 300,000 links, each with its evidence, as a real
one carries it.
"""

import random
from collections.abc import Iterator
from typing import Any, Final

from kg.store import Client, prepare

ORGANIZATIONS: Final = 2_000
AGREEMENTS: Final = 2_000
LINKS_EACH: Final = 150
_SEED: Final = 7
_BATCH: Final = 20_000
_KINDS: Final = ("Company", "University", "Government", "Nonprofit", "ResearchInstitute")
_COUNTRIES: Final = ("GB", "US", "DE", "CN", "FR", "JP", None)
_ROLES: Final = ("licensor", "licensee", "supplier", "customer", None)

_ORGANIZATION: Final = "UNWIND $rows AS row CREATE (n:Entity:Agent:Organization:{kind}) SET n = row"
_AGREEMENT: Final = "UNWIND $rows AS row CREATE (n:Entity:Agreement:LicenceAgreement) SET n = row"
_LINK: Final = (
    "UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
    "CREATE (a)-[r:PARTY_TO]->(b) SET r = row.properties"
)


def fill(client: Client) -> None:
    """Write the graph into an empty store."""
    prepare(client)
    chance = random.Random(_SEED)  # noqa: S311 - nothing is secret here
    for place, kind in enumerate(_KINDS):
        rows = [_organization(chance, n) for n in range(place, ORGANIZATIONS, len(_KINDS))]
        client.write_batches(_ORGANIZATION.format(kind=kind), rows)
    client.write_batches(_AGREEMENT, [_agreement(chance, n) for n in range(AGREEMENTS)])
    client.write_batches(_LINK, _links(chance), _BATCH)


def organization_id(number: int) -> str:
    """Id of an organisation."""
    return f"ror:{number:09x}"


def _organization(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": organization_id(number),
        "name": f"Organisation {number} of Science",
        "countryCode": chance.choice(_COUNTRIES),
        "status": "active",
    }


def _agreement(chance: random.Random, number: int) -> dict[str, Any]:
    year = chance.randint(1990, 2026)
    return {
        "id": f"kg:agreement/{number:05}",
        "name": f"Licence agreement {number} about grippers",
        "date": f"{year}-06-01",
        "year": year,
        "exclusive": chance.choice((True, False, None)),
    }


def _links(chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(ORGANIZATIONS):
        for other in chance.sample(range(AGREEMENTS), LINKS_EACH):
            yield {
                "a": organization_id(number),
                "b": f"kg:agreement/{other:05}",
                "properties": {
                    "role": chance.choice(_ROLES),
                    "documents": [f"doc:edgar/{other:05}"],
                    "places": ["char=120,180"],
                    "quotes": [f"between Organisation {number} of Science and others"],
                    "confidences": [0.9],
                    "recordedTimes": ["2026-01-01T00:00:00Z"],
                },
            }
