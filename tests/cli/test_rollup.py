"""`cermat export lake` and `cermat rollup`, as a kabupaten calls them."""

import csv
import errno
import json
import sys
from pathlib import Path

import duckdb
import pytest

from cermat.actions import offices
from cermat.cli.rollup import span_of
from cermat.registers import clock
from cermat.registers.models import Activity
from cermat.rollup import writing
from cermat.rollup.lake import NAME, Lake, described
from cermat.rollup.results import ZONE
from cermat.rules.library import lumajang_2023_text
from cermat.words.dates import write_instant
from tests import cast
from tests.cli.conftest import ACTIVITIES_HEADER, Run

HERE = Path(__file__)


@pytest.fixture
def lake(opened: Run, tmp_path: Path) -> Path:
    file = tmp_path / "kegiatan.csv"
    file.write_text(
        f"{ACTIVITIES_HEADER}\n"
        "094/1,pemerintahan,2023-02-03,fasilitasi,a,,Pak Rahasia,terlaksana,rekomendasi,Surat Rahasia,2023-02-09\n"
        "094/2,pemerintahan,2023-04-03,koordinasi,b,,Rapat,terlaksana,,,\n"
    )
    assert opened("import", "activities", file, "--verified").code == 0
    folder = tmp_path / "danau"
    assert opened("export", "lake", folder, "--format", "json").json["rows"]["activity"] == 2
    return folder


def test_it_counts_what_measure_counts(opened: Run, lake: Path) -> None:
    answer = opened("rollup", "--source", lake, "--year", "2022-2023", "--level", "kabupaten", "--format", "json").json
    assert (answer["level"], answer["years"]) == ("kabupaten", [2022, 2023])
    told = ("numerator", "denominator", "value", "provisional")
    by_rollup = {row["indicator"]: [row[name] for name in told] for row in answer["rows"]}
    measured = opened("measure", "2023", "--format", "json").json["indicators"]
    counted = {each["id"]: [each[name] for name in told] for each in measured}
    assert by_rollup == {name: counted[name] for name in ("iku-1", "iku-2")}
    assert by_rollup["iku-1"] == [1, 2, "50.00", False]
    assert {row["area"] for row in answer["rows"]} == {"35.08"}


def test_a_table_and_every_file_say_the_same(opened: Run, lake: Path, tmp_path: Path) -> None:
    line = ("rollup", "--source", lake, "--year", "2023", "--quarter", "1")
    table = opened(*line).out
    assert "35.08.10" in table
    assert "100,00%" in table
    rows = opened(*line, "--format", "json").json["rows"]
    for suffix in (".json", ".csv", ".parquet"):
        answer = opened(*line, "-o", tmp_path / f"hasil{suffix}")
        assert (answer.code, answer.out) == (0, "")
    assert json.loads((tmp_path / "hasil.json").read_text())["rows"] == rows
    of_csv = list(csv.DictReader((tmp_path / "hasil.csv").read_text().splitlines()))
    of_parquet = duckdb.read_parquet(str(tmp_path / "hasil.parquet"))
    of_parquet = [dict(zip(of_parquet.columns, row, strict=True)) for row in of_parquet.fetchall()]
    written = [{name: str(value).replace("False", "false") for name, value in row.items()} for row in rows]
    assert of_csv == written
    assert [
        {name: str(value).replace("False", "false") for name, value in row.items()} for row in of_parquet
    ] == written


def test_what_may_still_change_is_marked_everywhere(opened: Run, lake: Path) -> None:
    line = ("rollup", "--source", lake, "--year", str(clock.now().year + 1))
    assert [row["provisional"] for row in opened(*line, "--format", "json").json["rows"]] == [True, True]
    assert opened(*line).out.count("sementara") == 2
    assert opened(*line, "--format", "csv").out.count(",true,") == 2


