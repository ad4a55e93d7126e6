"""The same published measurements give the same bytes, whichever database keeps the books."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import PASSWORD, ROOT
from tests.run import POSTGRES_URL, postgres_answers

pytestmark = pytest.mark.proof
FILES = [f"/data/{within}{name}" for within in ("", "35.08.10/") for name in ("capaian.csv", "capaian.json")]
FILES += ["/data/capaian.parquet", "/data/datapackage.json", "/publik/", "/publik/35.08.10/"]


@contextmanager
def served(database_url: str | None) -> Iterator[str]:
    """Serve the sample books from a process of its own; yield where it answers."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CERMAT_DATA"}}
    environment |= {"DATABASE_URL": database_url} if database_url else {}
    command = [sys.executable, "-m", "tests.browser.site", PASSWORD]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()


def taken(site: str) -> dict[str, tuple[str, bytes]]:
    """Return the mark and the bytes of every file, packed as a browser asks for them."""
    found = {}
    for path in FILES:
        with urlopen(Request(f"{site}{path}", headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:
            found[path] = (answer.headers["ETag"], answer.read())
    return found


def test_sqlite_and_postgresql_hand_out_the_same_bytes() -> None:
    if not postgres_answers():
        assert os.environ.get("CI") != "true", f"PostgreSQL does not answer at {POSTGRES_URL}"
        pytest.skip(f"PostgreSQL does not answer at {POSTGRES_URL}")
    with served(None) as one, served(POSTGRES_URL) as other:
        assert taken(one) == taken(other)
