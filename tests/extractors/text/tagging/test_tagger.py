"""Spans and labels of words are two ways to say one thing."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.text.tagging.features import features, tokens
from extractors.text.tagging.tagger import LONGEST, Span, labels, pieces, spans, whole_brackets


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text, 0, len(text))
    assert [text[start:end] for start, end in found.spans] == list(found.words)
    assert len(features(found)) == len(found.words)


@given(st.lists(st.sampled_from(["O", "B-a", "I-a", "B-b", "I-b"]), min_size=1, max_size=20))
def test_labels_of_spans_are_the_spans(told: list[str]) -> None:
    text = " ".join("w" * len(told))
    found = tokens(text, 0, len(text))
    known = list(spans(found, told))
    assert list(spans(found, labels(found, known))) == known


def test_a_bracket_that_a_span_opens_is_closed_in_it() -> None:
    text = "(the Agency (AGY) paid)"
    assert whole_brackets(text, Span(5, 16, "a")) == Span(5, 17, "a")
    assert whole_brackets(text, Span(18, 23, "a")) == Span(18, 22, "a")


@given(st.text(alphabet="ab .\n;A", max_size=20_000))
def test_long_texts_are_read_in_pieces_that_leave_nothing_out(text: str) -> None:
    cut = list(pieces(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(end - start <= LONGEST for start, end in cut)
