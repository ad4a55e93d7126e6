"""The open data as it is handed out: the published figures of one office, or of all."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from cermat.documents.open_data import package
from cermat.documents.open_data.columns import table
from cermat.documents.open_data.forms import COLUMN_TYPES, MEDIA_TYPES, WRITERS, plain_csv
from cermat.indicators.publishing import PublishedFigureRow
from cermat.registers import selectors
from cermat.rollup import parquet

FORM_WORDS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLink:
    """One file of the open data and where it is."""

    words: str
    address: str


def rows(code: str | None) -> tuple[PublishedFigureRow, ...]:
    """Return what is published of an office, None: of all; nothing where nothing is."""
    if code is None:
        return selectors.every_published_figure()
    scope = selectors.published_scope(code)
    return selectors.published_figures(scope) if scope else ()


def file(published: tuple[PublishedFigureRow, ...], form: str) -> bytes:
    """Return a form of the data. Raises ParquetNotMade."""
    rows = table(published, site=settings.PUBLIC_ADDRESS)
    return parquet.of_csv(plain_csv(rows), COLUMN_TYPES) if form == "parquet" else WRITERS[form](rows)


def described(published: tuple[PublishedFigureRow, ...], code: str | None) -> bytes:
    """Return the package that describes every form made here."""
    address = settings.PUBLIC_ADDRESS and settings.PUBLIC_ADDRESS + (
        reverse("publik_kantor", args=[code]) if code else reverse("data_terbuka")
    )
    return package.write(
        published, office=code, files={form: file(published, form) for form in forms()}, address=address
    )


def forms() -> tuple[str, ...]:
    """Return the forms that are made here."""
    return tuple(form for form in MEDIA_TYPES if form != "parquet" or parquet.is_made())


def links(code: str | None) -> list[DataLink]:
    """Return every file of an office's data, None: of all, the description last."""
    at = [code] if code else []
    made = "data_kantor" if code else "data"
    described_at = "paket_data_kantor" if code else "paket_data"
    return [
        *(DataLink(words=FORM_WORDS[form], address=reverse(made, args=[*at, form])) for form in forms()),
        DataLink(words="datapackage.json (arti tiap kolom)", address=reverse(described_at, args=at)),
    ]