def test_sample_books_are_marked_everywhere(opened: Run, lake: Path) -> None:
    line = ("rollup", "--source", lake, "--year", "2023", "--level", "kabupaten")
    assert [row["sample"] for row in opened(*line, "--format", "json").json["rows"]] == [False, False]
    offices.open(by=cast.console("35.08.15"), code="35.08.15", is_sample=True)
    assert opened("export", "lake", lake).code == 0
    assert [row["sample"] for row in opened(*line, "--format", "json").json["rows"]] == [True, True]
    assert opened(*line).out.count("DATA CONTOH") == 2
    assert opened(*line, "--format", "csv").out.count(",false,true,") == 2


def test_an_instant_that_is_empty_is_not_now(opened: Run, lake: Path) -> None:
    answer = opened("rollup", "--source", lake, "--year", "2023", "--as-of", "")
    assert (answer.code, answer.out) == (1, "")
    assert "bukan tanggal yang dikenal" in answer.err


def test_how_far_the_lake_knows_the_books_is_told(opened: Run, lake: Path) -> None:
    def told() -> str:
        return opened("rollup", "--source", lake, "--year", "2023").err.splitlines()[1]

    before = told()
    cast.recorded_activity()
    assert told() == before, "the books moved on, the lake did not"
    assert opened("export", "lake", lake).code == 0
    last = max(each.recorded_at for each in Activity.objects.all())
    assert f"sampai {write_instant(last, ZONE)}; yang dicatat sesudahnya ikut setelah `cermat export lake" in told()


def test_an_instant_before_the_books_were_opened_is_told_as_one(opened: Run, lake: Path) -> None:
    answer = opened("rollup", "--source", lake, "--year", "2023", "--as-of", "2010-01-01")
    assert "Demikian isi buku pada saat yang diminta, 2010-01-01; naskah IKU yang dicatat sesudahnya" in answer.err
    assert "cermat import iku" not in answer.err


def test_nothing_measurable_is_no_zero(opened: Run, lake: Path) -> None:
    line = ("rollup", "--source", lake, "--year", "2024", "--format", "json")
    (activities, *_) = opened(*line).json["rows"]
    assert (activities["value"], activities["verdict"], activities["unmeasurable"]) == (None, "tidak_dapat_diukur", 1)
    assert "–" in opened(*line[:-2]).out
    assert "iku-1,e" not in opened(*line[:-1], "csv").out.replace(activities["definition"], "")


def test_a_year_in_which_no_office_counts_is_said_to_be_one(opened: Run, lake: Path) -> None:
    answer = opened("rollup", "--source", lake, "--year", "2010", "--format", "csv")
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert "Tidak satu pun kantor mempunyai IKU yang berlaku pada tahun itu" in answer.err


def test_offices_without_a_figure_are_named_year_by_year_with_what_to_do(opened: Run, lake: Path) -> None:
    for office in ("35.08.09", "35.08.11"):
        assert opened("init", "--office", office, "--yes").code == 0
    alone = opened("rollup", "--source", lake, "--year", "2021-2024", "--format", "json")
    assert opened("export", "lake", lake).code == 0
    answer = opened("rollup", "--source", lake, "--year", "2021-2024", "--format", "json")
    assert answer.json["rows"] == alone.json["rows"]
    assert "tidak ikut dihitung" not in alone.err
    assert "Tahun 2021–2022: tidak satu pun dari 1 kantor mempunyai IKU yang berlaku." in alone.err
    begun, how_far, *rest = answer.err.splitlines(keepends=True)
    assert (begun, how_far.partition(" sampai ")[0]) == (
        "Menghitung 4 tahun dengan duckdb …\n",
        "Danau data itu memuat perubahan",
    )
    assert "".join(rest) == (
        "Tahun 2021–2022: tidak satu pun dari 3 kantor mempunyai IKU yang berlaku.\n"
        "Tahun 2023–2024: 2 dari 3 kantor tidak ikut dihitung, karena tidak mempunyai IKU yang berlaku: 35.08.09, "
        "35.08.11.\n"
        "Masukkan naskah IKU-nya dengan `cermat import iku BERKAS.yaml --office KODE`, lalu perbarui danau datanya "
        "dengan `cermat export lake FOLDER`.\n"
    )
    csv_of = ("rollup", "--source", lake, "--year", "2023", "--format", "csv")
    assert opened(*csv_of).out.count("\n") == 3


