"""What is handed out as open data: the published figures of one office, or of all, each file whole."""

from collections.abc import Iterator

from django.conf import settings

from cermat.documents.open_data import package
from cermat.documents.open_data.columns import table
from cermat.documents.open_data.forms import COLUMN_TYPES, MEDIA_TYPES, WRITERS, plain_csv
from cermat.indicators.publishing import PublishedFigureRow
from cermat.registers import selectors
from cermat.rollup import parquet

DESCRIBED_AT, SHOWN_AT, OF_ALL_AT = "datapackage.json", "publik", "data"
# What every file of the open data is called, whatever form is made here.
FILE_NAMES = frozenset({DESCRIBED_AT, *(f"{package.STEM}.{form}" for form in MEDIA_TYPES)})
Published = tuple[PublishedFigureRow, ...]


def published(code: str | None) -> Published:
    """Return what is published of an office, None: of all; nothing where nothing is."""
    if code is None:
        return selectors.every_published_figure()
    scope = selectors.published_scope(code)
    return selectors.published_figures(scope) if scope else ()


def file(rows: Published, form: str) -> bytes:
    """Return a form of the data. Raises ParquetNotMade."""
    values = table(rows, site=settings.PUBLIC_ADDRESS)
    return parquet.of_csv(plain_csv(values), COLUMN_TYPES) if form == "parquet" else WRITERS[form](values)


def package_name(office: str | None) -> str:
    """Return what the package of an office's open data is called, None: of all."""
    return package.name_of(office)


def described(rows: Published, code: str | None) -> bytes:
    """Return the package that describes every form made here."""
    return _described(rows, code, {form: file(rows, form) for form in forms()})


def forms() -> tuple[str, ...]:
    """Return the forms that are made here."""
    return tuple(form for form in MEDIA_TYPES if form != "parquet" or parquet.is_made())


def every_file() -> Iterator[tuple[str, bytes]]:
    """Yield every file by its place below `/data/`, of each office and of all, a package after what it describes."""
    for code in (*(office.code for office in selectors.published_offices()), None):
        rows, shelf = published(code), f"{code}/" if code else ""
        made = {form: file(rows, form) for form in forms()}
        yield from ((f"{shelf}{package.STEM}.{form}", content) for form, content in made.items())
        yield f"{shelf}{DESCRIBED_AT}", _described(rows, code, made)


def _described(rows: Published, code: str | None, made: dict[str, bytes]) -> bytes:
    site = settings.PUBLIC_ADDRESS
    address = f"{site}/{SHOWN_AT}/{code}/" if code else f"{site}/{OF_ALL_AT}/"
    return package.write(rows, office=code, files=made, address=address if site else "")
