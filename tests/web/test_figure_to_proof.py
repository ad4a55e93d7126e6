"""From a figure to its proof in three clicks, at the reference load: soon, light, and the same when counted by hand.

A short form here; `CERMAT_PROVE=1` fills a hundred thousand activities of ten years.
"""

import csv
import io
import os
import re
import time
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from cermat.actions import evidence
from tests import cast
from tests.evidence import make
from tests.web import reference_load
from tests.web.conftest import Keys, SignedIn

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
A_YEAR = 10_000 if os.environ.get("CERMAT_PROVE") == "1" else 300
SECONDS, BYTES, QUERIES = 2, 100_000, 80
PROVEN = 4  # an activity of the first page with an output that counts


@pytest.fixture
def filled(keys: Keys, tmp_path: Path, settings: Settings) -> None:
    """Fill ten years, and keep a photo as the proof of one output."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    reference_load.fill(A_YEAR)
    output = f"k{reference_load.key(2024, PROVEN)}"
    evidence.attach(by=cast.scope(), book="output", key=output, name="foto.jpg", pieces=[make.jpeg()])
    if connection.vendor == "postgresql":
        # A running server gathers statistics by itself; what is still in a transaction it cannot count.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class Visitor:
    """A browser that notes how long each address kept this process busy, what it weighed, and how often it asked.

    Of two times the shorter one, without waiting for the processor: a busy machine is no slow program. On SQLite that
    is the whole way from request to answer; on PostgreSQL the queries are counted, the database's own work is not.
    """

    def __init__(self, client: Client) -> None:
        self.client = client
        self.took: dict[str, tuple[float, int, int]] = {}

    def get(self, address: str) -> str:
        """Return a page's text."""
        first, _ = self._timed(address)
        with CaptureQueriesContext(connection) as asked:
            second, response = self._timed(address)
        content: bytes = response.getvalue()
        self.took[address] = (min(first, second), len(content), len(asked))
        return content.decode(errors="replace")

    def _timed(self, address: str) -> tuple[float, Any]:
        begun = time.process_time()
        response = self.client.get(address)
        assert response.status_code == 200, address
        return time.process_time() - begun, response


@pytest.fixture
def visitor(filled: None, signed_in: SignedIn) -> Iterator[Visitor]:
    """Give a visitor, every page of whose way has to be quick, light and asked for with few queries."""
    made = Visitor(signed_in("inspektorat"))
    yield made
    print(made.took)
    assert max(seconds for seconds, _, _ in made.took.values()) < SECONDS, made.took
    assert max(weight for _, weight, _ in made.took.values()) < BYTES, made.took
    assert max(queries for _, _, queries in made.took.values()) < QUERIES, made.took


def link(page: str, words: str) -> str:
    """Return the address behind the first link that begins with these words."""
    found = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>{re.escape(words)}', page)
    assert found, words
    return found[1].replace("&amp;", "&")


def test_a_figure_opens_to_its_proof_and_its_sheet_counts_to_it(visitor: Visitor) -> None:
    _walk_to_the_proof(visitor)
    _leaf_through_the_lists(visitor)
    _count_the_sheet_by_hand(visitor)


def _walk_to_the_proof(visitor: Visitor) -> None:
    paper = visitor.get(link(visitor.get("/angka/2024/iku-1/"), "Buka kertas kerja"))
    visitor.get(link(paper, "foto.jpg"))
    row = visitor.get(f"/baris/kegiatan/{reference_load.key(2024, PROVEN)}/")
    assert f"/baris/kegiatan/{reference_load.key(2024, PROVEN)}/" in paper
    assert "Jejak audit" in row
    assert "Uji: kegiatan 2024" in row


def _leaf_through_the_lists(visitor: Visitor) -> None:
    last = -(-A_YEAR // 50)
    for address in ("/kertas-kerja/2024/iku-1/?", "/kegiatan/?tahun=2024&"):
        middle = visitor.get(f"{address}halaman={last // 2}")
        assert f"Halaman {last // 2} dari {last:,}".replace(",", ".") in middle
        assert "Halaman berikutnya" not in visitor.get(f"{address}halaman={last}")
        assert f"rapat ke-{A_YEAR - 1} " in visitor.get(f"{address}cari={A_YEAR - 1:05}/")
    for address in ("/?tahun=2024", "/kegiatan/menunggu-keluaran/?tahun=2024", "/riwayat/"):
        visitor.get(address)


def _count_the_sheet_by_hand(visitor: Visitor) -> None:
    sheet = visitor.client.get("/kertas-kerja/2024/iku-1/csv/").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    above, below = (sum(int(row[column]) for row in rows) for column in ("pembilang", "penyebut"))
    value = (Decimal(100 * above) / below).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert f">{value}%<".replace(".", ",") in visitor.get("/angka/2024/iku-1/")
    # What was filled: of twenty activities one waits to be checked, six more led to nothing that counts.
    assert (len(rows), below, above) == (A_YEAR, A_YEAR, A_YEAR * 13 // 20)
