"""Answers of the API as tables: one list of an answer becomes the rows, all below it the columns.

`answer_tree` reads from a document what an answer to it can hold; `flat` makes rows and columns of
the answer; `written` writes them as CSV and Arrow.

A column is called by the path that one writes to it, without `edges`: `strength`, `node.name`,
`node.works.totalCount`. Columns stand in the order of the operation, and are there whether an
answer has rows or not. A list inside a row is JSON text in its one cell.
"""

from kg.client.table.answer_tree import AnswerKey, answer_tree
from kg.client.table.flat import Column, List, Table, Value, chosen, flat, lists, of, table
from kg.client.table.written import arrow, csv, stream

__all__ = [
    "AnswerKey",
    "Column",
    "List",
    "Table",
    "Value",
    "answer_tree",
    "arrow",
    "chosen",
    "csv",
    "flat",
    "lists",
    "of",
    "stream",
    "table",
]
