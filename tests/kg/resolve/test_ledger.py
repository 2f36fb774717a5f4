"""The ledger: what is decided otherwise than before is appended, and nothing else."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from kg.resolve.ledger import LEDGER, Ledger

ROWS = (
    ("ror:2", 0, 8, ""),
    ("ror:1", 0, 20, ""),
    ("zone:3", 10, 20, "ror:1"),
)


def write(ledger: Ledger, rows: Iterable[tuple[str, int, int, str]], now: str) -> list[str]:
    """When what holds was decided, once a mention is said to name some things."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE decided (mention VARCHAR, document VARCHAR, entity VARCHAR, "
            'start INTEGER, "end" INTEGER, whole VARCHAR, rule VARCHAR, score DOUBLE, '
            "features VARCHAR, decided_by VARCHAR)"
        )
        connection.executemany(
            "INSERT INTO decided VALUES ('m', 'doc:notes/1', ?, ?, ?, ?, 'own', 1.0, '{}', '')",
            list(rows),
        )
        ledger.view(connection)
        ledger.write(connection, now)
        ledger.view(connection)
        return [at for (at,) in connection.execute("SELECT decided_at FROM ledger").fetchall()]


def test_what_a_mention_names_stands_in_whatever_order_it_is_told(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    assert write(ledger, ROWS, "2025") == ["2025"] * 3
    assert write(ledger, reversed(ROWS), "2026") == ["2025"] * 3
    assert write(ledger, ROWS[1:], "2027") == ["2027"] * 2
    assert len(list((tmp_path / LEDGER).glob("*.parquet"))) == 2
