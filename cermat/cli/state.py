"""Where the state lives, and opening it."""

import os
from pathlib import Path

import platformdirs

from cermat.cli.errors import CommandRefused
from cermat.words.errors import os_reason


def choose_folder(*, is_demo: bool) -> None:
    """Point `CERMAT_DATA` at the data folder; the demo has its own, and its own embedded database."""
    chosen = os.environ.get("CERMAT_DATA")
    if is_demo:
        os.environ.pop("DATABASE_URL", None)
        os.environ["CERMAT_DATA"] = str(Path(chosen) / "demo" if chosen else platformdirs.user_data_dir("cermat-demo"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "cermat.config.settings"


def open_books() -> None:
    """Set Django up. Raises CommandRefused where the environment or the data folder makes that impossible."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandRefused(str(error)) from error
    except OSError as error:
        raise CommandRefused(
            f"Folder data {os.environ.get('CERMAT_DATA', '')} tidak dapat dipakai ({os_reason(error)}); "
            "setel CERMAT_DATA ke folder yang dapat ditulisi."
        ) from error


def make_tables() -> None:
    """Create or upgrade the tables."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)


def _unopened(vendor: str, error: Exception) -> str:
    """Return why the database cannot be opened, with the remedy that fits it."""
    if vendor == "postgresql":
        return (
            "PostgreSQL tidak dapat dihubungi; periksa apakah peladennya berjalan, dan alamat, nama pengguna, serta "
            "sandi pada DATABASE_URL."
        )
    return f"Basis data tidak dapat dibuka ({error}); periksa CERMAT_DATA, atau jalankan `cermat init --office KODE`."


def require_tables() -> None:
    """Raise CommandRefused where no office's books have been made yet, or an upgrade is waiting."""
    from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    except DatabaseError as error:
        raise CommandRefused(_unopened(connections[DEFAULT_DB_ALIAS].vendor, error)) from error
    if not executor.loader.applied_migrations:
        raise CommandRefused("Belum ada buku di sini; jalankan `cermat init --office KODE` lebih dahulu.")
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandRefused("Tabel perlu ditingkatkan; jalankan `cermat init --office KODE --yes` sekali lagi.")
