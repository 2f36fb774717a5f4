"""Write `graphql/schema.graphql` anew from the code: `python -m scripts.write_schema`."""

from pathlib import Path

from kg_api.schema.build import sdl

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the schema where a test expects it."""
    (ROOT / "graphql/schema.graphql").write_text(sdl(), "utf-8")


if __name__ == "__main__":
    main()
