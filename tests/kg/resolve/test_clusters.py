"""Clusters of keys, and the schemes that keep things apart."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.clusters import Clusters


def test_keys_united_one_after_the_other_are_one_cluster() -> None:
    clusters = Clusters(())
    clusters.unite("a:1", "b:2")
    clusters.unite("c:3", "b:2")
    assert clusters.groups() == {"a:1": {"a:1", "b:2", "c:3"}}


def test_two_values_of_a_functional_scheme_are_never_one_thing() -> None:
    clusters = Clusters(("ror",))
    assert clusters.unite("ror:1", "name:acme")
    assert clusters.unite("ror:2", "grid:2")
    assert not clusters.unite("grid:2", "name:acme")
    assert clusters.find("ror:1") != clusters.find("ror:2")


def test_a_scheme_that_is_not_functional_may_have_several_values() -> None:
    clusters = Clusters(("ror",))
    assert clusters.unite("grid:1", "grid:2")


PAIRS = st.lists(st.tuples(*[st.sampled_from([f"{s}:{n}" for s in "xyz" for n in "123"])] * 2))


@given(PAIRS)
def test_no_cluster_ever_holds_two_values_of_a_functional_scheme(
    pairs: list[tuple[str, str]],
) -> None:
    clusters = Clusters(("x", "y"))
    for one, other in pairs:
        clusters.unite(one, other)
    for keys in clusters.groups().values():
        for scheme in ("x", "y"):
            assert sum(key.startswith(scheme) for key in keys) <= 1


@given(PAIRS)
def test_without_functional_schemes_the_order_does_not_matter(
    pairs: list[tuple[str, str]],
) -> None:
    forth, back = Clusters(()), Clusters(())
    for one, other in pairs:
        forth.unite(one, other)
    for one, other in reversed(pairs):
        back.unite(other, one)
    assert forth.groups() == back.groups()
