"""A PostgreSQL cluster of the tests' own, on a free port of the loopback; the machine's own one is never touched."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psycopg

from tests.cli.test_work import free_port
from tests.durability.served import PATIENCE, until

# PostgreSQL refuses to run for root.
OWNER = "postgres"
# After a kill everything is synced before anything is read again: file by file that is thousands of waits, and the disk
# is no safer for them than for one.
RECOVERY = ("fsync=on", "synchronous_commit=on", "full_page_writes=on", "recovery_init_sync_method=syncfs")
SETTINGS = (*RECOVERY, "max_connections=60", "shared_buffers=32MB")


def programs() -> Path | None:
    """Return where PostgreSQL's programs lie, the newest version's; None where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Cluster:
    """A cluster in a folder of its own, gone afterwards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the address of its database."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """Make the cluster's files."""
        # What initdb writes is synced by the first checkpoint; syncing it here as well only takes time.
        _run(self.folder, "initdb", "--no-sync", "--auth=trust", f"--username={OWNER}", "-D", str(self.folder / "data"))

    def start(self) -> None:
        """Start it, and wait until it answers; after a kill the processes left behind must have gone first."""
        until(self._is_started, "the cluster does not start")

    def stop(self) -> None:
        """Stop it in order, at once."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=PATIENCE)

    def kill(self, process: int) -> None:
        """Kill one process of it outright, and wait until whoever began it has seen that."""
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        if self.process and process == self.postmaster():
            self.process.wait(timeout=PATIENCE)
        until(lambda: not Path(f"/proc/{process}").exists(), "a killed process stays")

    def postmaster(self) -> int:
        """Return the process that begins all others."""
        assert self.process
        return self.process.pid

    def backends(self) -> list[int]:
        """Return the processes that serve somebody now."""
        with psycopg.connect(self.url) as server:
            asked = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            return [pid for (pid,) in server.execute(asked)]

    def answers(self) -> bool:
        """Return whether it takes connections."""
        try:
            psycopg.connect(self.url, connect_timeout=3).close()
        except psycopg.OperationalError:
            return False
        return True

    def _is_started(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            settings = [word for setting in SETTINGS for word in ("-c", setting)]
            places = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port)]
            with (self.folder / "log").open("ab") as log:
                self.process = subprocess.Popen(
                    _command("postgres", *places, *settings), stdout=log, stderr=log, **_as()
                )
        return self.answers()


def made() -> Cluster:
    """Return a new cluster, started."""
    folder = Path(tempfile.mkdtemp(prefix="cermat-cluster-"))
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    cluster = Cluster(folder)
    cluster.make()
    cluster.start()
    return cluster


def _command(program: str, *arguments: str) -> list[str]:
    place = programs()
    assert place
    return [str(place / program), *arguments]


def _as() -> dict[str, str | int]:
    """Return as whom the cluster runs: as ourselves, unless we are root."""
    return {"user": OWNER, "group": pwd.getpwnam(OWNER).pw_gid} if os.geteuid() == 0 else {}


def _run(folder: Path, program: str, *arguments: str) -> None:
    command = _command(program, *arguments)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE, **_as())
