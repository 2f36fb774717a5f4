"""Which thing a mention means, by identifier or by name."""

from kg.resolve.mentions import MentionRecord
from kg.resolve.things import resolve_things

TOKYO = "geonames:1850147"


def place(name: str, country: str, *identifiers: str) -> MentionRecord:
    return MentionRecord(
        name, "doc:1", 1, "Place", name, name.lower(), "", identifiers, country, 0, ""
    )


def test_a_place_without_identifier_is_the_only_city_of_its_name() -> None:
    places = [
        place("Tokyo, JP", "JP"),
        place("Tokyo", "JP", TOKYO),
        place("Newark, NJ, US", "US"),
        place("NEWARK, NJ", "US"),
    ]
    only = {"name:tokyo|JP": TOKYO, "name:newark|US": "geonames:5101798"}
    clusters, decisions = resolve_things(places, "Place", only)
    of = {each.mention: clusters.find(each.key) for each in decisions}
    assert of["Tokyo, JP"] == of["Tokyo"] == TOKYO
    assert of["Newark, NJ, US"] == of["NEWARK, NJ"] == "name:newark|nj|US"
