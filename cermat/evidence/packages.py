"""Office files: a ZIP whose parts say DOCX or XLSX, without macros, files within files, or links that fetch something.

Every bound is checked on what the directory declares before anything is unpacked, and again while unpacking.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from cermat.evidence.errors import FileRefused
from cermat.evidence.media import (
    MAX_CELLS,
    MAX_ELEMENTS,
    MAX_UNZIPPED,
    MAX_ZIP_ENTRIES,
    MAX_ZIP_RATIO,
    SMALL_PART,
    MediaType,
)

TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
_MEDIA_OF = {
    _MAIN.format("wordprocessingml.document"): MediaType.DOCX,
    _MAIN.format("spreadsheetml.sheet"): MediaType.XLSX,
}
_AS_PDF = "simpan sebagai PDF, lalu unggah PDF-nya"
_DAMAGED = "Berkas kantor ini rusak atau terpotong; buka, simpan lagi, lalu unggah hasilnya."
# What a part's name may end with, and what such a part begins with; None: it is XML.
_PARTS: dict[str, tuple[bytes, ...] | None] = {
    "xml": None,
    "rels": None,
    "vml": None,
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "bmp": (b"BM",),
    "tif": (b"II", b"MM"),
    "tiff": (b"II", b"MM"),
    "emf": (b"\x01\0\0\0",),
    "wmf": (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0"),
    "odttf": (b"",),
    "fntdata": (b"",),
}
_PRINTER = re.compile(r"(^|/)printerSettings/[^/]+\.bin$")
_RUNS = f"Berkas kantor ini menjalankan program lain; {_AS_PDF}."
_RUNNING = frozenset({"ddeLink", "oleLink", "OLEObject", "oleObject", "control"})
# A Word field that starts a program, and a formula that does: `=cmd|'/c calc'!A0`.
_COMMAND = re.compile(r"DDE(AUTO)?\b|^=\s*[\w.]+\|", re.IGNORECASE | re.MULTILINE)
_LONGEST = 100_000
# What a program may write after a part's bytes: their checksum and sizes again.
_LONGEST_DESCRIPTOR = 24


def media_type(content: bytes) -> MediaType:
    """Return which office format a ZIP is, every part of it looked at. Raises FileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_frame(package, content)
            _check_directory(package)
            found = _declared(package)
            _check_parts(package)
            return found
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        NotImplementedError,
        UnicodeError,
        expat.ExpatError,
    ) as error:
        raise FileRefused(_DAMAGED) from error


def _check_frame(package: zipfile.ZipFile, content: bytes) -> None:
    """Return when a ZIP is its parts and its directory, with nothing before, between or after them."""
    ending = content[-22:]
    begins = 0
    for part in sorted(package.infolist(), key=lambda part: part.header_offset):
        if not 0 <= part.header_offset - begins <= _LONGEST_DESCRIPTOR:
            raise FileRefused(_DAMAGED)
        names = struct.unpack("<HH", content[part.header_offset + 26 : part.header_offset + 30])
        begins = part.header_offset + 30 + sum(names) + part.compress_size
    size, start = struct.unpack("<II", ending[12:20])
    is_close = 0 <= start - begins <= _LONGEST_DESCRIPTOR and start + size == len(content) - len(ending)
    if not ending.startswith(b"PK\x05\x06") or not is_close:
        raise FileRefused(_DAMAGED)


