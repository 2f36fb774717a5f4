"""XML from strangers: what is refused, what is harmless, and that nothing is lost in silence."""

import pytest

from extractors.errors import MalformedError, MissingFieldError
from extractors.xml import parse

BOMB = b"<!DOCTYPE a [%s]><a>&e9;</a>" % b"".join(
    b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"bang") for n in range(10)
)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (BOMB, "internal entity"),
        (BOMB.replace(b"<a>&e9;</a>", b'<a b="&e9;"/>'), "internal entity"),
        (b'<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>', "internal entity"),
        (b'<!DOCTYPE a [<!ENTITY e "harmless">]><a>&e;</a>', "internal entity, e"),
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "external entity, e"),
        (b'<!DOCTYPE a [<!ENTITY % e SYSTEM "http://x.test/">%e;]><a/>', "external entity, e"),
        (b'<!DOCTYPE a SYSTEM "a.dtd" []><a>one&ours;two</a>', "'ours' not defined"),
        (b'<!DOCTYPE a SYSTEM "a.dtd" []><a b="one&ours;two"/>', "'ours' not defined"),
        (b"<a>one&ours;two</a>", "'ours' not defined"),
    ],
    ids=[
        "bomb",
        "bomb_in_attribute",
        "loop",
        "internal",
        "file",
        "parameter",
        "dtd",
        "attribute",
        "none",
    ],
)
def test_an_entity_that_would_be_expanded_is_refused(document: bytes, reason: str) -> None:
    with pytest.raises(MalformedError, match=reason):
        parse(document)


def test_a_named_dtd_and_image_entities_are_harmless() -> None:
    root = parse(
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "a-v44.dtd" ['
        b'<!NOTATION TIF SYSTEM "tif"><!ENTITY D1.TIF SYSTEM "D1.TIF" NDATA TIF>]>'
        b"<a>&amp;&#x4e2d;</a>"
    )
    assert root.words() == "&中"


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE a SYSTEM "a.dtd" []><a b="one&mdash;">two&mdash;</a>',
        b'<a b="one&mdash;">two&mdash;</a>',
    ],
    ids=["dtd", "none"],
)
def test_a_standard_entity_needs_no_declaration(document: bytes) -> None:
    root = parse(document)
    assert (root.attribute("b"), root.words()) == ("one—", "two—")


def test_a_declaration_of_a_standard_entity_is_refused_all_the_same() -> None:
    with pytest.raises(MalformedError, match="internal entity, mdash"):
        parse(b'<!DOCTYPE a [<!ENTITY mdash "boo">]><a>&mdash;&ldquo;</a>')


@pytest.mark.parametrize("declared", [b"", b' xmlns:exch="urn:e" xmlns:xsi="urn:x"'])
def test_a_prefix_is_read_declared_or_not(declared: bytes) -> None:
    root = parse(b"<exch:a" + declared + b'><exch:b xsi:l="1">x</exch:b></exch:a>')
    child = root.element("b")
    assert (root.name, child.place, child.attribute("l")) == ("a", "/*:a/*:b", "1")


@pytest.mark.parametrize("document", [b"", b"<a><b>cut", b"no xml at all", b"<a/><b/>"])
def test_what_is_not_well_formed_is_refused(document: bytes) -> None:
    with pytest.raises(MalformedError, match="no well-formed XML"):
        parse(document)


def test_very_deep_nesting_is_refused() -> None:
    with pytest.raises(MalformedError):
        parse(b"<a>" * 5000 + b"</a>" * 5000)


def test_an_element_knows_its_place() -> None:
    root = parse(b"<a><b/><c><d>x</d><d>y</d></c><b/></a>")
    first, second = root.elements("b")
    assert (first.place, second.place) == ("/a/b[1]", "/a/b[2]")
    assert [each.place for each in root.element("c").elements("d")] == ["/a/c/d[1]", "/a/c/d[2]"]


def test_a_place_holds_whatever_prefix_a_namespace_has() -> None:
    root = parse(b'<n:a xmlns:n="urn:n" n:k="1"><n:b/></n:a>')
    assert root.element("b").place == "/*:a/*:b"
    assert root.attribute("k") == "1"
    assert list(root.close()) == []


def test_words_are_read_through_markup_and_white_space() -> None:
    root = parse(b"<a><t>H<sub>2</sub>O\n  and <i>more</i></t></a>")
    assert root.text("t") == "H2O and more"


def test_fixed_columns_keep_their_white_space() -> None:
    root = parse(b"<a><c> D1 28</c></a>")
    assert root.element("c").verbatim() == " D1 28"


def test_elements_of_several_names_come_in_the_order_of_the_document() -> None:
    root = parse(b"<a><x>1</x><y>2</y><x>3</x></a>")
    assert [each.words() for each in root.elements("x", "y")] == ["1", "2", "3"]


def test_what_must_be_there_is_missed() -> None:
    with pytest.raises(MissingFieldError, match="/a/t"):
        parse(b"<a><t> </t></a>").text("t")


def test_what_is_absent_reads_as_empty() -> None:
    root = parse(b"<a/>")
    assert (
        root.optional_text("t") == root.attribute("k") == root.element("x").optional_text("y") == ""
    )
    assert "t" not in root
    assert list(root.close()) == []


def test_what_was_not_read_is_told() -> None:
    root = parse(b'<a k="1"><b m="2"><c/><d n="3"/></b><b><c/></b><e>x</e>stray<f><g/></f></a>')
    for each in root.elements("b"):
        each.element("d")
    root.element("e")
    assert list(root.close()) == ["@k", "b/@m", "b/c", "b/d/@n", "e/text()", "f", "text()"]


def test_a_second_element_where_one_was_read_is_told() -> None:
    root = parse(b"<a><b>1</b><b>2</b></a>")
    assert root.text("b") == "1"
    assert list(root.close()) == ["b"]


def test_two_attributes_of_one_local_name_are_both_told() -> None:
    root = parse(b'<a xmlns:n="urn:n" k="1" n:k="2"/>')
    assert root.attribute("k") == "1"
    assert list(root.close()) == ["@{urn:n}k"]


def test_what_is_ignored_is_not_told() -> None:
    root = parse(b'<a k="1"><b m="2"><c/></b><d><e/></d></a>')
    root.ignore("@k").element("b").ignore("c")
    assert list(root.close(frozenset({"b/@m", "d"}))) == []


def test_a_quote_is_cut() -> None:
    assert len(parse(b"<a>" + b"word " * 500 + b"</a>").quote) == 500
