"""Where the open data are."""

from dataclasses import dataclass

from django.urls import reverse

from cermat.actions import open_data

FORM_WORDS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLink:
    """One file of the open data and where it is."""

    words: str
    address: str


def links(code: str | None) -> list[DataLink]:
    """Return every file of an office's data, None: of all, the description last."""
    at = [code] if code else []
    made = "data_kantor" if code else "data"
    described_at = "paket_data_kantor" if code else "paket_data"
    return [
        *(DataLink(words=FORM_WORDS[form], address=reverse(made, args=[*at, form])) for form in open_data.forms()),
        DataLink(words="datapackage.json (arti tiap kolom)", address=reverse(described_at, args=at)),
    ]
