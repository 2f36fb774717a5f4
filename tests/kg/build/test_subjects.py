"""Keywords and classes stay with the work, and are no topics."""

from kg.build.subjects import CLASSIFICATIONS, is_topic


def test_only_what_the_vocabulary_has_is_a_topic() -> None:
    assert is_topic("openalex:T10028")
    assert is_topic("openalex:fields/17")
    assert not is_topic("cpc:H01L31/00")
    assert not is_topic("topic:large-language-models")


def test_every_scheme_that_patents_are_classed_by_is_known() -> None:
    assert {"cpc", "ipc", "uspc", "locarno", "national"} <= set(CLASSIFICATIONS)
