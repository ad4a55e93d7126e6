"""What the environment says, refused where it is nonsense."""

import os
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs
from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    """Return the folder that holds the state: `CERMAT_DATA`, or the platform's user data folder."""
    folder = os.environ.get("CERMAT_DATA")
    return Path(folder).expanduser().resolve() if folder else Path(platformdirs.user_data_dir("cermat"))


def is_on(name: str, *, default: bool) -> bool:
    """Return what a yes/no variable says; refuses anything but ya/tidak, 1/0, true/false."""
    text = os.environ.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"1", "true", "ya"}:
        return True
    if text in {"0", "false", "tidak"}:
        return False
    raise ImproperlyConfigured(f"{name}={text!r} tidak dikenal; tulis 1 (ya) atau 0 (tidak).")


def text(name: str) -> str:
    """Return a variable without surrounding spaces; empty where it is not set."""
    return os.environ.get(name, "").strip()


def words(name: str, *, default: str) -> list[str]:
    """Return a comma-separated variable as a list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def choice(name: str, known: Collection[str], *, default: str) -> str:
    """Return which of some words a variable says; refuses any other."""
    text = os.environ.get(name, "").strip().lower() or default
    if text not in known:
        raise ImproperlyConfigured(f"{name}={text!r} tidak dikenal; tulis {' atau '.join(known)}.")
    return text


def number(name: str, *, default: int) -> int:
    """Return what a variable says as a whole number of at least 0; refuses anything else."""
    text = os.environ.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name}={text!r} bukan bilangan; tulis 0, 1, 2, dan seterusnya.")
    return int(text)


def secret_key(folder: Path) -> str:
    """Return the signing key: `CERMAT_SECRET_KEY`, or one made once in the data folder, readable by its owner alone."""
    if key := os.environ.get("CERMAT_SECRET_KEY"):
        return key
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """Return Django's database settings from `DATABASE_URL`; default SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "cermat.sqlite3")
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL tidak terbaca; tulis postgresql://pengguna:sandi@alamat:5432/nama atau sqlite:///berkas."
        ) from error
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            # Compiling a query takes longer than any of ours runs.
            "OPTIONS": {"options": "-c jit=off", **dict(parse_qsl(parts.query))},
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL dengan skema {parts.scheme!r} tidak dikenal; pakai postgresql://… atau sqlite:///berkas."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    # Every transaction takes the write lock at its start (IMMEDIATE), and a commit is on the disk before it is
    # acknowledged: TRUNCATE + FULL loses nothing at a power cut and does not meet the WAL-reset fault of SQLite
    # before 3.51.3 (docs/adr).
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The server mail is handed to; an empty `host`: none, no mail is sent. `scheme` says how it is encrypted."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str


def mail_server() -> MailServer:
    """Return what `CERMAT_SMTP` and `CERMAT_MAIL_FROM` say."""
    url = os.environ.get("CERMAT_SMTP", "")
    parts = urlsplit(url or "smtp:")
    if url and (parts.scheme not in MAIL_PORTS or not parts.hostname):
        raise ImproperlyConfigured(
            f"CERMAT_SMTP tidak terbaca; tulis {'://, '.join(MAIL_PORTS)}:// diikuti pengguna:sandi@alamat:porta."
        )
    user = unquote(parts.username or "")
    return MailServer(
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=_port(parts.netloc, MAIL_PORTS[parts.scheme]),
        user=user,
        password=unquote(parts.password or ""),
        sender=_sender(user) if url else "",
    )


def _port(netloc: str, default: int) -> int:
    try:
        return urlsplit(f"//{netloc}").port or default
    except ValueError as error:
        raise ImproperlyConfigured("Porta pada CERMAT_SMTP bukan bilangan 1 sampai 65535.") from error


def _sender(user: str) -> str:
    sender = os.environ.get("CERMAT_MAIL_FROM", user).strip()
    if "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured("CERMAT_MAIL_FROM belum diisi; tulis alamat pengirim, contoh cermat@contoh.go.id.")
    return sender


def public_address() -> str:
    """Return where the pages answer, from `CERMAT_URL`, without a slash at its end; empty where nobody said."""
    url = os.environ.get("CERMAT_URL", "").strip().rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ImproperlyConfigured(
            f"CERMAT_URL={url!r} tidak terbaca; tulis alamat halaman, contoh https://cermat.contoh.go.id."
        )
    return url
