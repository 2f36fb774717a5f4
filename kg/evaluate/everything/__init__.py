"""Every figure of who is who in one table, from all the gold that lies in some folders."""

from kg.evaluate.everything.table import TableOptions, everything

__all__ = ["TableOptions", "everything"]
