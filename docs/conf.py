"""How the documentation is built: `python -m sphinx docs FOLDER`, with the reference made anew."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "graphql")]

from scripts.write_reference import FOLDER, write  # noqa: E402 - it lies beside this folder

write(FOLDER)

project = "Hetao"
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Hetao"
html_logo = None
suppress_warnings = [
    "misc.highlighting_failure",  # GraphQL with an ellipsis
    "myst.xref_missing",  # links to files of the repository that are no pages
]
