"""The command line as it is understood, with help and refusals in Indonesian.

argparse takes its own words through gettext; they are replaced here, before the first parser is made.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from cermat import __version__

_WORDS = {
    "usage: ": "pemakaian: ",
    "positional arguments": "argumen",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "show program's version number and exit": "tampilkan versi",
    "unrecognized arguments: %s": "argumen tidak dikenal: %s",
    "the following arguments are required: %s": "argumen berikut wajib diisi: %s",
    "argument %(argument_name)s: %(message)s": "argumen %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "pilihan %(value)r tidak ada (pilih: %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "pilihan %(value)r tidak ada, mungkin %(suggestion)r (pilih: %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "nilai %(value)r bukan %(type)s",
    "expected one argument": "perlu satu nilai",
    "expected at least one argument": "perlu sedikitnya satu nilai",
    "ambiguous option: %(option)s could match %(matches)s": "pilihan %(option)s bermakna ganda: %(matches)s",
    "not allowed with argument %s": "tidak boleh bersama %s",
    "%(prog)s: error: %(message)s\n": (
        "%(prog)s: %(message)s\nJalankan dengan --help untuk melihat cara memakainya.\n"
    ),
}


def _translate(text: str) -> str:
    return _WORDS.get(text, text)


def _translate_plural(one: str, many: str, *, count: int) -> str:
    return "perlu %s nilai" if one == "expected %s argument" else _translate(one if count == 1 else many)


vars(argparse).update(_=_translate, ngettext=_translate_plural)

Adds = Callable[[argparse.ArgumentParser], None]
REPORTS = (
    *("iku", "pengukuran", "kertas-kerja", "berita-acara", "lembar-persetujuan"),
    *("perjanjian-kinerja", "rencana-aksi", "lkjip", "lembar-salin"),
)
TABLES = ("activities", "village-documents", "budget")
FORMATS = ("table", "json", "csv")
BASES = ("event", "document", "in_force")


def tahun(text: str) -> int:
    """Return a performance year; raises ValueError outside 1945-2199."""
    year = int(text)
    if not (len(text) == 4 and 1945 <= year <= 2199):
        raise ValueError(text)
    return year


def rentang_tahun(text: str) -> tuple[int, ...]:
    """Return one performance year, or every year of a span `2014-2023`. Raises ArgumentTypeError for anything else."""
    first, dash, last = text.partition("-")
    try:
        span = range(tahun(first), tahun(last if dash else first) + 1)
    except ValueError:
        span = range(0)
    if not span:
        raise argparse.ArgumentTypeError(f"'{text}' bukan tahun; tulis satu tahun (2024) atau rentangnya (2014-2023)")
    return tuple(span)


def terisi(text: str) -> str:
    """Return a name that was given. Raises ArgumentTypeError for an empty one, which would mean this folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("namanya kosong; sebut folder atau alamatnya")
    return text


def folder(text: str) -> Path:
    """Return a folder that was named. Raises ArgumentTypeError."""
    return Path(terisi(text))


