"""The filing itself, as its header, its cover page and its file's name resolve it."""

from dataclasses import dataclass
from typing import Final

from extractors.filings import cover, filenames, header, submission
from extractors.text import dates
from ontology.facts import Text

MAIN_FORMS: Final = ("8-K", "10-K", "10-Q", "20-F", "6-K", "S-1", "F-1")
"""Forms whose main document is read; of others the header is."""
OWNERSHIP_FORMS: Final = ("3", "4", "5", "3/A", "4/A", "5/A")

IGNORED_TYPES: Final = frozenset(
    # Regulation S-K, item 601: charters, securities, opinions, consents, powers, certifications
    [
        "EX-1",
        "EX-2",
        "EX-3",
        "EX-4",
        "EX-5",
        "EX-6",
        "EX-7",
        "EX-8",
        "EX-9",
        "EX-11",
        "EX-12",
        "EX-13",
        "EX-14",
        "EX-15",
        "EX-16",
        "EX-17",
        "EX-18",
        "EX-19",
        "EX-20",
        "EX-22",
        "EX-23",
        "EX-24",
        "EX-25",
        "EX-26",
        "EX-27",
        "EX-28",
        "EX-29",
        "EX-31",
        "EX-32",
        "EX-33",
        "EX-34",
        "EX-35",
        "EX-36",
        "EX-95",
        "EX-96",
        "EX-97",
        "EX-99",
        "EX-100",
        "EX-102",
        "EX-103",
        "EX-FILING",
        "CORRESP",
    ]
)
"""Types of documents left out on purpose, the numbers behind their points left off."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing as resolved from everything that speaks about it.

    Attributes:
        key: its accession number, else its file's name.
        said: what the file's name says.
        header: what the header says.
        parts: its documents; a lone document has the type its file's name gives.
        cover: its cover page; empty where the main document is not read.
        form: form type; empty if unsaid.
        date: day of filing, ISO 8601; empty if unsaid.
        text: all that is read of it.
    """

    key: str
    said: filenames.FileName
    header: header.Header
    parts: tuple[submission.Part, ...]
    cover: cover.Cover
    form: str
    date: str
    text: Text

    @property
    def accession(self) -> str:
        """The accession number; empty if unsaid."""
        return self.header.accession.text if self.header.accession else self.said.accession

    @property
    def main(self) -> submission.Part | None:
        """The main document where it is one to be read."""
        lone = self.said.exhibit or not self.parts
        return None if lone or not self.parts[0].passage.text else self.parts[0]

    @property
    def unread(self) -> list[str]:
        """Paths of header fields and documents neither read nor ignored, each once."""
        fields = [f"header.{name}" for name in self.header.unread]
        types = [f"document.{_base(part.type)}" for part in self.parts[1:] if _unread(part.type)]
        return list(dict.fromkeys(fields + types))


def wanted(type_: str, position: int) -> bool:
    """Whether a submission's document of a type is turned into text."""
    main = position == 0 and (type_.startswith(MAIN_FORMS) or type_ in OWNERSHIP_FORMS)
    return main or type_.startswith(("EX-10", "EX-21", "EX1A-6", "EX-4.", "EX-8."))


def read(text: str, said: filenames.FileName, stem: str) -> Filed:
    """Resolve a filing from its characters and its file's name."""
    packed = submission.read(text, wanted, said.exhibit)
    head = header.read(packed.header)
    parts = packed.parts
    if said.exhibit and len(parts) == 1:
        parts = (submission.Part(said.exhibit, "", parts[0].passage, parts[0].dei),)
    page = cover.read(parts[0].passage) if parts and not said.exhibit else cover.NONE
    key = (head.accession.text if head.accession else "") or said.accession or stem
    date = dates.compact(head.filed) or said.date
    form = _form(head, parts, said, page)
    return Filed(key, said, head, parts, page, form, date, packed.text)


def _base(type_: str) -> str:
    return type_.partition(".")[0].split(" ")[0]


def _unread(type_: str) -> bool:
    return submission.readable(type_) and not wanted(type_, 1) and _base(type_) not in IGNORED_TYPES


def _form(
    head: header.Header,
    parts: tuple[submission.Part, ...],
    said: filenames.FileName,
    page: cover.Cover,
) -> str:
    if said.exhibit or head.form:
        return head.form.text if head.form else said.form
    first = parts[0] if parts else None
    told = (first.type or first.dei.get("DocumentType", "")) if first else ""
    return told or said.form or (page.form.text.upper() if page.form else "")
