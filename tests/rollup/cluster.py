"""A standalone Spark cluster on this machine: a master and two workers, each a process of its own.

`make spark` starts one and says its address; it ends with Ctrl-C.
"""

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

HOST = "127.0.0.1"
PATIENCE = 60
ENDS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Where the master listens, and the processes of the workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


def is_installed() -> bool:
    """Return whether Spark and a Java are there."""
    return importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None


@contextmanager
def standalone(folder: Path) -> Iterator[Cluster]:
    """Run a master and two workers of one core each; all are ended by their process ids."""
    port, pages = _free_port(), _free_port()
    address = f"spark://{HOST}:{port}"
    processes: list[subprocess.Popen[bytes]] = []
    try:
        master = ("master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(pages))
        processes.append(_started(folder, *master))
        _wait_for(pages, workers=0)
        for number in range(2):
            of_worker = ("--host", HOST, "-c", "1", "-m", "1g", "-d", str(folder / f"pekerja-{number}"))
            processes.append(_started(folder, "worker.Worker", "--webui-port", "0", *of_worker, address))
        _wait_for(pages, workers=2)
        yield Cluster(address=address, workers=tuple(processes[1:]))
    finally:
        for each in reversed(processes):
            _end(each)


def _started(folder: Path, role: str, *arguments: str) -> subprocess.Popen[bytes]:
    spec = importlib.util.find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_MEMORY": "512m",
        "SPARK_LOG_DIR": str(folder),
    }
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{role}", *arguments]
    log = (folder / "klaster.log").open("ab")
    with log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)


def _wait_for(port: int, *, workers: int) -> None:
    """Wait until the master's page says that so many workers are there. Raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(f"http://{HOST}:{port}/json/", timeout=5) as page:
                if json.load(page)["aliveworkers"] >= workers:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError(f"Spark had no {workers} workers within {PATIENCE} s.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started: its executors lie in its own group."""
    for way in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, way)
            process.wait(timeout=10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def _leave(*_: object) -> None:
    """Leave, so that all is ended on the way; who asks twice waits until it has."""
    for asked in ENDS:
        signal.signal(asked, signal.SIG_IGN)
    sys.exit()


if __name__ == "__main__":
    for asked in ENDS:
        signal.signal(asked, _leave)
    with tempfile.TemporaryDirectory(prefix="cermat-spark-") as desk, standalone(Path(desk)) as running:
        print(f"cermat rollup --source FOLDER --engine spark --master {running.address} --year 2024", flush=True)
        signal.pause()
