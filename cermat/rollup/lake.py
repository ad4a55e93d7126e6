"""The lake: the books as Parquet files, and the one file that says which of them belong to it.

`datapackage.json` names every file with its SHA-256, every column with its type and meaning, and how far each office's
books were read. A file that it does not name is no part of the lake: a run that died leaves the lake as it was. It
holds its own SHA-256, too, by which an altered one is known.
"""

import hashlib
import json
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cermat.indicators.obligations import FURTHEST_DEADLINE
from cermat.rollup import tables
from cermat.rollup.errors import RollupRefused
from cermat.words.errors import CermatError

NAME = "datapackage.json"
LAYOUT = 2
_TYPES = {
    "int32": "integer",
    "int64": "integer",
    "string": "string",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "datetime",
}
# Where the lake's own files lie: in a table's folder, of one year or of all, by province and content.
_PLACE = re.compile(r"([a-z_]+)/(?:\d+/)?\d\d-[0-9a-f]{16}\.parquet", re.ASCII)


# What reading a description ends in that no export wrote.
_UNLIKE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class NoLake(CermatError):
    """A folder that holds no lake, or one that another version of the program wrote."""


class SpoiltLake(RollupRefused):
    """A lake of which a file, or the description, is not as it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LakeFile:
    """A file of the lake: its place within it, SHA-256, rows; `part`: the province, `year` where it holds one alone.

    `since`, `until`: the first and the last beginning, and the first and the last end, of the spans it holds (UTC).
    """

    path: str
    sha256: str
    rows: int
    part: str
    year: int | None = None
    since: tuple[str, str] | None = None
    until: tuple[str, str] | None = None

    def may_hold(self, years: Container[int], at: datetime) -> bool:
        """Return whether it may hold a row of these years that stood at an instant."""
        if self.year is not None and self.year not in years:
            return False
        if self.since is None or self.until is None:
            return True
        return datetime.fromisoformat(self.since[0]) <= at < datetime.fromisoformat(self.until[1])

    def stands_whole(self, at: datetime) -> bool:
        """Return whether every row of it stood at an instant."""
        if self.since is None or self.until is None:
            return False
        return datetime.fromisoformat(self.since[1]) <= at < datetime.fromisoformat(self.until[0])


class Head(NamedTuple):
    """An office's last act: its number, and its hash in the office's chain."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lake:
    """What a lake consists of.

    `heads`: the last act read of each office, by dotted code; `samples`: those of sample books; `law`: its fingerprint.
    """

    law: str = ""
    heads: Mapping[str, Head] = field(default_factory=dict)
    samples: frozenset[str] = frozenset()
    files: Mapping[str, tuple[LakeFile, ...]] = field(default_factory=dict)

    @property
    def latest(self) -> datetime | None:
        """Return when the last change that it counts was recorded; None of books that hold nothing to count."""
        last = [each.since[1] for found in self.files.values() for each in found if each.since]
        return datetime.fromisoformat(max(last)).replace(tzinfo=UTC) if last else None

    def of(self, table: tables.Table, *, part: str | None = None) -> tuple[LakeFile, ...]:
        """Return the files of a table, of one province or of all."""
        found = self.files.get(table.name, ())
        return tuple(each for each in found if part in (None, each.part))

    def needed(self, table: tables.Table, years: Sequence[int], *, as_of: datetime) -> tuple[LakeFile, ...]:
        """Return the files of a table that may hold rows of the performance years, as known at an instant.

        A document belongs to a performance year up to three years away from its fiscal year.
        """
        reach = 0 if table is tables.ACTIVITY_DAYS else FURTHEST_DEADLINE
        wanted = {year + step for year in years for step in range(-reach, reach + 1)}
        at = _naive(as_of)
        return tuple(each for each in self.of(table) if each.may_hold(wanted, at))

    def stands_whole(self, years: Sequence[int], *, as_of: datetime) -> bool:
        """Return whether every day that the files needed hold stood at an instant: then nothing is left to choose."""
        found = [each for table in tables.DAYS for each in self.needed(table, years, as_of=as_of)]
        return all(each.stands_whole(_naive(as_of)) for each in found)


def read(text: str, *, at: str) -> Lake:
    """Return the lake that the `datapackage.json` of a folder, or at an address, describes.

    One without a law holds nothing yet. Raises NoLake where it describes something else, SpoiltLake where it is not as
    it was written.
    """
    try:
        package = json.loads(text)
        layout = package["cermat"]["layout"]
    except _UNLIKE as error:
        raise NoLake(
            f"{at}/{NAME} bukan keterangan danau data Cermat; pilih folder danau data, atau folder kosong untuk "
            "`cermat export lake FOLDER` (danau data yang keterangannya rusak boleh dihapus, lalu diekspor ulang)."
        ) from error
    if layout != LAYOUT:
        raise NoLake(f"{at}/{NAME} ditulis versi Cermat yang lain; ekspor ulang ke folder kosong.")
    try:
        if package["cermat"].pop("sha256", None) == _sha256_of(package):
            return _stated(package)
    except _UNLIKE as error:
        # Whoever changes a description by hand can seal it too: it is taken as far as it may be true.
        raise spoilt(at, f"{NAME} tidak seperti yang ditulis Cermat") from error
    raise spoilt(at, f"{NAME} bukan yang ditulis")


def read_whole(text: str, *, at: str) -> Lake:
    """Return the same of a lake that was written to its end. Raises NoLake, too, where no export ever ended."""
    lake = read(text, at=at)
    if not lake.law:
        whereto = (
            f"`cermat export lake {at}` lagi" if "://" not in at else "`cermat export lake FOLDER`, lalu salin lagi"
        )
        raise NoLake(f"Ekspor pertama ke {at} belum selesai; jalankan {whereto}.")
    return lake


