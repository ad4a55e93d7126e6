"""Small files for the tests of taking files in, and what came of them."""

from pathlib import Path

from cermat.actions import imports
from tests import cast

HEAD = "nomor;unit;tanggal;jenis;fungsi;alasan;uraian;status;jenis_output;output;tanggal_output"
ROW = "001;pemerintahan;14/03/2023;fasilitasi;g;;Fasilitasi RKP;terlaksana;berita_acara;Berita acara;20 Maret 2023"
DOCUMENT_HEAD = "kode_desa;jenis;tahun_anggaran;nomor;tanggal_ditetapkan;tanggal_disampaikan"
DOCUMENT = "35.08.10.2006;RKP Des;2024;4 Tahun 2023;20/09/2023;"


def file(tmp_path: Path, *lines: str, head: str = HEAD, name: str = "buku.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return path


def take(tmp_path: Path, *lines: str, **options):
    return imports.activities(**{"by": cast.console(), "path": file(tmp_path, *lines), **options})


def take_documents(tmp_path: Path, *lines: str, **options):
    path = file(tmp_path, *lines, head=DOCUMENT_HEAD)
    return imports.village_documents(**{"by": cast.console(), "path": path, **options})


def counts(result) -> tuple[int, ...]:
    assert result.read == result.saved + result.corrected + result.unchanged + result.refused
    return (result.saved, result.corrected, result.unchanged, result.refused)


def changed(row: str = ROW, **cells: str) -> str:
    columns = dict(zip(HEAD.split(";"), row.split(";"), strict=True))
    return ";".join({**columns, **cells}.values())


def sentences(result) -> list[str]:
    assert (result.saved, result.corrected, result.unchanged, result.refused) == (0, 0, 0, result.read)
    return [fault.sentence for fault in result.faults]
