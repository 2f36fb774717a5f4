"""A submission to EDGAR: its header in SGML, then its documents.

https://www.sec.gov/files/edgar/pds-dissemination-spec.pdf
"""

from dataclasses import dataclass
from datetime import date

from kg.demo.words import CITIES, COUNTRIES
from kg.demo.world import Organisation


@dataclass(frozen=True, slots=True)
class Filing:
    """What the header of a submission says."""

    registrant: Organisation
    accession: str
    form: str
    period: date
    filed: date
    items: tuple[str, ...] = ()


Document = tuple[str, str, str]
"""Type, description and HTML of one document of a submission."""


def conformed(made: Organisation, year: int) -> str:
    """A name as EDGAR conforms it: capitals, no punctuation."""
    return made.called(year).en.upper().replace(".", "").replace(",", "")


def written(filing: Filing, documents: tuple[Document, ...]) -> str:
    """A whole submission."""
    name, day = filing.accession, f"{filing.filed:%Y%m%d}"
    body = "".join(
        f"<DOCUMENT>\n<TYPE>{type_}\n<SEQUENCE>{place}\n<FILENAME>{_file(type_)}\n"
        f"<DESCRIPTION>{description}\n<TEXT>\n{html}\n</TEXT>\n</DOCUMENT>\n"
        for place, (type_, description, html) in enumerate(documents, start=1)
    )
    return (
        f"<SEC-DOCUMENT>{name}.txt : {day}\n<SEC-HEADER>{name}.hdr.sgml : {day}\n"
        f"<ACCEPTANCE-DATETIME>{day}120000\nACCESSION NUMBER:\t\t{name}\n"
        f"CONFORMED SUBMISSION TYPE:\t{filing.form}\nPUBLIC DOCUMENT COUNT:\t\t{len(documents)}\n"
        f"CONFORMED PERIOD OF REPORT:\t{filing.period:%Y%m%d}\n"
        + "".join(f"ITEM INFORMATION:\t\t{each}\n" for each in filing.items)
        + f"FILED AS OF DATE:\t\t{day}\nDATE AS OF CHANGE:\t\t{day}\n\n{_filer(filing)}"
        f"</SEC-HEADER>\n{body}</SEC-DOCUMENT>\n"
    )


def _file(type_: str) -> str:
    return f"{type_.lower().replace('-', '').replace('.', '-')}.htm"


def _filer(filing: Filing) -> str:
    made, year = filing.registrant, filing.filed.year
    return (
        f"FILER:\n\n\tCOMPANY DATA:\t\n\t\tCOMPANY CONFORMED NAME:\t\t\t{conformed(made, year)}\n"
        f"\t\tCENTRAL INDEX KEY:\t\t\t{made.cik:010d}\n"
        "\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tSERVICES-PREPACKAGED SOFTWARE [7372]\n"
        "\t\tIRS NUMBER:\t\t\t\t000000000\n\t\tFISCAL YEAR END:\t\t\t1231\n\n"
        f"\tFILING VALUES:\n\t\tFORM TYPE:\t\t{filing.form}\n\t\tSEC ACT:\t\t1934 Act\n"
        f"\t\tSEC FILE NUMBER:\t001-{made.number:05d}\n\t\tFILM NUMBER:\t\t{made.number}\n\n"
        "\tBUSINESS ADDRESS:\t\n\t\tSTREET 1:\t\t1 HERON QUAY\n"
        f"\t\tCITY:\t\t\t{CITIES[made.side].latin.upper()}\n"
        f"\t\tSTATE:\t\t\t{COUNTRIES[made.side][0]}\n" + _former(made, year)
    )


def _former(made: Organisation, year: int) -> str:
    if not made.former or year < made.renamed:
        return ""
    former = conformed(made, made.renamed - 1)
    return (
        f"\n\tFORMER COMPANY:\t\n\t\tFORMER CONFORMED NAME:\t{former}\n"
        f"\t\tDATE OF NAME CHANGE:\t{made.renamed}0101\n"
    )
