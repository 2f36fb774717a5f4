"""Names clustered among themselves."""

from itertools import pairwise as neighbours

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import cluster_names
from kg.resolve.names.agglomerate import agglomerate
from kg.resolve.names.candidates import Candidate


def clusters(*names: str) -> list[int]:
    return [each.cluster for each in cluster_names(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reedfield Instruments, Inc.", "Reedfield Instruments Incorporated"),
        ("Reedfield Instruments, Inc.", "Reedfeild Instruments"),
        ("Mudwater Technologies Co., Ltd.", "MUDWATER TECHNOLOGY COMPANY LIMITED"),
        ("Board of Regents, University of Mudwater", "University of Mudwater"),
    ],
)
def test_variants_of_one_name_are_one(one: str, other: str) -> None:
    assert clusters(one, other) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The United States of America as represented by the Secretary of the Navy",
            "The United States of America as represented by the Secretary of the Air Force",
        ),
        ("American Reed Corporation", "American Clay Corporation"),
        ("General Instruments Inc.", "General Solutions Inc."),
        ("Zhejiang Qianju Pharmaceutical", "Zhejiang Tianyu Pharmaceutical"),
    ],
)
def test_names_that_share_only_common_words_stay_two(one: str, other: str) -> None:
    assert clusters(one, other) == [0, 1]


def test_a_misspelt_word_of_pinyin_is_the_same_word() -> None:
    assert clusters("Zhejiang Qianyuan Optics", "Zhejiang Qianyaun Optics") == [0, 0]


def test_the_reason_names_what_binds() -> None:
    first, second = cluster_names(["Reedfield Instruments, Inc.", "Reedfeild Instruments"])
    assert "spelt nearly" in first.reason
    assert "Reedfield Instruments, Inc." in second.reason


def test_names_of_different_countries_need_more_to_be_one() -> None:
    names = ["Reedfield Instruments Inc", "Reedfield Optical Instruments Inc"]
    near = cluster_names(names, ["CN", "CN"])[0].probability
    apart = cluster_names(names, ["CN", "US"])[0].probability
    assert apart == 1.0 or apart < near


def test_no_names_are_no_clusters() -> None:
    assert cluster_names([]) == []


@pytest.mark.slow
@given(st.lists(st.sampled_from(["Reed Inc.", "Reed", "Clay Ltd", "克莱", "", "1-2"]), max_size=8))
def test_equal_names_share_a_cluster_and_a_cluster_is_named_by_its_first(names: list[str]) -> None:
    found = clusters(*names)
    assert all(found[cluster] == cluster <= i for i, cluster in enumerate(found))
    assert all(found[names.index(name)] == found[i] for i, name in enumerate(names))


def test_a_chain_of_likely_pairs_does_not_join_its_ends() -> None:
    chain = [Candidate(i, j, 0, 1.0) for i, j in neighbours(range(40))]
    assert max(map(len, agglomerate(40, chain, [0.35] * 39))) < 20


def test_names_that_end_in_two_letters_are_two() -> None:
    found = cluster_names(["Plant A", "Plant B", "Plant C"])
    assert len({each.cluster for each in found}) == 3
