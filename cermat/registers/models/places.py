"""The office and its places."""

from django.db import models

from cermat.registers.models.base import DatedBook


class OfficeProfile(DatedBook):
    """What an office is called, for its letterhead, and its time zone (an IANA name).

    `is_sample` marks sample books: every page and paper then says DATA CONTOH. `paper_size` None: A4. `logo`: the
    SHA-256 of the kept picture in the letterhead; None: none.
    """

    name = models.CharField(max_length=200)
    regency = models.CharField(max_length=200)
    seat = models.CharField(max_length=100)
    address = models.TextField(blank=True)
    zone = models.CharField(max_length=50)
    is_sample = models.BooleanField(default=False)
    paper_size = models.CharField(max_length=2, null=True, blank=True)
    logo = models.CharField(max_length=64, null=True, blank=True)


class Unit(DatedBook):
    """A Seksi or Sub Bagian; its key is its code."""

    name = models.CharField(max_length=200)


class Village(DatedBook):
    """A desa, desa adat or kelurahan; its key is its area code, whose last segment says which."""

    name = models.CharField(max_length=200)
