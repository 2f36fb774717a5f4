"""What lies beside the store: files of a KG_HOME, which some fields are answered from."""

from dataclasses import dataclass
from typing import Final

from kg.workspace import Workspace
from kg_api.execution.finding import Find, looking_up
from kg_api.execution.lookups import Open, texts_of
from kg_api.schema.explanation import Explain, Ledgers
from kg_api.schema.verdicts import Curators


@dataclass(frozen=True, slots=True)
class LocalServices:
    """What answers beside the store; each may be missing, where the store was filled elsewhere.

    Attributes:
        explain: reads the ledger of an entity.
        find: looks texts up in the index of names.
        open_text: opens the texts of documents.
        curators: take verdicts down; None where nobody may give any.
    """

    explain: Explain | None = None
    find: Find | None = None
    open_text: Open | None = None
    curators: Curators | None = None


WITHOUT_HOME: Final = LocalServices()
"""Nothing but the store."""


def of_home(home: Workspace) -> LocalServices:
    """All that a KG_HOME has."""
    return LocalServices(
        Ledgers(home).explain,
        looking_up(home.names),
        texts_of(home.stage.texts.path),
        Curators(home),
    )
