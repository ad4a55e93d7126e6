"""What Spark is not even started for: a lake that was altered, or is not there, and a master that is none."""

from pathlib import Path

import pytest

from cermat.rollup import tables, writing
from cermat.rollup.engines import cluster, embedded
from cermat.rollup.errors import RollupRefused
from cermat.rollup.lake import NoLake, read_folder
from tests.rollup.nation import LAW, neighbours, paper_version
from tests.rollup.test_lake import ASKED


@pytest.fixture(autouse=True)
def _without_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(master: str) -> None:
        raise AssertionError(f"Spark was started on {master}")

    monkeypatch.setattr(cluster, "session", refuse)


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_an_altered_file_is_refused_as_without_spark(tmp_path: Path, scheme: str) -> None:
    few = neighbours({"35.08.10": [paper_version()]})
    writing.export(tmp_path, few, law=LAW, progress=lambda done, total: None)
    altered = tmp_path / read_folder(tmp_path).of(tables.VILLAGE_SPANS)[0].path
    altered.write_bytes(altered.read_bytes() + b" ")
    with pytest.raises(RollupRefused, match=f"{altered.name} bukan yang ditulis") as here:
        embedded.answer(ASKED, tmp_path)
    with pytest.raises(RollupRefused) as there:
        cluster.answer(ASKED, f"{scheme}{tmp_path}/")
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_a_folder_without_a_lake_is_refused_in_words(tmp_path: Path, scheme: str) -> None:
    with pytest.raises(NoLake, match=f"Tidak ada danau data di {tmp_path}"):
        cluster.answer(ASKED, f"{scheme}{tmp_path}")


def test_an_address_without_a_lake_is_refused_in_words() -> None:
    errors = pytest.importorskip("pyspark.errors")

    class Absent(errors.AnalysisException):
        def getCondition(self) -> str:
            return "PATH_NOT_FOUND"

    class Spark:
        read = property(lambda self: self)

        def text(self, path: str, *, wholetext: bool) -> None:
            raise Absent(path)

    with pytest.raises(NoLake, match=r"Tidak ada danau data di hdfs://x/tiada; .* lalu salin ke sana"):
        cluster.read_at(Spark(), "hdfs://x/tiada")


@pytest.mark.parametrize(
    ("master", "is_one"),
    [("local", True), ("local[*]", True), ("local[2,3]", True), ("spark://x:7077", True), ("yarn", True)]
    + [(wrong, False) for wrong in ("localhost", "localhost:7077", "local[]", "local[abc]", "lokal", "")],
)
def test_only_what_names_a_spark_is_a_master(master: str, is_one: bool) -> None:
    assert cluster.is_master(master) is is_one
