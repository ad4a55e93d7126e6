"""Sample books of Kecamatan Lumajang, marked DATA CONTOH: three tables, their people, and how they were written."""

from cermat.actions.sample_books.filling import OFFICE, fill

__all__ = ["OFFICE", "fill"]
