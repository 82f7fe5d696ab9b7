"""Known weaknesses in the packages that are installed, by pip-audit, where an advisory database can be reached.

    python scripts/audit.py

The exit status is 1 where a package has one. Without a network, or behind an index that knows no advisories, it says
that it skipped the check, and is content: `make check` must work on a machine that reaches nothing.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import Any

HOST = "pypi.org"
OWN = "libya-events"
_SECONDS = 3
_SKIPPED = "pip-audit skipped: no advisory database reachable"


def main() -> int:
    """Says what was found; returns the exit status."""
    try:
        socket.create_connection((HOST, 443), _SECONDS).close()
    except OSError:
        print(_SKIPPED)
        return 0
    packages = _audited()
    if packages is None:
        print(_SKIPPED)
        return 0
    return report(packages)


def report(packages: list[dict[str, Any]]) -> int:
    """Names the packages with a weakness and those that could not be asked about; 1 where there is a weakness."""
    known = [package for package in packages if "skip_reason" not in package]
    unknown = [package["name"] for package in packages if "skip_reason" in package and package["name"] != OWN]
    if not known:
        print(f"{_SKIPPED} (the index answers for none of {len(unknown)} packages)")
        return 0
    weak = [(package, weakness) for package in known for weakness in package["vulns"]]
    for package, weakness in weak:
        mended = ", ".join(weakness["fix_versions"]) or "none yet"
        print(f"{package['name']} {package['version']}: {weakness['id']} (mended in: {mended})")
    print(f"pip-audit: {len(known)} packages asked about, {len(weak)} known weaknesses")
    if unknown:
        print(f"pip-audit: no answer for {', '.join(unknown)}")
    return 1 if weak else 0


def _audited() -> list[dict[str, Any]] | None:
    """What pip-audit says of each package installed; None where it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        packages: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return packages


if __name__ == "__main__":
    sys.exit(main())
