"""What a file is, by its content alone; its name and what the browser says of it are not asked."""

import re
from enum import StrEnum

from cermat.evidence.errors import FileRefused
from cermat.evidence.media import ACCEPTED_WORDS


class Family(StrEnum):
    """What the first bytes say; which office format a ZIP is, its parts say."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    ZIP = "ZIP"


_FAMILIES = (
    (b"%PDF-", Family.PDF),
    (b"\xff\xd8\xff", Family.JPEG),
    (b"\x89PNG\r\n\x1a\n", Family.PNG),
    (b"PK\x03\x04", Family.ZIP),
)
_SAVE_ANEW = "buka di programnya, pilih Simpan Sebagai {}, lalu unggah hasilnya"
# Formats people do have, with what to do instead.
_KNOWN = (
    (
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "Word, Excel, atau PowerPoint lama (DOC, XLS, PPT), atau yang diberi sandi",
        f"{_SAVE_ANEW.format('DOCX, XLSX, atau PDF')}, tanpa sandi",
    ),
    (
        re.compile(rb".{4}ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)", re.DOTALL),
        "HEIC (foto iPhone)",
        "setel Pengaturan › Kamera › Format › Paling Kompatibel, atau kirim fotonya lewat galeri sebagai JPEG",
    ),
    (re.compile(rb".{4}ftyp(avif|avis)", re.DOTALL), "AVIF", "simpan fotonya sebagai JPEG"),
    (re.compile(rb".{4}ftyp", re.DOTALL), "video", "unggah fotonya atau notulennya"),
    (re.compile(rb"GIF8[79]a"), "GIF", "simpan gambarnya sebagai PNG atau JPEG"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WEBP", "simpan gambarnya sebagai JPEG"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF", "pindai lagi sebagai PDF"),
    (re.compile(rb"BM.{8}", re.DOTALL), "BMP", "simpan gambarnya sebagai PNG"),
    (re.compile(rb"\{\\rtf"), "RTF", _SAVE_ANEW.format("DOCX atau PDF")),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ\0"), "arsip", "unggah isinya satu per satu"),
    (re.compile(rb"MZ|\x7fELF|#!"), "program", "program tidak dapat menjadi bukti"),
    (
        re.compile(rb"\s*(<!doctype html|<html|<svg|<\?xml|<script)", re.IGNORECASE),
        "halaman web atau SVG",
        "cetak ke PDF",
    ),
)
_END_OF_ZIP = b"PK\x05\x06"
# What a picture never holds, and another program would run.
_CODE = re.compile(rb"<\?php|<script|<html|<svg|<!doctype html", re.IGNORECASE)


def family(content: bytes) -> Family:
    """Return what a file's first bytes say it is. Raises FileRefused with what to do instead."""
    if not content:
        raise FileRefused("Berkas ini kosong (0 bita); periksa berkasnya, lalu unggah lagi.")
    for begins, found in _FAMILIES:
        if content.startswith(begins):
            return found
    for pattern, name, remedy in _KNOWN:
        if pattern.match(content):
            raise FileRefused(f"Berkas {name} tidak diterima; {remedy}.")
    raise FileRefused(f"Jenis berkas ini tidak dikenal; yang diterima: {ACCEPTED_WORDS}.")


def refuse_second_face(content: bytes, found: Family) -> None:
    """Return when a file is one format only. Raises FileRefused for one that another program would read as another."""
    is_pdf_too = found is not Family.PDF and b"%PDF-" in content[:1100]
    # A ZIP is read from its end, and its comment is at most 64 KiB.
    is_zip_too = found is not Family.ZIP and _END_OF_ZIP in content[-66_000:]
    is_code_too = found in {Family.JPEG, Family.PNG} and _CODE.search(content)
    if is_pdf_too or is_zip_too or is_code_too:
        raise FileRefused(
            f"Berkas {found} ini memuat berkas jenis lain di dalamnya; foto atau pindai lagi, lalu unggah hasilnya."
        )
