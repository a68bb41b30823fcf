"""Put a node together from Maven Central and run it: `python -m tests.elasticsearch.node [PORT]`; `fetch` only fetches.

No package registry ships the distribution, but Maven Central has the server and its HTTP transport as libraries; our
analysis needs no other module. The libraries are fetched once into `var/elasticsearch-node/`.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "var" / "elasticsearch-node"
PLUGIN = "transport-netty4"
PLUGIN_JARS = (f"{PLUGIN}-*.jar", "netty-*.jar")
PATIENCE_SECONDS = 120
MEMORY = "512m"


def missing() -> str:
    """What this machine lacks to run a node; empty if nothing."""
    lacking = [tool for tool in ("java", "javac", "mvn") if not shutil.which(tool)]
    return f"needs {', '.join(lacking)}" if lacking else ""


def assemble() -> Path:
    """The folder with the server's libraries, the transport as a plugin, and our dozen lines of Java."""
    done = FOLDER / "assembled"
    mark = "".join((HERE / name).read_text(encoding="utf-8") for name in ("pom.xml", "TestNode.java"))
    if done.exists() and done.read_text(encoding="utf-8") == mark:
        return FOLDER
    shutil.rmtree(FOLDER, ignore_errors=True)
    server, plugin = FOLDER / "server", FOLDER / "modules" / PLUGIN
    plugin.mkdir(parents=True)
    target = f"-DoutputDirectory={server}"
    fetch = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", target]
    subprocess.run(fetch, check=True)
    for pattern in PLUGIN_JARS:
        for jar in server.glob(pattern):
            shutil.move(jar, plugin / jar.name)
    describe(plugin)
    libraries = f"{server}/*"
    subprocess.run(["javac", "-cp", libraries, "-d", str(FOLDER / "classes"), str(HERE / "TestNode.java")], check=True)
    done.write_text(mark, encoding="utf-8")
    return FOLDER


def describe(plugin: Path) -> None:
    """Write out the descriptor that the plugin's jar carries; outside a module path it has no module name."""
    jar = next(plugin.glob(f"{PLUGIN}-*.jar"))
    with zipfile.ZipFile(jar) as archive:
        lines = archive.read(f"META-INF/es-plugins/{PLUGIN}/plugin-descriptor.properties").decode().splitlines()
    kept = [line for line in lines if not line.startswith("modulename")]
    (plugin / "plugin-descriptor.properties").write_text("\n".join(kept), encoding="utf-8")


class Node:
    """A node on a port; its data is thrown away with its folder. It can be killed and started again."""

    def __init__(self, home: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._home, self._port = home, port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        software = assemble()
        for folder in ("config", "data"):
            (self._home / folder).mkdir(parents=True, exist_ok=True)
        if not (self._home / "modules").exists():
            shutil.copytree(software / "modules", self._home / "modules")
        path = f"{software / 'classes'}:{software / 'server'}/*"
        memory = [f"-Xms{MEMORY}", f"-Xmx{MEMORY}"]
        with (self._home / "node.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["java", *memory, "-cp", path, "TestNode", str(self._home), str(self._port)], stdout=log, stderr=log
            )
        self._wait()

    def kill(self) -> None:
        """End it at once, as a failing machine would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            if answers(self.url):
                return
            time.sleep(0.3)
        raise RuntimeError((self._home / "node.log").read_text(encoding="utf-8", errors="replace")[-3000:])


def answers(url: str) -> bool:
    """Whether the cluster is up and knows itself."""
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(port: int = 0) -> Iterator[Node]:
    """A node for as long as the block runs."""
    with tempfile.TemporaryDirectory() as home:
        node = Node(Path(home), port or free_port())
        try:
            node.start()
            yield node
        finally:
            node.kill()


def main(asked: str) -> None:
    """Fetch and stop there, or run until somebody interrupts."""
    if asked == "fetch":
        assemble()
        return
    with running(int(asked)) as started:
        sys.stdout.write(f"{started.url}\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "0")
