"""Each thing a person can do once more, with Neo4j behind the server, on the demo's graph.

The tests are those of the other modules, and each action has one here. What differs is the store
alone, which neither mouse nor keyboard reaches: one of the two does. A statement that Neo4j has not
met takes it a second or more to plan, once; so actions share the questions they ask.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.load.vectors import Vectors
from kg.store import Address, Client, prepare
from kg.workspace import Workspace

from . import (
    test_doing,
    test_edges,
    test_exporting,
    test_exporting_lists,
    test_network,
    test_prior,
    test_verdicts,
    test_years,
)
from .conftest import OFTEN, Open, serving
from .relay import Relay
from .test_doing import ORGANISATION, expect
from .test_verdicts import key as key  # a fixture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.server,
    pytest.mark.slow,
]

PLANNED = "120"
"""Seconds for a statement: Neo4j may take longer than the usual ten to plan one for the first time
on a machine that does much else."""

ACTIONS: tuple[Callable[[Open], None], ...] = (
    # search, and a page of each kind
    test_doing.test_every_kind_of_name_and_number_is_found_while_it_is_typed,
    test_doing.test_all_results_of_a_search,
    test_doing.test_a_page_of_every_kind_is_opened_from_the_search_by_mouse,
    test_doing.test_figures_and_contents_lead_to_what_they_name,
    test_doing.test_two_places_are_compared_from_the_page_of_one_by_mouse,
    test_doing.test_the_partners_on_a_topic_are_a_page,
    # the matrix, its filters, weights, pins, and time
    test_doing.test_a_cell_of_the_matrix_opens_into_its_evidence_by_mouse,
    test_doing.test_columns_are_years_by_mouse_and_kinds_again_by_keyboard,
    test_doing.test_back_is_undo,
    test_doing.test_kinds_are_weighed_and_years_are_set_by_mouse,
    test_doing.test_kinds_are_weighed_by_keyboard_and_rows_pinned_by_mouse,
    test_doing.test_a_year_of_the_timeline_filters_everything,
    test_doing.test_the_language_changes_in_place,
    # quotes, ways, prior work
    test_doing.test_a_quote_stands_in_its_context,
    test_doing.test_ways_between_two_are_found_by_mouse,
    test_doing.test_prior_work_of_a_text,
    test_doing.test_prior_work_of_an_organisation_is_none_of_its_own,
    test_doing.test_prior_work_is_asked_for_and_narrowed_by_keyboard_and_by_mouse,
    # the network
    test_network.test_what_is_chosen_in_the_picture_is_chosen_in_the_list_and_can_be_dragged,
    test_network.test_the_network_expands_is_coloured_and_narrowed_by_mouse,
    test_network.test_a_lasso_picks_and_the_picked_are_shown_alone,
    test_network.test_a_network_is_narrowed_to_its_core_and_to_the_surroundings_of_one,
    test_network.test_several_starts_are_coloured_narrowed_and_collapsed_by_keyboard,
    test_edges.test_a_link_of_the_picture_opens_into_its_evidence_by_mouse,
    test_edges.test_an_expansion_says_what_it_brings_and_costs_before_it_is_asked_for,
    # years
    test_years.test_a_person_is_narrowed_to_a_year_by_mouse_and_to_all_again,
    test_years.test_a_topic_is_narrowed_by_mouse_and_by_keyboard,
    test_years.test_everything_on_the_page_of_an_organisation_follows,
    test_prior.test_what_came_before_and_after_a_year_is_told_apart_by_keyboard,
    test_prior.test_a_set_is_told_apart_by_the_year_of_its_earliest,
    # taking it away
    test_exporting_lists.test_agreements_are_taken_away,
    test_exporting_lists.test_results_of_a_search_are_taken_away_and_say_where_they_are,
    test_exporting.test_works_are_taken_away_by_keyboard_and_partners_by_mouse,
    test_exporting.test_a_network_is_taken_away_as_a_picture_by_mouse,
    test_exporting.test_the_query_is_shown_and_the_view_embedded_and_linked_the_other_way,
    test_exporting.test_a_collection_is_kept_and_asked_for_prior_work,
    test_exporting.test_a_collection_is_emptied_one_by_one_by_keyboard_and_made_a_network_by_mouse,
    test_exporting.test_a_view_within_another_page_shows_no_more_than_itself,
)


@pytest.fixture(scope="module")
def explorer(home: Path, neo4j_address: Address) -> Iterator[str]:
    workspace = Workspace(home)
    with Client(neo4j_address) as client:
        with client.transaction() as run:
            run("MATCH (n) DETACH DELETE n")
        prepare(client)
        load(client, TargetGraph(workspace.resolved))
        Vectors(workspace.vectors).load(client)
    store = _settings(neo4j_address)
    with serving(home, **store, **OFTEN, KG_API_STATEMENT_TIMEOUT=PLANNED) as url:
        yield url


def _settings(store: Address) -> dict[str, str]:
    return {
        "KG_STORE": store.uri,
        "KG_STORE_USER": store.user,
        "KG_STORE_PASSWORD": store.password,
    }


@pytest.mark.parametrize("action", ACTIONS, ids=lambda each: each.__name__.removeprefix("test_"))
def test_on_neo4j(open_page: Open, action: Callable[[Open], None]) -> None:
    action(open_page)


def test_who_is_who_is_said_on_neo4j(open_page: Open, key: str) -> None:
    test_verdicts.test_a_mention_and_an_organisation_are_told_apart_by_mouse(open_page, key)


def test_a_store_that_is_gone_is_told_and_asked_again_when_it_is_back(
    open_page: Open, home: Path, neo4j_address: Address
) -> None:
    with Relay(neo4j_address) as relay, serving(home, **_settings(relay.address), **OFTEN) as url:
        page = open_page(ORGANISATION, base=url)
        rows = page.locator("table.matrix tbody tr")
        rows.first.wait_for()
        page.locator("summary", has_text="any organisation").click()
        company = page.get_by_role("checkbox", name="Company")
        company.wait_for()  # what there is to choose from is asked beside the rows
        relay.close()
        company.check()
        expect(page.get_by_role("alert").first).to_contain_text("The graph can not be reached")
        relay.open()
        page.get_by_role("button", name="Try again").first.click()
        expect(rows.first).to_be_visible()
