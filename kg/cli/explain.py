"""`kg explain`: why an entity is one, or why a mention means what it means."""

from typing import Annotated, Any

import typer

from kg.cli.show import Json, as_json, console, table
from kg.errors import InputError
from kg.resolve.explain import explain as explain_entity
from kg.resolve.explain import explain_mentions
from kg.resolve.verdicts.entries import Verdict
from kg.settings import Settings
from kg.workspace import Workspace


def explain(
    what: Annotated[
        str,
        typer.Argument(
            help="An id or identifier (ror:00q4vv597), a mention (its id, or DOCUMENT#PLACE), "
            "or a document."
        ),
    ],
    place: Annotated[str, typer.Argument(help="A place of the document.")] = "",
    json: Json = False,
) -> None:
    """Tell why an entity is what it is, or why a mention means what it means."""
    home = Workspace.known(Settings.from_environment().home)
    try:
        found = explain_entity(home, what) if not place else None
    except InputError as error:
        found, unknown = None, error
    if found is not None:
        as_json(found) if json else _print_entity(found)
        return
    try:
        mentions = explain_mentions(home, what, place)
    except InputError as error:
        raise error if place or "#" in what or what.startswith("doc:") else unknown from None
    as_json({"mentions": mentions}) if json else _print_mentions(mentions)


def _print_entity(found: dict[str, Any]) -> None:
    since = f"since {found['since']}, from {found['mintedFrom']}"
    console().print(f"{found['id']}  {found['name']}", style="bold", markup=False)
    console().print(since, markup=False)
    for name, title in _LISTS.items():
        if found[name]:
            console().print(f"{title}: {', '.join(found[name])}", markup=False)
    _print_verdicts(found["verdicts"])
    for rule in found["decisions"]:
        title = f"{rule['rule']} ({rule['score']}): {rule['meaning']}; {rule['mentions']} mentions"
        rows = [
            (e["name"], f"{e['document']}#{e['place']}", e["because"]) for e in rule["examples"]
        ]
        table(title, ("named", "where", "because"), rows)


_LISTS = {"identifiers": "identifiers", "otherKeys": "other keys", "replaces": "took the place of"}


def _print_mentions(mentions: list[dict[str, Any]]) -> None:
    for each in mentions:
        console().print(f"{each['name']}", style="bold", markup=False)
        console().print(f"{each['document']}#{each['place']} (mention {each['mention']})")
        for made in each["decisions"]:
            goal = f"{made['entity']} ({made['entityName']})" if made["entity"] else "nothing"
            sure = f"{made['score']:.2f}" if made["score"] < 1 else "1"
            console().print(
                f"  -> {goal}: {made['because']} [{sure}, {made['decidedBy']}]", markup=False
            )
        for past in each["earlier"]:
            goal = past["entity"] or "nothing"
            console().print(f"  before: {goal}, {past['rule']}, {past['decidedAt']}", markup=False)
        _print_verdicts(each["verdicts"])


def _print_verdicts(verdicts: list[Verdict]) -> None:
    for each in verdicts:
        why = f": {each.why}" if each.why else ""
        told = f"verdict {each.id} of {each.by}, {each.at}: {each.sentence}{why}"
        console().print(told, style="yellow", markup=False)
