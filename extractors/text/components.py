"""Parts of a spaCy pipeline of ours: relations between organisations, by grammar.

Named as entry points of `spacy_factories`, so that any pipeline can add them by name.
"""

from typing import Any, Final

from spacy.language import Language
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc, Token

RELATIONS: Final = "organization_relations"
"""Name of the component; it fills `doc.user_data[RELATIONS]`."""

_SUBJECTS: Final = ["nsubj", "nsubjpass"]
_HEDGES: Final = frozenset(
    [
        *("may", "might", "could", "would", "should", "can", "will", "if", "unless"),
        *("intend", "intends", "plan", "plans", "expect", "expects", "seek", "seeks", "propose"),
    ]
)
_DENIALS: Final = frozenset(["not", "n't", "never", "no", "neither", "nor", "without"])

Pattern = list[dict[str, Any]]


def _verb(*forms: str) -> dict[str, Any]:
    return {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LOWER": {"IN": list(forms)}}}


def _below(left: str, name: str, deps: list[str], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    attributes = {"DEP": {"IN": deps}, **more}
    return {"LEFT_ID": left, "REL_OP": ">", "RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def _by_preposition(verb: dict[str, Any], word: str) -> Pattern:
    """`A … verb … word B`."""
    return [
        verb,
        _below("verb", "left", _SUBJECTS),
        _below("verb", "via", ["prep", "agent", "prt"], LOWER=word),
        _below("via", "right", ["pobj"]),
    ]


def _by_object(verb: dict[str, Any]) -> Pattern:
    """`A verb B`."""
    return [verb, _below("verb", "left", ["nsubj"]), _below("verb", "right", ["dobj"])]


def _out_of(*forms: str) -> Pattern:
    """`A was spun out of B`."""
    return [
        _verb(*forms),
        _below("verb", "left", _SUBJECTS),
        _below("verb", "out", ["prep", "advmod", "prt"]),
        {**_below("out", "of", ["prep"], LOWER={"IN": ["of", "from"]})},
        _below("of", "right", ["pobj"]),
    ]


def _jointly(*forms: str) -> Pattern:
    """`A and B jointly developed …`."""
    return [
        _verb(*forms),
        _below("verb", "jointly", ["advmod"], LOWER={"IN": ["jointly", "together"]}),
        _below("verb", "left", ["nsubj"]),
        _below("left", "right", ["conj"]),
    ]


def _in_collaboration() -> Pattern:
    """`A … in collaboration with B`, whatever the verb is."""
    nouns = {"IN": ["collaboration", "partnership", "cooperation", "alliance"]}
    return [
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": {"IN": ["VERB", "AUX"]}}},
        _below("verb", "left", _SUBJECTS),
        {
            "LEFT_ID": "verb",
            "REL_OP": ">>",
            "RIGHT_ID": "noun",
            "RIGHT_ATTRS": {"LOWER": nouns},
        },
        _below("noun", "with", ["prep"], LOWER="with"),
        _below("with", "right", ["pobj"]),
    ]


def patterns() -> dict[str, list[Pattern]]:
    """Patterns of dependencies by the relation that they show, its source on the left."""
    together = (
        "collaborated",
        "collaborates",
        "collaborate",
        "collaborating",
        "partnered",
        "partners",
        "cooperates",
        "cooperated",
        "cooperate",
        "teamed",
    )
    made = ("developed", "develop", "develops", "developing", "created", "researched")
    return {
        "collaboratesWith": [
            _by_preposition(_verb(*together), "with"),
            _jointly(*made),
            _in_collaboration(),
        ],
        "licensedFrom": [_by_preposition(_verb("licensed", "licenses", "license"), "from")],
        "acquired": [_by_object(_verb("acquired", "acquires", "acquire", "bought"))],
        "acquiredBy": [_by_preposition(_verb("acquired", "bought"), "by")],
        "spunOutOf": [
            _out_of("spun", "spun-out", "spin"),
            _by_preposition(_verb("spun"), "from"),
        ],
        "foundedBy": [
            _by_preposition(_verb("founded", "established", "formed", "co-founded"), "by")
        ],
    }


class Relations:
    """Finds relations between words of a parsed text, with negation and hedging."""

    def __init__(self, language: Language) -> None:
        self._matcher = DependencyMatcher(language.vocab)
        self._names: dict[str, list[str]] = {}
        for name, shapes in patterns().items():
            for number, shape in enumerate(shapes):
                key = f"{name} {number}"
                self._names[key] = [each["RIGHT_ID"] for each in shape]
                self._matcher.add(key, [shape])

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc.user_data[RELATIONS]` with (relation, left, right, verb, denied, hedged)."""
        found: list[tuple[str, int, int, int, bool, bool]] = []
        for key, tokens in self._matcher(doc):
            name = doc.vocab.strings[key]
            of = dict(zip(self._names[name], tokens, strict=True))
            verb = doc[of["verb"]]
            relation = name.partition(" ")[0]
            found.append((relation, of["left"], of["right"], verb.i, _denied(verb), _hedged(verb)))
        doc.user_data[RELATIONS] = found
        return doc


def _denied(verb: Token) -> bool:
    return any(each.dep_ == "neg" or each.lower_ in _DENIALS for each in verb.children)


def _hedged(verb: Token) -> bool:
    """Whether the verb, or one it hangs on, is said of what may be."""
    over = [verb, *verb.ancestors]
    return any(each.lower_ in _HEDGES for node in over for each in (node, *node.children))


@Language.factory(RELATIONS)
def relations(nlp: Language, name: str) -> Relations:
    """The factory that the entry point names."""
    return Relations(nlp)
