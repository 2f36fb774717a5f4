"""Set up and run hetao from a bare checkout, with Python 3.11 or later and nothing else.

    python3 scripts/bootstrap.py demo    install, read the invented world in, answer three queries
    python3 scripts/bootstrap.py test    install with the tools of development, check everything
    python3 scripts/bootstrap.py test tests/kg      the same for a part of the tests

Everything goes into `.venv` beside the code: packages as locked, each with its sha256.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")

PAGES = sorted(
    str(path.relative_to(ROOT))
    for page in ("graphiql", "explorer")
    for path in (ROOT / "graphql" / page).rglob("*")
    if path.is_file() and not {"node_modules", "dist"} & set(path.parts)
)


def main() -> int:
    """Do what the first argument says; the exit code of what failed, or 0."""
    if sys.version_info < (3, 11):
        print("Python 3.11 or later is needed; this one is", sys.version.split()[0])
        return 2
    command, *rest = sys.argv[1:] or ("",)
    if command == "demo":
        install("requirements.lock")
        return run("kg", "demo", *rest)
    if command == "test":
        install("requirements-dev.lock")
        return run("nox", "--", *rest)
    print(__doc__)
    return 2


def install(lock: str) -> None:
    """Put the locked packages and this project into `.venv`, unless they are there already."""
    stamp = ENVIRONMENT / f".{lock}"
    made_from = [lock, "pyproject.toml", "hatch_build.py", *PAGES]
    wanted = sha256(b"".join((ROOT / name).read_bytes() for name in made_from)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {lock} into {ENVIRONMENT} …", flush=True)
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)], check=True)
    project = [*pip, "--no-deps", "--editable", str(ROOT)]
    subprocess.run(project, check=True)
    stamp.write_text(wanted)


def run(program: str, *arguments: str) -> int:
    """Run a program of the environment in the project's folder."""
    print("$", program, *arguments, flush=True)
    return subprocess.run([str(BIN / program), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        print("Installing has failed; what went wrong stands above.", file=sys.stderr)
        sys.exit(error.returncode)
