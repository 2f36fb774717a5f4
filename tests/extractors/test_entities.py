"""The standard entities are spelt out, and nothing else is touched."""

import pytest

from extractors.entities import spelt_out, unescaped


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"&ldquo;a&rdquo;", b"&#8220;a&#8221;"),
        (b"M&uuml;ller&minus;1", b"M&#252;ller&#8722;1"),
        (b"&agr;&PHgr;", b"&#945;&#934;"),
        (b"&SACUTE;", b"&#346;"),
        (b"&lt;&amp;&#65;", b"&lt;&amp;&#65;"),
        (b"&ours; & ldquo;", b"&ours; & ldquo;"),
        (b"&ouml;<![CDATA[&ouml;]]>&ouml;", b"&#246;<![CDATA[&ouml;]]>&#246;"),
        (b"<![CDATA[&ouml;", b"<![CDATA[&ouml;"),
    ],
)
def test_a_standard_entity_is_spelt_out(written: bytes, meant: bytes) -> None:
    assert spelt_out(written) == meant


def test_a_reference_of_thousands_of_digits_is_no_character() -> None:
    assert unescaped(f"Heron &#{'9' * 5000}; &amp; Glass") == "Heron \ufffd; & Glass"
