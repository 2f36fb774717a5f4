"""US patents: both generations of the format, files of many, and what is refused by name."""

from io import BytesIO
from pathlib import Path

import pytest

from extractors.errors import (
    ExtractionError,
    MalformedError,
    MissingFieldError,
    UnsupportedError,
)
from extractors.patents.uspto.full_text import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Document, Fact, Mention, Unread
from tests.extractors.facts import links, mentions

REAL = Path(__file__).parents[4] / "../shared/data/patents/uspto"

NUMBER = """
<publication-reference><document-id><country>US</country><doc-number>{number}</doc-number>
<kind>{kind}</kind><date>20200107</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country>
<doc-number>16000001</doc-number><date>20180903</date></document-id></application-reference>
<invention-title id="t">Ladder</invention-title>"""


def grant(*parts: str, number: str = "10527001", kind: str = "B2", version: str = "v4.5") -> bytes:
    biblio = NUMBER.format(number=number, kind=kind) + "".join(parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant.dtd" [ ]>\n'
        f'<us-patent-grant lang="EN" dtd-version="{version} 2014-04-03">'
        f"<us-bibliographic-data-grant>{biblio}</us-bibliographic-data-grant></us-patent-grant>\n"
    ).encode()


def read(data: bytes) -> list[Fact]:
    return list(checked(SOURCE.extract(Raw(data, "grant.xml"))))


def unread(facts: list[Fact]) -> list[str]:
    return [each.path for each in facts if isinstance(each, Unread)]


def assignee(name: str, role: str) -> str:
    return (
        f"<assignees><assignee><addressbook><orgname>{name}</orgname><role>{role}</role>"
        "</addressbook></assignee></assignees>"
    )


def person(name: str, city: str = "Leeds") -> str:
    return (
        f"<addressbook><last-name>{name}</last-name><first-name>Mo</first-name>"
        f"<address><city>{city}</city><country>GB</country></address></addressbook>"
    )


def cites(country: str, number: str, kind: str = "", date: str = "19990100") -> str:
    return (
        '<us-references-cited><us-citation><patcit num="00001"><document-id>'
        f"<country>{country}</country><doc-number>{number}</doc-number><kind>{kind}</kind>"
        f"<date>{date}</date></document-id></patcit></us-citation></us-references-cited>"
    )


@pytest.mark.parametrize(
    ("number", "kind", "key"),
    [
        ("08926001", "B2", "US8926001B2"),
        ("D0435001", "S1", "USD435001S1"),
        ("RE046001", "E1", "USRE46001E1"),
        ("PP034001", "P2", "USPP34001P2"),
        ("20050004001", "A1", "US20050004001A1"),
    ],
)
def test_a_publication_is_known_by_its_number_without_leading_zeros(
    number: str, kind: str, key: str
) -> None:
    document, patent = read(grant(number=number, kind=kind))[:2]
    assert isinstance(document, Document)
    assert isinstance(patent, Mention)
    assert document.key == patent.properties["publicationNumber"] == key
    assert patent.identifiers == (f"patent:{key}",)


@pytest.mark.parametrize(
    ("country", "number", "kind", "name", "identifier"),
    [
        ("US", "D401001", "S", "US D401001 S", "patent:USD401001S1"),
        ("US", "RE30001", "E", "US RE30001 E", "patent:USRE30001E1"),
        ("US", "2004/0012001", "A1", "US 2004/0012001 A1", "patent:US20040012001A1"),
        ("WO", "WO 2010/012001", "A2", "WO 2010/012001 A2", "patent:WO2010012001A2"),
        ("EP", "1 028 001", "A1", "EP 1 028 001 A1", "patent:EP1028001A1"),
        ("JP", "H07-1001", "A", "JP H07-1001 A", "patent:JPH071001A"),
        ("JP", "63-101085", "A", "JP 63-101085 A", "patent:JPS63101085A"),
        ("JP", "6-001550", "A", "JP 6-001550 A", "patent:JPH061550A"),
        ("CN", "203736001", "", "CN 203736001", "patent:CN203736001"),
    ],
)
def test_a_cited_patent_is_known_as_it_knows_itself(
    country: str, number: str, kind: str, name: str, identifier: str
) -> None:
    cited = mentions("Patent", read(grant(cites(country, number, kind))))[1]
    assert (cited.name, cited.identifiers) == (name, (identifier,))


def test_a_cited_number_that_is_none_keeps_its_words() -> None:
    facts = read(grant(cites("WO", "DM/07400")))
    assert mentions("Patent", facts)[1].identifiers == ()
    assert len(links("cites", facts)) == 1


@pytest.mark.parametrize(
    ("printed", "date"),
    [("19990107", "1999-01-07"), ("19990100", "1999-01"), ("19990000", "1999"), ("1999", None)],
)
def test_a_date_is_as_exact_as_printed(printed: str, date: str | None) -> None:
    cited = mentions("Patent", read(grant(cites("US", "5000001", "A", printed))))[1]
    assert cited.properties.get("date") == date


