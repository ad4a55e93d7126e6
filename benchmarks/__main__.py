"""Installed size, time to the first page, memory of the running server, cold start of `measure`.

Everything happens in temporary folders and on a loopback port of its own; the server is ended by its process id.
"""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CERMAT = Path(sys.executable).parent / "cermat"
RUNS = 5


def installed_megabytes(folder: Path) -> float:
    """Return the size of a fresh environment with the base lock alone, byte-compiled, and Cermat itself."""
    environment = folder / "installed"
    uv = str(Path(sys.executable).parent / "uv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    install = [
        uv,
        "--system-certs",
        "pip",
        "install",
        "--quiet",
        "--python",
        str(environment / "bin" / "python"),
        "--compile-bytecode",
    ]
    subprocess.run([*install, "--require-hashes", "-r", str(ROOT / "requirements" / "base.lock")], check=True)
    return (size(environment) + size(ROOT / "cermat")) / 1_000_000


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


@contextmanager
def demo(data: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the demo in a process group of its own and end that group."""
    command = [str(CERMAT), "demo", "--port", str(port)]
    environment = {**os.environ, "CERMAT_DATA": str(data)}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def seconds_to_first_page(port: int, begun: float, *, patience: float = 60) -> float:
    """Return the seconds until the sign-in page answers."""
    while time.monotonic() - begun < patience:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=2) as answer:
                answer.read()
                return time.monotonic() - begun
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the page did not answer")


def resident_megabytes(first: int) -> float:
    """Return the resident memory of a process and of all that descend from it."""
    listing = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    processes = [(int(pid), int(parent), int(rss)) for pid, parent, rss in map(str.split, listing.splitlines())]
    family = {first}
    while born := {pid for pid, parent, _ in processes if parent in family} - family:
        family |= born
    return sum(rss for pid, _, rss in processes if pid in family) / 1000


def measure_seconds(data: Path) -> list[float]:
    """Return the wall seconds of five cold `measure` commands after one that is not counted."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.monotonic()
        subprocess.run(
            [str(CERMAT), "measure", "2023", "--format", "json"],
            env={**os.environ, "CERMAT_DATA": str(data / "demo")},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        taken.append(time.monotonic() - begun)
    return taken[1:]


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> None:
    """Print each figure with its unit."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        print(f"installed size               {installed_megabytes(folder):6.0f} MB")
        begun = time.monotonic()
        with demo(folder, port) as process:
            print(f"time to first page           {seconds_to_first_page(port, begun):6.1f} s (sample books made anew)")
            seconds_to_first_page(port, time.monotonic())
            print(f"memory of the running server {resident_megabytes(process.pid):6.0f} MB (all its processes)")
        begun = time.monotonic()
        with demo(folder, port):
            print(f"time to first page           {seconds_to_first_page(port, begun):6.1f} s (sample books there)")
        print(f"`measure` cold start         {statistics.median(measure_seconds(folder)):6.2f} s (median of {RUNS})")


if __name__ == "__main__":
    main()
