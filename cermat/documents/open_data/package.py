"""`datapackage.json`: what the open data are, in the words of Frictionless Data Package 2.0."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from cermat.documents.open_data.columns import COLUMNS, PRIMARY_KEY
from cermat.documents.open_data.forms import MEDIA_TYPES
from cermat.documents.reports.phrases import name_with_kind, sample_words
from cermat.indicators.publishing import PublishedFigureRow
from cermat.words.dates import write_date

STEM = "capaian"
# Of the package of all; that of one office says its code after it.
NAME = "iku"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Atribusi 4.0 Internasional",
}
AREAS = {
    "title": "Kode dan nama wilayah: idn-area-data, Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
_MEANS = (
    "Angka Indikator Kinerja Utama (IKU) kecamatan yang sudah disetujui dan dipublikasikan, satu baris untuk tiap "
    "indikator dalam tiap edisi pengukuran. Angka dihitung dari buku kantor, tidak diketik; yang diganti tetap ada "
    "dengan keadaan “diganti”. Jumlahkan pembilang dan penyebut, jangan persentase, dan hanya dari baris yang "
    "definisinya sama."
)
_TITLES = {
    "csv": "Angka IKU sebagai CSV; teks yang diawali =, +, -, atau @ diberi satu apostrof di depannya",
    "json": "Angka IKU sebagai JSON; bilangan berdesimal ditulis sebagai teks agar tidak dibulatkan",
    "parquet": "Angka IKU sebagai Parquet",
}


def write(rows: Sequence[PublishedFigureRow], *, office: str | None, files: Mapping[str, bytes], address: str) -> bytes:
    """Return the package of these rows. `files`: each form with its bytes; `address`: of their page, else empty.

    `office`: the code of the one they are of; None: of all that published something.
    """
    said = {**_named(rows, office), **({"homepage": address} if address else {}), **_package(rows)}
    said["resources"] = [_resource(form, content) for form, content in files.items()]
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def name_of(office: str | None) -> str:
    """Return what the package of an office is called, None: of all that published something."""
    return f"{NAME}-{office.replace('.', '-')}" if office else NAME


def _named(rows: Sequence[PublishedFigureRow], office: str | None) -> dict[str, Any]:
    last = rows[-1] if office else None
    whose = f"{name_with_kind(last.office_name)}, {last.regency}" if last else "semua kecamatan yang mempublikasikannya"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name_of(office),
        "title": f"{sample_words(any(row.is_sample for row in rows))}Angka IKU {whose}",
        "description": _MEANS,
    }


def _package(rows: Iterable[PublishedFigureRow]) -> dict[str, Any]:
    return {
        "licenses": [LICENCE],
        "sources": [*_papers(rows), AREAS],
        "keywords": ["IKU", "kinerja", "kecamatan", "SAKIP"],
    }


def _papers(rows: Iterable[PublishedFigureRow]) -> Iterator[dict[str, str]]:
    papers = {(row.office, row.iku): row for row in rows}
    for row in papers.values():
        number = f" nomor {row.iku_number}" if row.iku_number else ""
        yield {"title": f"Naskah IKU {name_with_kind(row.office_name)}{number} tanggal {write_date(row.iku_dated)}"}


def _resource(form: str, content: bytes) -> dict[str, Any]:
    return {
        "name": f"{STEM}-{form}",
        "type": "table",
        "title": _TITLES[form],
        "path": f"{STEM}.{form}",
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        **({} if form == "parquet" else {"encoding": "utf-8"}),
        **({"dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"}} if form == "csv" else {}),
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema(),
    }


def schema() -> dict[str, Any]:
    """Return the Table Schema of every form."""
    return {
        "fields": [
            {
                "name": column.name,
                "type": column.kind,
                "description": column.description,
                **({"constraints": dict(column.constraints)} if column.constraints else {}),
            }
            for column in COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": list(PRIMARY_KEY),
    }
