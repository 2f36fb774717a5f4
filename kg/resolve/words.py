"""What a decision went by, in words that a person understands."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from kg.resolve.ledger import RULES

Features = Mapping[str, Any]


def because(rule: str, features: Features) -> str:
    """A sentence on why a mention was led where it was.

    Args:
        rule: one of `RULES`.
        features: of the decision, as the ledger has them.
    """
    parts = [part for name, tell in _TOLD.items() if (part := _part(features.get(name), tell))]
    return "; ".join((RULES[rule][1], *parts))


def _part(value: Any, tell: Callable[[Any], str]) -> str:  # noqa: ANN401 - any JSON value
    return tell(value) if value not in (None, "", [], {}) else ""


def _grounds(grounds: Mapping[str, float] | Iterable[str]) -> str:
    if not isinstance(grounds, Mapping):
        return _listed(grounds)
    ranked = sorted(grounds.items(), key=lambda each: (-abs(each[1]), each[0]))
    return ", ".join(f"{name} ({weight:+.1f})" for name, weight in ranked)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))


_TOLD: Final[Mapping[str, Callable[[Any], str]]] = {
    "said": lambda text: f"it was said of {text!r}",
    "verdict": lambda id_: f"verdict {id_}",
    "why": lambda text: f"because: {text}",
    "named": lambda text: f"the words {text!r} name it",
    "unit": lambda text: f"{text!r} is a part of it",
    "like": lambda key: f"it is like {key!r}",
    "because": lambda told: told if isinstance(told, str) else _listed(told),
    "identifiers": lambda ids: f"printed with {_listed(ids)}",
    "entry": lambda document: f"the registry's entry is {document}",
    "support": lambda told: f"for it: {_grounds(told)}",
    "contradiction": lambda told: f"against it: {_grounds(told)}",
    "candidates": lambda number: f"one of {number} candidates" if number != 1 else "",
    "with": lambda mention: f"compared with mention {mention}",
    "twin": lambda document: f"the same as {document}",
}
"""How each feature is told; those that only sort (`key`, `country`) are not."""