def test_a_patent_cited_twice_is_mentioned_once() -> None:
    facts = read(grant(cites("US", "5000001", "A"), cites("US", "5000001", "A")))
    assert len(mentions("Patent", facts)) == 2
    assert len(links("cites", facts)) == 1


def test_literature_without_a_doi_is_a_work_by_its_title() -> None:
    citation = '<nplcit num="1"><othercit>Ape, B., “On Rungs”, 1999, p. 10.</othercit></nplcit>'
    facts = read(grant(f"<references-cited><citation>{citation}</citation></references-cited>"))
    (cited,) = (each for each in mentions("Paper", facts))
    assert cited.name == "On Rungs"
    assert cited.properties == {"year": 1999}
    assert [each.target for each in links("cites", facts)] == [cited.id]
    assert unread(facts) == []


def test_what_the_description_cites_stands_where_it_is_printed() -> None:
    words = "Ladders as in U.S. Pat. No. 5,794,001 and in WO 01/40114 fold."
    data = grant("").replace(
        b"</us-patent-grant>",
        f"<description><p>{words}</p></description></us-patent-grant>".encode(),
    )
    facts = read(data)
    cited = {each.id: each for each in mentions("Patent", facts)}
    found = [each for each in links("cites", facts) if "#char" in each.evidence.place]
    assert [cited[each.target].identifiers for each in found] == [
        ("patent:US5794001",),
        ("patent:WO0140114",),
    ]
    for each in found:
        path, _, part = each.evidence.place.partition("#char=")
        start, end = map(int, part.split(","))
        assert path == "/us-patent-grant/description/p"
        assert words[start:end] == each.evidence.quote


@pytest.mark.parametrize(
    ("name", "code", "kind", "role"),
    [
        ("Rung Ltd.", "02", "Company", "US company or corporation"),
        ("Rung GmbH", "03", "Company", "foreign company or corporation"),
        ("Rung University", "02", "University", "US company or corporation"),
        ("Rung Estate", "04", "Organization", "US individual"),
        ("Navy of Rung", "06", "Government", "US government"),
        ("Rung County", "08", "Government", "US county government"),
        ("Rung Ltd.", "13", "Company", "foreign company or corporation, part interest"),
    ],
)
def test_an_assignees_role_is_spelled_out(name: str, code: str, kind: str, role: str) -> None:
    facts = read(grant(assignee(name, code)))
    (owner,) = mentions(kind, facts)
    (link,) = links("assignedTo", facts)
    assert (owner.name, link.target, link.properties["role"]) == (name, owner.id, role)


def test_a_role_of_no_known_code_is_told() -> None:
    facts = read(grant(assignee("Rung Ltd.", "77x")))
    assert mentions("Company", facts)[0].name == "Rung Ltd."
    assert unread(facts) == ["us-bibliographic-data-grant/assignees/assignee/role=77x"]


def test_an_assignee_without_a_name_says_nothing() -> None:
    facts = read(grant(assignee("", "02")))
    assert links("assignedTo", facts) == []


def test_a_deceased_inventor_of_the_old_format_comes_after_the_applicants() -> None:
    facts = read(
        grant(
            '<parties><applicants><applicant sequence="001" app-type="applicant-inventor">'
            f"{person('Ada')}</applicant></applicants></parties>"
            f'<us-deceased-inventor sequence="002">{person("Bo")}</us-deceased-inventor>',
            version="v42",
        )
    )
    assert [each.name for each in mentions("Person", facts)] == ["Mo Ada", "Mo Bo"]
    assert [each.properties["position"] for each in links("invented", facts)] == [1, 2]
    assert len(links("appliedFor", facts)) == 1


def test_an_applicant_who_only_represents_an_inventor_invented_nothing() -> None:
    facts = read(
        grant(
            "<us-parties><us-applicants>"
            '<us-applicant app-type="applicant"'
            ' applicant-authority-category="legal-representative">'
            f"{person('Heir')}</us-applicant></us-applicants>"
            f"<inventors><inventor>{person('Ada')}</inventor></inventors></us-parties>"
        )
    )
    (invented,), (applied,) = links("invented", facts), links("appliedFor", facts)
    assert invented.source != applied.source
    assert applied.properties["role"] == "legal-representative"


def test_inventors_of_one_name_are_two_people() -> None:
    inventors = f"<inventor>{person('Ada')}</inventor><inventor>{person('Ada', 'York')}</inventor>"
    facts = read(grant(f"<us-parties><inventors>{inventors}</inventors></us-parties>"))
    one, two = mentions("Person", facts)
    assert one.id != two.id
    assert one.evidence.quote == "Mo Ada, Leeds, GB"