def _check_directory(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if TYPES not in names:
        raise FileRefused("Berkas ZIP tidak diterima; unggah isinya satu per satu.")
    if len({name.casefold() for name in names}) != len(names):
        raise FileRefused(_DAMAGED)
    if len(parts) > MAX_ZIP_ENTRIES or sum(part.file_size for part in parts) > MAX_UNZIPPED:
        raise FileRefused(f"Isi berkas kantor ini terlalu besar; {_AS_PDF}.")
    for part in parts:
        _check_entry(part)


def _check_entry(part: zipfile.ZipInfo) -> None:
    name = part.filename
    if posixpath.normpath(f"a/{name}") != f"a/{name.rstrip('/')}" or "\\" in part.orig_filename or "\0" in name:
        raise FileRefused(_DAMAGED)
    if part.flag_bits & 0x1:
        raise FileRefused("Berkas kantor ini diberi sandi; buka sandinya, simpan, lalu unggah lagi.")
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise FileRefused(_DAMAGED)
    if part.file_size > SMALL_PART and part.file_size > MAX_ZIP_RATIO * part.compress_size:
        raise FileRefused(f"Isi berkas kantor ini mengembang tidak wajar; {_AS_PDF}.")


def _declared(package: zipfile.ZipFile) -> MediaType:
    types = _Part(_Counted())
    types.read(package.read(TYPES))
    if any("macroenabled" in each.casefold() or "vba" in each.casefold() for each in types.content_types):
        raise FileRefused(f"Berkas kantor ini memuat makro; {_AS_PDF}.")
    found = [media for name, media in _MEDIA_OF.items() if name in types.content_types]
    if len(found) != 1:
        raise FileRefused(f"Berkas kantor ini bukan DOCX atau XLSX; {_AS_PDF}.")
    return found[0]


def _check_parts(package: zipfile.ZipFile) -> None:
    counted = _Counted()
    for part in package.infolist():
        if part.is_dir():
            continue
        begins = _beginnings(part.filename)
        content = package.read(part)
        if begins is None:
            _Part(counted).read(content)
        elif content and not content.startswith(begins):
            raise FileRefused(_DAMAGED)


def _beginnings(name: str) -> tuple[bytes, ...] | None:
    suffix = posixpath.basename(name).rpartition(".")[2].casefold()
    if _PRINTER.search(name):
        return (b"",)
    if suffix not in _PARTS:
        raise FileRefused(f"Berkas kantor ini memuat berkas lain di dalamnya ({_short(name)}); {_AS_PDF}.")
    return _PARTS[suffix]


@dataclass(slots=True)
class _Counted:
    """How many elements and cells the whole package holds so far."""

    elements: int = 0
    cells: int = 0


class _Part:
    """One XML part as it is read: no document type, no links that fetch, no commands."""

    def __init__(self, counted: _Counted) -> None:
        self._counted = counted
        self._inside = ""
        self._commands = ""
        self.content_types: set[str] = set()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = _refuse_document_type

    def read(self, content: bytes) -> None:
        self._parser.Parse(content, True)
        if _COMMAND.search(self._commands):
            raise FileRefused(_RUNS)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = local = name.rpartition(":")[2]
        self._counted.elements += 1
        if local == "c":
            self._counted.cells += 1
        elif local == "Relationship":
            _check_link(attributes)
        elif local in _RUNNING:
            raise FileRefused(_RUNS)
        elif "ContentType" in attributes:
            self.content_types.add(attributes["ContentType"])
        elif local == "fldSimple":
            self._commands += " ".join(attributes.values())[:_LONGEST]
        if self._counted.cells > MAX_CELLS or self._counted.elements > MAX_ELEMENTS:
            raise FileRefused(f"Berkas ini memuat lebih dari {MAX_CELLS} sel; bagi berkasnya, atau {_AS_PDF}.")

    def _text(self, said: str) -> None:
        # A field's command may be spread over several runs.
        if self._inside in {"instrText", "f"} and len(self._commands) < _LONGEST:
            self._commands += said if self._inside == "instrText" else f"\n={said}"


def _refuse_document_type(*_: object) -> None:
    raise FileRefused(f"Berkas kantor ini memuat definisi yang tidak wajar (DOCTYPE); {_AS_PDF}.")


def _check_link(attributes: dict[str, str]) -> None:
    kind = attributes.get("Type", "").rpartition("/")[2]
    if attributes.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
        raise FileRefused(f"Berkas kantor ini mengambil isi dari tempat lain ({_short(kind)}); {_AS_PDF}.")


def _short(name: str) -> str:
    return re.sub(r"[^\w./-]", "_", name)[-60:]
