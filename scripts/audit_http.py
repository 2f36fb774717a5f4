"""Audit a running API by graphql-http's own tests: `python -m scripts.audit_http URL`.

Needs Node and npm; graphql-http is installed into a temporary folder. Ends with 1 where a MUST or a
SHOULD fails. https://github.com/graphql/graphql-http#audits
"""

import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

_PACKAGES: Final = ("graphql-http@1.22.4", "graphql@16.11.0")
_AUDIT: Final = """
import { auditServer } from 'graphql-http';
const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const failed = results.filter((r) => r.status !== 'ok');
for (const r of failed) console.log(r.status, r.id, r.name, '|', r.reason);
console.log(`${results.length - failed.length} of ${results.length} pass`);
process.exit(failed.some((r) => r.status === 'error' || r.name.startsWith('SHOULD')) ? 1 : 0);
"""


def main() -> None:
    """Install, audit, and end as the audit does."""
    npm, node = which("npm"), which("node")
    if npm is None or node is None or len(sys.argv) != 2:
        sys.exit("usage: python -m scripts.audit_http URL (with Node and npm)")
    with TemporaryDirectory() as folder:
        install = [npm, "install", "--silent", "--prefix", folder, *_PACKAGES]
        subprocess.run(install, check=True)
        script = Path(folder) / "audit.mjs"
        script.write_text(_AUDIT, "utf-8")
        sys.exit(subprocess.run([node, script, sys.argv[1]], check=False).returncode)


if __name__ == "__main__":
    main()
