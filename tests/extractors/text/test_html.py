"""HTML as text."""

from extractors.text import html


def text(body: str) -> str:
    return html.read(f"<html><body>{body}</body></html>").text


def test_paragraphs_stand_apart_by_an_empty_line() -> None:
    assert text("<p>One</p><div>Two</div>") == "One\n\nTwo"


def test_a_row_is_one_line_with_its_cells_apart_by_tabs() -> None:
    rows = "<tr><td>Heron</td><td> </td><td>Japan</td></tr><tr><td>Kestrel</td><td>Peru</td></tr>"
    assert text(f"<table>{rows}</table>") == "Heron\tJapan\nKestrel\tPeru"


def test_a_line_break_within_a_cell_does_not_break_the_row() -> None:
    cell = text("<table><tr><td>State of<br>Incorporation</td><td>Peru</td></tr></table>")
    assert cell == f"State of{html.CELL_BREAK}Incorporation\tPeru"


def test_a_table_in_a_cell_stays_in_its_row() -> None:
    inner = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"
    outer = text(f"<table><tr><td>{inner}</td><td>c</td></tr><tr><td>d</td></tr></table>")
    assert [line.split("\t")[-1] for line in outer.split("\n")] == ["c", "d"]


def test_entities_are_decoded_and_all_blanks_are_one_space() -> None:
    assert text("A&amp;B&nbsp;&nbsp;\n  &#8220;C&#8221;&#160;") == "A&B “C”"


def test_soft_hyphens_and_zero_width_characters_are_dropped() -> None:
    assert text("Mid&shy;Tier\u200b Ltd") == "MidTier Ltd"


def test_inline_xbrl_is_text_but_its_hidden_header_is_not() -> None:
    page = html.read(
        "<body><ix:header><ix:hidden><ix:nonNumeric name='dei:EntityCentralIndexKey'>0009990001"
        "</ix:nonNumeric></ix:hidden></ix:header>"
        "<p><ix:nonNumeric name='dei:EntityRegistrantName'><b>Heron</b> Inc.</ix:nonNumeric></p>"
    )
    assert page.text == "Heron Inc."
    assert page.dei == {"EntityCentralIndexKey": "0009990001", "EntityRegistrantName": "Heron Inc."}


def test_scripts_styles_titles_and_comments_say_nothing() -> None:
    assert text("<style>p{}</style><script>x<y</script><!-- <p>no</p> -->yes") == "yes"


def test_tag_soup_is_read_as_far_as_it_goes() -> None:
    assert (
        text("<font>" * 3000 + "deep <b>and <i>crossed</b></i> 1 < 2") == "deep and crossed 1 < 2"
    )


def test_plain_text_with_the_tags_of_old_tables_is_no_html() -> None:
    assert not html.looks("<TABLE>\n<CAPTION>\n<S> <C>\n1  2\n</TABLE>")
    assert html.looks("<HTML><BODY>")


def test_preformatted_text_keeps_its_lines_and_blanks() -> None:
    assert text("<pre>Name    Place\n  Heron   Vienna</pre>") == "Name    Place\n  Heron   Vienna"


def test_indentation_is_told_by_blanks_where_it_is_asked_for() -> None:
    page = html.read(
        '<table><tr><td style="padding:0 0 0 6pt">Heron</td><td>1</td></tr>'
        "<tr><td>&nbsp;&nbsp;&nbsp;Ibis</td></tr><tr><td></td><td>Stork</td></tr></table>"
        "<ul><li>Crane<ul><li>Coot</ul></ul>",
        indented=True,
    )
    lines = [line for line in page.text.splitlines() if line.strip()]
    depths = [len(line) - len(line.lstrip()) for line in lines]
    assert [line.strip() for line in lines] == ["Heron\t1", "Ibis", "Stork", "Crane", "Coot"]
    assert depths == [2, 3, 4, 10, 20]


def test_a_character_of_thousands_of_digits_is_none() -> None:
    assert text(f"<p>Heron &#{'9' * 5000}; Glass</p>") == "Heron \ufffd; Glass"