def test_an_indicator_without_a_rule_is_named_with_its_years(opened: Run, lake: Path) -> None:
    early = lumajang_2023_text().replace("year_from: 2023", "year_from: 2000").replace("dated: 2023", "dated: 2000")
    cast.take_iku(early)
    assert opened("export", "lake", lake).code == 0
    answer = opened("rollup", "--source", lake, "--year", "2009-2010", "--format", "json")
    assert {each["indicator"] for each in answer.json["rows"]} == {"iku-1"}
    assert (
        "Tahun 2009–2010: iku-2 tidak dihitung bagi 1 kantor, karena belum ada aturan yang berlaku untuk tahun itu"
        in answer.err
    )


@pytest.mark.parametrize(
    ("years", "words"), [([2009], "2009"), ([2009, 2010], "2009–2010"), ([2009, 2011], "2009, 2011")]
)
def test_no_year_is_named_that_is_not_meant(years: list[int], words: str) -> None:
    assert span_of(years) == words


def test_only_the_first_offices_without_a_figure_are_named(opened: Run, lake: Path) -> None:
    for number in (1, 2, 3, 4, 5, 6, 7):
        assert opened("init", "--office", f"35.08.{number:02}", "--yes").code == 0
    assert opened("export", "lake", lake).code == 0
    answer = opened("rollup", "--source", lake, "--year", "2023")
    assert "7 dari 8 kantor tidak ikut dihitung" in answer.err
    assert ": 35.08.01, 35.08.02, 35.08.03, 35.08.04, 35.08.05 dan seterusnya." in answer.err


def test_where_every_office_has_a_figure_nothing_more_is_said(opened: Run, lake: Path) -> None:
    line = ("rollup", "--source", lake, "--year", "2023")
    begun, how_far = opened(*line).err.splitlines()
    assert begun == "Menghitung 1 tahun dengan duckdb …"
    assert how_far.startswith("Danau data itu memuat perubahan sampai")
    assert opened(*line, "--level", "kabupaten").err.splitlines() == [begun, how_far]


def test_offices_over_nothing_are_pointed_at_where_areas_add_them_up(opened: Run, lake: Path) -> None:
    line = ("rollup", "--source", lake, "--year", "2024", "--level")
    assert "--level kecamatan menyebutnya satu per satu" in opened(*line, "kabupaten").err
    assert "menyebutnya" not in opened(*line, "kecamatan").err


