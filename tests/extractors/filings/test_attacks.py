"""Documents made to keep a reader busy: every one is read in time that grows with its length."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from extractors.errors import ExtractionError
from extractors.filings import sec
from extractors.source import Raw

LATE = 2.0
"""Seconds of work; an honest document of this size takes some hundredths of one."""
SIZE = 30_000
HEADER = (
    "<SEC-DOCUMENT>a.txt\n<SEC-HEADER>\nACCESSION NUMBER:\t\t0000000001-20-000001\n"
    "CONFORMED SUBMISSION TYPE:\t8-K\nFILER:\n\tCOMPANY DATA:\n"
    "\t\tCOMPANY CONFORMED NAME:\tHERON INC\n\t\tCENTRAL INDEX KEY:\t0000000001\n</SEC-HEADER>\n"
)
UNITS = (
    *" \t\n<(“&.,_A1a[",
    *("\u2028", "\xa0", "中", "<a", "<!--", "<script>", "<td>", "<table><tr><td>", "<b> </b>"),
    *("<ix:nonnumeric ", "<DOCUMENT>", "<TEXT> ", "<TYPE>", "A ", "Aa ", "A, ", "Inc. ", "A\n"),
    *("A Inc., ", "University of ", "Bank of A and ", "This A ", "between ", "by and among "),
    *("dated ", "entered into a ", "Item 1.01 ", "/s/ A B\n", "SIGNATURES\n", "exhibit 1.1, "),
    *("\n10.1\tA Agreement, between ", "we signed a license with A to develop ", "on behalf of "),
    *("Agreement ", "AGREEMENT\n", "Party A: ", "By: ", "(A) ", "“A” ", "January 1 ", "Co., Ltd. "),
    *(
        "laws of the State of ",
        "exclusive ",
        "(i) ",
        "the “",
        "company of ",
        "作为一方与",
        "公司、",
    ),
)


def document(type_: str, body: str) -> str:
    return f"<DOCUMENT>\n<TYPE>{type_}\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"


def report(body: str) -> str:
    opening = "Item 1.01 Entry into a Material Definitive Agreement\n\nOn May 1, 2020 Heron "
    return HEADER + document("8-K", f"{opening}entered into {body}")


def contract(body: str) -> str:
    opening = "THIS LICENSE AGREEMENT is made as of May 1, 2020 by and between Heron Inc. and "
    return HEADER + document("8-K", "x") + document("EX-10.1", opening + body)


def subsidiaries(body: str) -> str:
    return HEADER + document("8-K", "x") + document("EX-21", f"Subsidiaries of Heron\n{body}")


def page(body: str) -> str:
    return f"<html><body>FORM 10-K (Exact name of registrant as specified in its charter) {body}"


def seconds(text: str) -> float:
    began = time.process_time()
    with suppress(ExtractionError):  # a refusal is an answer too
        list(sec.extract(Raw(text.encode(), "a.txt")))
    return time.process_time() - began


@pytest.mark.parametrize("shape", [report, contract, subsidiaries, page])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_what_repeats_itself_is_read_in_linear_time(shape: Callable[[str], str], unit: str) -> None:
    assert seconds(shape(unit * (SIZE // len(unit)))) < LATE


def test_a_signature_in_capitals_is_read_in_linear_time() -> None:
    mixed = "Aa " * 9 + "A" * 40 + "a Inc.\nBy: "
    assert seconds(contract(f"x\n\n{mixed}")) < LATE


def test_blanks_without_end_in_a_document_are_read_in_linear_time() -> None:
    assert seconds(HEADER + "<DOCUMENT>\n<TYPE>8-K\n<TEXT>" + " " * SIZE + "x") < LATE