def spoilt(at: str | Path, why: str) -> SpoiltLake:
    """Return the refusal of a lake in a folder, or at an address, that is not as it was written."""
    remedy = f"jalankan `cermat export lake {at}`: setiap berkas diperiksa, dan ditulis ulang bila perlu"
    if "://" in str(at):
        remedy = "perbarui foldernya dengan `cermat export lake FOLDER`, lalu salin lagi ke sana"
    return SpoiltLake(f"Danau data di {at} rusak ({why}); {remedy}.")


def read_folder(folder: Path) -> Lake:
    """Return the lake in a folder. Raises NoLake where there is none, or a file of it is missing."""
    try:
        text = (folder / NAME).read_text(errors="replace")
    except OSError as error:
        raise NoLake(
            f"Tidak ada danau data di {folder}; periksa alamatnya, atau jalankan `cermat export lake {folder}` lebih "
            "dahulu."
        ) from error
    lake = read_whole(text, at=str(folder))
    for each in (one for found in lake.files.values() for one in found):
        if not (folder / each.path).is_file():
            raise NoLake(
                f"Berkas {each.path} hilang dari {folder}; jalankan `cermat export lake {folder}` agar ditulis lagi."
            )
    return lake


def is_whole(lake: Lake, folder: Path) -> bool:
    """Return whether every file of a lake lies in the folder as it was written, by its SHA-256."""
    return all(is_as_written(folder, each) for found in lake.files.values() for each in found)


def refuse_altered(lake: Lake, folder: Path, *, years: Sequence[int], as_of: datetime) -> None:
    """Return where every file that a roll-up reads lies in the folder as it was written. Raises SpoiltLake."""
    for each in (file for table in tables.READ for file in lake.needed(table, years, as_of=as_of)):
        if not is_as_written(folder, each):
            raise spoilt(folder, f"{each.path} bukan yang ditulis")


def place_of(table: str, *, part: str, year: int | None, sha256: str) -> str:
    """Return where within a lake a file of a table lies, by its content."""
    return f"{table if year is None else f'{table}/{year}'}/{part}-{sha256[:16]}.parquet"


def is_own(path: str) -> bool:
    """Return whether a place within a lake is one where files of its tables lie."""
    found = _PLACE.fullmatch(path)
    return found is not None and found[1] in {each.name for each in tables.EVERY}


def is_as_written(folder: Path, file: LakeFile) -> bool:
    """Return whether a file lies in the folder with the content that the lake's description names."""
    try:
        with (folder / file.path).open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def described(lake: Lake) -> str:
    """Return the text of a lake's `datapackage.json`: the same lake, the same text."""
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "cermat-danau-data",
        "title": "Buku kantor kecamatan, satu rekaman tiap versi baris",
        "cermat": {
            "layout": LAYOUT,
            "law": lake.law,
            "heads": dict(sorted(lake.heads.items())),
            "samples": sorted(lake.samples),
        },
        "resources": [_resource(each, lake.of(each)) for each in tables.EVERY if lake.of(each)],
    }
    package["cermat"]["sha256"] = _sha256_of(package)
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sha256_of(package: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a description without the one it holds of itself, however its lines are broken."""
    return hashlib.sha256(json.dumps(package, ensure_ascii=False).encode()).hexdigest()


def _resource(table: tables.Table, files: tuple[LakeFile, ...]) -> dict[str, object]:
    ordered = sorted(files, key=lambda each: each.path)
    columns = [
        {"name": name, "type": _TYPES[kind], "description": meaning} for name, (kind, meaning) in table.columns.items()
    ]
    return {
        "name": table.name,
        "title": table.title,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "path": [each.path for each in ordered],
        "schema": {"fields": columns},
        "cermat:files": [
            {name: value for name, value in asdict(each).items() if value is not None} for each in ordered
        ],
    }


def _naive(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)


def _stated(package: Mapping[str, Any]) -> Lake:
    """Return the lake that a description states. Raises one of _UNLIKE where it cannot be what an export wrote."""
    stated = package["cermat"]
    files = {
        each["name"]: tuple(_file(one, table=each["name"]) for one in each["cermat:files"])
        for each in package["resources"]
    }
    paths = [each.path for found in files.values() for each in found]
    heads = {office: Head(*head) for office, head in stated["heads"].items()}
    of_offices = all(
        tables.undotted(office) and head.seq >= 0 and isinstance(head.hash, str) for office, head in heads.items()
    )
    samples = frozenset(stated["samples"])
    is_one = of_offices and samples <= heads.keys() and len(set(paths)) == len(paths) and isinstance(stated["law"], str)
    if not is_one:
        raise ValueError(stated)
    return Lake(law=stated["law"], heads=heads, samples=samples, files=files)


def _file(stated: Mapping[str, Any], *, table: str) -> LakeFile:
    spans = {name: tuple(value) for name, value in stated.items() if isinstance(value, list)}
    file = LakeFile(**{**stated, **spans})
    own = place_of(table, part=file.part, year=file.year, sha256=file.sha256)
    is_one = is_own(file.path) and file.path == own and isinstance(file.year, int | None) and file.rows >= 0
    if not (is_one and all(_is_span(*each) for each in (file.since, file.until) if each is not None)):
        raise ValueError(stated)
    return file


def _is_span(first: str, last: str) -> bool:
    """Return whether two texts are instants in UTC, without an offset, in their order."""
    begun, ended = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return begun.tzinfo is None and begun <= ended