def test_no_words_and_no_people_leave_the_books(lake: Path) -> None:
    assert Activity.objects.filter(description__contains="Rahasia").exists()
    content = b"".join(path.read_bytes() for path in lake.rglob("*") if path.is_file())
    rows = [str(duckdb.read_parquet(str(path)).fetchall()) for path in sorted(lake.rglob("*.parquet"))]
    for held in (content.decode("latin-1"), "".join(rows)):
        assert "rahasia" not in held.lower()
        assert "konsol" not in held
    assert "terverifikasi" in "".join(rows)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("--source {here} --engine postgres", "--engine postgres membaca alamat postgresql://"),
        ("--source postgresql://x:sandi@y/z", "folder danau data; --source menyebut alamat basis data."),
        ("--source s3a://ember/danau", "s3a://ember/danau hanya dibaca --engine spark"),
        ("--source {lake} --master spark://x:1", "--master hanya untuk --engine spark"),
        ("--source {lake} -o {here}.pdf", "Hasil ditulis sebagai .json, .csv, .parquet"),
        ("--source {lake} -o {here}.csv --format json", "hapus --format"),
        ("--source {lake} -o /tiada/x.csv", "tulis hasilnya di folder yang ada"),
        ("--source {lake} --year 2024-2023", "'2024-2023' bukan tahun; tulis satu tahun (2024)"),
        ("--source {lake} --year 0", "'0' bukan tahun; tulis satu tahun (2024) atau rentangnya (2014-2023)"),
        (
            "--source {lake} --year 2099-2101",
            "Tahun 2101 tidak dapat dihitung menyeluruh; pilih tahun 2000 sampai 2100",
        ),
        ("--source {here} -o {lake}/folder.csv", "folder.csv sebuah folder; tulis nama berkas yang belum ada"),
        ("--source {lake} -o {lake}/ada/../datapackage.json", "terletak di dalam danau data yang dibaca"),
        ("--source file://{lake} --engine spark -o {lake}/x.csv", "terletak di dalam danau data yang dibaca"),
        ("--source {lake} --level desa", "pilihan 'desa' tidak ada"),
    ],
)
def test_wrong_usage_is_refused(opened: Run, tmp_path: Path, more: str, said: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    line = more.format(lake=tmp_path, here=tmp_path / "x")
    answer = opened("rollup", "--year", "2023", *line.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "sandi" not in answer.err


def test_what_cannot_be_read_is_refused_with_its_remedy(opened: Run, tmp_path: Path) -> None:
    answer = opened("rollup", "--source", tmp_path, "--year", "2023")
    assert (answer.code, answer.out) == (1, "")
    assert f"jalankan `cermat export lake {tmp_path}` lebih dahulu" in answer.err
    for address in ("postgresql://postgres@127.0.0.1:1/tiada", "postgresql://postgres@127.0.0.1/x?bukan=pilihan"):
        answer = opened("rollup", "--source", address, "--engine", "postgres", "--year", "2023")
        assert answer.code == 1
        assert "PostgreSQL tidak dapat dihubungi" in answer.err
    (tmp_path / "milik-orang.txt").write_text("")
    answer = opened("export", "lake", tmp_path)
    assert answer.code == 1
    assert "berisi berkas lain" in answer.err
    answer = opened("export", "lake", tmp_path / "milik-orang.txt")
    assert answer.code == 1
    assert answer.err.endswith("ini berkas, bukan folder; pilih folder lain.\n")
    assert opened("export", "open-data", tmp_path / "terbuka").code == 0
    answer = opened("export", "lake", tmp_path / "terbuka")
    assert answer.code == 1
    assert "bukan keterangan danau data Cermat; pilih folder danau data, atau folder kosong" in answer.err
    for later in ("2199-01-01", "9999-12-31T23:00:00-12:00"):
        answer = opened("rollup", "--source", tmp_path, "--year", "2023", "--as-of", later)
        assert answer.code == 1
        assert "hari itu belum tiba" in answer.err


def test_what_a_full_disk_left_as_it_was_is_said_of_a_lake_alone(
    opened: Run, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, *args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "IO Error: No space left on device")

    monkeypatch.setattr(writing, "export", full)
    begun = tmp_path / "mulai"
    begun.mkdir()
    (begun / NAME).write_text(described(Lake()))
    for folder, kept in ((lake, " Danau data di sana tetap seperti sebelumnya."), (begun, "")):
        answer = opened("export", "lake", folder)
        assert answer.code == 1
        assert answer.err == f"cermat: {folder} tidak dapat ditulis (penyimpanan penuh); pilih folder lain.{kept}\n"


@pytest.mark.parametrize(
    ("line", "library", "extra"),
    [
        ("export lake {folder}", "duckdb", "country"),
        ("rollup --source {folder} --year 2023", "duckdb", "country"),
        ("rollup --source {folder} --year 2023", "ibis", "country"),
        ("rollup --source {folder} --year 2023 --engine spark", "pyspark", "cluster"),
    ],
)
def test_what_is_not_installed_is_named_with_how_to_install_it(
    opened: Run, lake: Path, monkeypatch: pytest.MonkeyPatch, line: str, library: str, extra: str
) -> None:
    for name in [each for each in sys.modules if each.split(".")[0] == library or each.startswith("cermat.rollup")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    answer = opened(*line.format(folder=lake).split())
    assert answer.code == 1
    assert f"pip install cermat[{extra}]" in answer.err


@pytest.mark.parametrize(
    "line", [("export", "lake", ""), ("export", "open-data", " "), ("rollup", "--year", "2023", "--source", "")]
)
def test_an_empty_name_is_not_taken_for_the_present_folder(opened: Run, line: tuple[str, ...]) -> None:
    answer = opened(*line)
    assert (answer.code, answer.out) == (2, "")
    assert "namanya kosong; sebut folder atau alamatnya" in answer.err