def test_a_country_that_is_not_named_is_left_out() -> None:
    facts = read(
        grant(
            "<assignees><assignee><addressbook><orgname>Rung Ltd.</orgname><role>02</role><address>"
            "<city>Leeds</city><country>unknown</country></address></addressbook></assignee></assignees>"
        )
    )
    assert dict(mentions("Company", facts)[0].properties) == {}
    assert [each.name for each in mentions("Place", facts)] == ["Leeds"]


@pytest.mark.parametrize(
    ("printed", "notation"),
    [
        (" 30527", "30/527"),
        ("  2 16", "2/16"),
        ("D 1106", "D1/106"),
        ("D07511", "D7/511"),
        ("D14138 G", "D14/138G"),
        ("379 8802", "379/88.02"),
        ("34053912", "340/539.12"),
        ("002227000", "2/227"),
        ("PLT471", "PLT/471"),
        ("something else", "something else"),
    ],
)
def test_a_us_class_is_cut_at_its_columns(printed: str, notation: str) -> None:
    national = f"<main-classification>{printed}</main-classification>"
    facts = read(grant(f"<classification-national>{national}</classification-national>"))
    (topic,) = mentions("Topic", facts)
    assert (topic.name, topic.properties["scheme"]) == (notation, "uspc")


def test_what_nobody_knows_is_told() -> None:
    facts = read(
        grant(
            '<us-parties><inventors><inventor mood="fine">'
            "<addressbook><last-name>Ada</last-name><iid>7</iid></addressbook>"
            "</inventor></inventors></us-parties><us-novelty>new</us-novelty>"
        )
    )
    assert unread(facts) == [
        "us-bibliographic-data-grant/us-novelty",
        "us-bibliographic-data-grant/us-parties/inventors/inventor/@mood",
        "us-bibliographic-data-grant/us-parties/inventors/inventor/addressbook/iid",
    ]


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (grant()[:-40], MalformedError, "no well-formed XML"),
        (grant().replace(b"[ ]", b'[<!ENTITY e "x">]'), MalformedError, "internal entity, e"),
        (grant(version="v5.0"), UnsupportedError, "'v5.0 2014-04-03' is not known"),
        (grant(number=""), MissingFieldError, "publication-reference/document-id/doc-number"),
        (grant(number="none"), MalformedError, "no number of a publication"),
        (b'<us-patent-grant dtd-version="v4.5"/>', MalformedError, "us-bibliographic-data-grant"),
        (b"<html/>", MalformedError, "none of the formats of the USPTO"),
    ],
    ids=["cut", "entity", "version", "no_number", "bad_number", "no_biblio", "html"],
)
def test_a_broken_grant_is_refused(data: bytes, error: type[ExtractionError], reason: str) -> None:
    with pytest.raises(error, match=reason):
        read(data)


KNOWN = {
    "sequence listings": b'<?xml version="1.0"?>\n<sequence-cwu id="S-00001"/>\n',
    "CPC master": b'<u:CPCMasterClassificationFile xmlns:u="patent:uspto"/>',
    "CPC schemes": b'<?xml version="1.0"?>\n<class-scheme scheme-type="cpc"/>\n',
    "XML4IP": b'<?xml version="1.0"?>\n<p:ClaimsDocument xmlns:p="urn:us:gov:doc:uspto:patent"/>\n',
    "BRS": b"03000001\tA\nLadder\n*** BRS DOCUMENT BOUNDARY ***\nWKU 03000001\n",
}


@pytest.mark.parametrize("format_", KNOWN)
def test_what_is_no_patent_is_recognised_and_refused_by_name(format_: str) -> None:
    data = KNOWN[format_]
    assert SOURCE.recognises("some.file", data)
    (document,) = SOURCE.split(BytesIO(data))
    with pytest.raises(UnsupportedError, match=f"{format_}.* not read"):
        list(SOURCE.extract(Raw(document, "some.file")))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff\xd8\xff\xe0 JFIF",
        b"<!DOCTYPE html><html><p>us-patent-grant</p></html>",
        b'<?xml version="1.0"?><exchange-documents xmlns="http://www.epo.org/exchange"/>',
        b'<?xml version="1.0"?><article article-type="research-article"/>',
        b'<?xml version="1.0"?><response><lst name="responseHeader"/></response>',
        b'{"id": "https://openalex.org/W1", "title": "us-patent-grant"}',
        b"D0982001\nD0982002\n",
    ],
)
def test_other_files_are_not_taken(head: bytes) -> None:
    assert not SOURCE.recognises("us-patent-grant.xml", head)


def test_a_weekly_file_is_split_and_its_strangers_refused_one_by_one() -> None:
    week = [grant(number="10000001"), KNOWN["sequence listings"], KNOWN["CPC schemes"], grant()]
    documents = list(SOURCE.split(BytesIO(b"".join(week))))
    assert documents == [each.strip() for each in week]
    with pytest.raises(UnsupportedError):
        read(documents[1])
    assert mentions("Patent", read(documents[3]))[0].name == "Ladder"
