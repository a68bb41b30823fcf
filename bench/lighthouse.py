"""What Lighthouse (mobile) says of the public pages of the example: `python -m bench.lighthouse`; wanted ≥ 95 and 100.

Needs npx and Chromium (`CHROME_PATH` names another one). The portal is served from a folder of its own, which goes with
it. Prints per page: performance, accessibility, best practices, all of 100, and the bytes over the wire.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

LIGHTHOUSE = "lighthouse@12.8.2"
PORT = 8097
PAGES = (
    "et/",
    "et/find/?q=koduteenus",
    "et/service-types/kov_koduteenus/",
    "et/regions/raplamaa/",
    "et/regions/raplamaa/members/",
    "ru/",
    "en/quorum/",
)
CATEGORIES = ("performance", "accessibility", "best-practices")
PATIENCE_SECONDS = 600


def serve(folder: str) -> subprocess.Popen[bytes]:
    """The example, once it answers."""
    command = [sys.executable, "manage.py", "start_example", "--port", str(PORT)]
    environment = {**os.environ, "TERVIK_VAR": folder}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=environment, **quiet)  # noqa: S603  our own management command
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{PORT}/et/", timeout=30).close()
        except (URLError, OSError):
            time.sleep(1)
        else:
            return server
    server.terminate()
    raise SystemExit("The portal did not start.")


def look(page: str, report: Path) -> dict[str, int]:
    """Scores of 100 and bytes of one page."""
    address = f"http://127.0.0.1:{PORT}/{page}"
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}"]
    command.append("--chrome-flags=--headless --no-sandbox")
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603  the command is ours
    found = json.loads(report.read_text())
    scores = {name: round((found["categories"][name]["score"] or 0) * 100) for name in CATEGORIES}
    return {**scores, "bytes": int(found["audits"]["total-byte-weight"]["numericValue"])}


def main() -> None:
    """Print a row per page."""
    with tempfile.TemporaryDirectory() as folder:
        server = serve(folder)
        try:
            for page in PAGES:
                urlopen(f"http://127.0.0.1:{PORT}/{page}", timeout=60).close()
                told = look(page, Path(folder) / "report.json")
                sys.stdout.write(f"{page:36} " + "  ".join(f"{name} {value}" for name, value in told.items()) + "\n")
                sys.stdout.flush()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