def port(text: str) -> int:
    """Return a TCP port; raises ValueError outside 1-65535."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def build() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = argparse.ArgumentParser(
        prog="cermat",
        description="Cermat: buku kantor kecamatan dan angka IKU yang mengikutinya.",
        epilog="Kode keluar: 0 selesai, 1 ditolak dengan alasan, 2 salah pakai.",
    )
    root.add_argument("--version", action="version", version=f"cermat {__version__}", help="tampilkan versi")
    commands = root.add_subparsers(dest="command", required=True, metavar="PERINTAH", title="perintah")
    for name, (summary, module, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(module=f"cermat.cli.{module}")
        add(command)
    return root


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=port, default=8000, help="porta halaman web (bawaan: 8000)")
    command.add_argument("--no-serve", action="store_true", help="isi buku dan cetak angkanya tanpa halaman web")
    command.add_argument("--fresh", action="store_true", help="buang buku contoh lama dan mulai lagi")


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("--office", required=True, metavar="KODE", help="kode kecamatan, contoh 35.08.10")
    command.add_argument("--yes", action="store_true", help="jangan bertanya")


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", metavar="ALAMAT", help="alamat (bawaan: 127.0.0.1)")
    command.add_argument("--port", type=port, default=8000, help="porta (bawaan: 8000)")


def _user(command: argparse.ArgumentParser) -> None:
    verbs = command.add_subparsers(dest="verb", required=True, metavar="TINDAKAN", title="tindakan")
    add = verbs.add_parser("add", help="tambah pengguna; kata sandinya dicetak sekali")
    _role(add)
    add.add_argument("--name", default="", metavar="NAMA", help="nama dengan gelar, seperti tercetak pada naskah")
    add.add_argument("--position", default="", metavar="JABATAN", help="jabatan seperti tercetak di halaman")
    add.add_argument("--undangan", action="store_true", help="cetak tautan undangan sebagai ganti kata sandi")
    _office(add)
    give = verbs.add_parser("give-role", help="beri pengguna yang sudah ada satu peran lagi, juga di kantor lain")
    _role(give)
    give.add_argument("--acting", metavar="CARA", help="Plt. atau Plh.; kosong: pejabat definitif")
    _office(give)


def _role(command: argparse.ArgumentParser) -> None:
    command.add_argument("username", metavar="NAMA-PENGGUNA")
    command.add_argument("--role", required=True, metavar="PERAN")
    command.add_argument("--unit", metavar="KODE-UNIT")
    command.add_argument("--village", metavar="KODE-DESA")


def _office(command: argparse.ArgumentParser) -> None:
    command.add_argument("--office", metavar="KODE", help="kode kecamatan; boleh dikosongkan bila hanya ada satu")


def _every_office(command: argparse.ArgumentParser) -> None:
    command.add_argument("--office", metavar="KODE", help="kode kecamatan (bawaan: semua kantor)")


def _period(command: argparse.ArgumentParser) -> None:
    command.add_argument("year", type=tahun, metavar="TAHUN", help="tahun kinerja")
    _within_year(command)
    _office(command)


def _within_year(command: argparse.ArgumentParser) -> None:
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), help="sampai akhir triwulan ini")
    command.add_argument("--as-of", metavar="KAPAN", help="yang diketahui saat itu: tanggal, atau waktu ISO ber-offset")
    command.add_argument("--year-basis", choices=BASES, help="dasar tahun dokumen desa (bawaan: menurut naskah IKU)")


def _format(command: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    command.add_argument("--format", choices=formats, default="table", help="bentuk jawaban (bawaan: table)")


def _measure(command: argparse.ArgumentParser) -> None:
    _period(command)
    _format(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("indicator", metavar="INDIKATOR", help="contoh: iku-1, iku-2, ipp")
    _period(command)
    _format(command)


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("table", choices=(*TABLES, "areas", "iku"), help="isi berkas")
    command.add_argument("file", type=Path, metavar="BERKAS")
    command.add_argument("--year", type=tahun, metavar="TAHUN", help="untuk budget: tahun anggarannya")
    command.add_argument(
        "--withdraw-absent",
        action="store_true",
        help="untuk budget: tarik simpul tercatat yang tidak ada di berkas",
    )
    command.add_argument(
        "--continuing",
        action="append",
        default=[],
        metavar="KODE",
        help="untuk iku: kode yang melanjutkan indikator naskah lama; boleh berulang",
    )
    command.add_argument("--verified", action="store_true", help="ambil alih buku lama sebagai terverifikasi")
    command.add_argument(
        "--every-office",
        action="store_true",
        help="untuk village-documents: tiap baris ke kantor desanya; semua kantor, atau tidak satu pun",
    )
    command.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menyimpan")
    _office(command)
    _format(command, ("table", "json"))


def _undo(command: argparse.ArgumentParser) -> None:
    command.add_argument("delivery", metavar="KIRIMAN", help="nama yang dicetak `cermat import … --every-office`")
    _format(command, ("table", "json"))


def _audit(command: argparse.ArgumentParser) -> None:
    command.add_argument("book", choices=("budget",), help="yang diaudit")
    command.add_argument("year", type=tahun, metavar="TAHUN", help="tahun anggaran")
    _office(command)
    _format(command, ("table", "json"))


def _template(command: argparse.ArgumentParser) -> None:
    command.add_argument("table", choices=TABLES, help="isi template")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS.xlsx")
    _office(command)


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", choices=REPORTS, help="jenis naskah")
    _period(command)
    command.add_argument("--indicator", metavar="INDIKATOR", help="untuk kertas-kerja: satu indikator saja")
    kinds = ("perjanjian", "perubahan")
    command.add_argument("--kind", choices=kinds, help="untuk perjanjian-kinerja (bawaan: yang berlaku)")
    command.add_argument("--paper", choices=("a4", "f4"), help="ukuran kertas (bawaan: setelan kantor, atau a4)")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS", help=".pdf, .docx atau .xlsx")
    command.add_argument(
        "--every-office", action="store_true", help="satu PDF tiap kantor ke folder pada -o; beberapa proses bersama"
    )


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("--papers", action="store_true", help="susun ulang setiap naskah terbit dan bandingkan juga")
    _office(command)
    _format(command, ("table", "json"))


def _work(command: argparse.ArgumentParser) -> None:
    command.add_argument("--once", action="store_true", help="kerjakan yang menunggu lalu selesai, untuk cron")
    command.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)


def _remind(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dry-run", action="store_true", help="sebut saja siapa akan diingatkan tentang apa")
    _every_office(command)


def _doctor(command: argparse.ArgumentParser) -> None:
    _format(command, ("table", "json"))


def _recount(command: argparse.ArgumentParser) -> None:
    _every_office(command)
    _format(command, ("table", "json"))


def _sweep(command: argparse.ArgumentParser) -> None:
    _format(command, ("table", "json"))


def _rollup(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--source", type=terisi, required=True, metavar="SUMBER", help="folder danau data, atau postgresql://…"
    )
    command.add_argument("--engine", choices=("duckdb", "postgres", "spark"), default="duckdb", help="bawaan: duckdb")
    levels = ("kecamatan", "kabupaten", "provinsi", "nasional")
    command.add_argument("--level", choices=levels, default="kecamatan", help="bawaan: kecamatan")
    command.add_argument(
        "--year", dest="years", type=rentang_tahun, required=True, metavar="TAHUN", help="tahun kinerja, atau 2014-2023"
    )
    _within_year(command)
    command.add_argument("--master", metavar="ALAMAT", help="untuk spark: alamat klaster (bawaan: komputer ini)")
    command.add_argument("-o", "--output", type=Path, metavar="BERKAS", help="berkas .json, .csv atau .parquet")
    _format(command)


def _export(command: argparse.ArgumentParser) -> None:
    kinds = ("lake", "open-data")
    command.add_argument(
        "what", choices=kinds, metavar=f"{{{','.join(kinds)}}}", help="danau data, atau angka yang dipublikasikan"
    )
    command.add_argument("folder", type=folder, metavar="FOLDER", help="folder kosong, atau yang diperbarui")
    _format(command, ("table", "json"))


_COMMANDS: dict[str, tuple[str, str, Adds]] = {
    "demo": ("buku contoh Kecamatan Lumajang di basis data tersendiri, dengan halaman web", "demo", _demo),
    "init": ("buka buku satu kantor", "offices", _init),
    "serve": ("jalankan halaman web", "serve", _serve),
    "work": ("kerjakan tugas latar; `cermat serve` sudah menjalankannya sendiri", "work", _work),
    "user": ("pengguna", "users", _user),
    "measure": ("ukur semua indikator satu periode", "measure", _measure),
    "explain": ("kertas kerja satu indikator: setiap baris, putusan, alasan, sumber", "explain", _explain),
    "import": ("masukkan berkas CSV, XLSX atau YAML ke buku", "imports", _import),
    "undo": ("tarik kembali kiriman berkas dari semua kantor, atau dari tidak satu pun", "undo", _undo),
    "audit": ("cari yang tidak cocok dalam pohon anggaran; kode keluar 1 bila ada temuan", "audit", _audit),
    "template": ("buat berkas XLSX kosong untuk diisi", "templates", _template),
    "report": ("cetak naskah resmi", "reports", _report),
    "remind": ("buat pengingat hari ini dan kirim yang menunggu; jalankan tiap seperempat jam", "remind", _remind),
    "verify": ("periksa bahwa tidak ada baris atau peristiwa yang diubah, hilang atau disisipkan", "verify", _verify),
    "sweep": ("buang berkas bukti tanpa baris dan unggahan yang terbengkalai sehari", "sweep", _sweep),
    "recount": ("hitung ulang hitungan gabungan dan angka terbuka, perbaiki yang keliru", "recount", _recount),
    "export": ("tulis buku semua kantor sebagai danau data, atau angka terbukanya", "export", _export),
    "rollup": ("jumlahkan angka banyak kantor: kabupaten, provinsi, nasional", "rollup", _rollup),
    "doctor": ("periksa pemasangan dan katakan cara memperbaikinya", "doctor", _doctor),
}
