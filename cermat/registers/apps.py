"""The Django app of the books."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The app whose label is `registers`."""

    name = "cermat.registers"
    label = "registers"
    verbose_name = "Buku-buku"
