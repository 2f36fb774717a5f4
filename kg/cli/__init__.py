"""The command line: `kg`."""

import sys

STOPPED = "stopped. What was kept stays: the same command goes on from there"


def main() -> None:
    """Run a command; whoever stops it while it is still being loaded is told so in a line too."""
    try:
        from kg.cli.application import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"error: {STOPPED}\n")
        sys.exit(130)
