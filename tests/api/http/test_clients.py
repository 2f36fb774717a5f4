"""Other people's clients and generators work with the API as it is; see `scripts.try_clients`."""

import os
from pathlib import Path
from shutil import which

import pytest

from kg.store import Address, Client
from scripts.try_clients import failures
from tests.api.conftest import write
from tests.api.support.served import served

pytestmark = [
    pytest.mark.server,
    pytest.mark.slow,
    pytest.mark.skipif(not (which("npm") and which("node")), reason="there is no Node with npm"),
    pytest.mark.skipif(
        "TRY_CLIENTS" not in os.environ,
        reason="installs 170 packages of npm, minutes long: set TRY_CLIENTS to ask for it",
    ),
]


def test_every_client_works_out_of_the_box(arcadedb_address: Address, tmp_path: Path) -> None:
    with Client(arcadedb_address) as client:
        write(client)
    with served(arcadedb_address) as url:
        assert list(failures(url, tmp_path)) == []
