"""The environment is read strictly."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cermat.config import environment


def test_the_data_folder_is_the_one_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CERMAT_DATA", str(tmp_path / "x"))
    assert environment.data_folder() == tmp_path / "x"


def test_the_data_folder_defaults_to_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CERMAT_DATA")
    assert environment.data_folder().name == "cermat"


@pytest.mark.parametrize(("text", "value"), [("1", True), ("ya", True), ("TRUE", True), ("0", False), ("tidak", False)])
def test_reads_yes_and_no(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("CERMAT_DEBUG", text)
    assert environment.is_on("CERMAT_DEBUG", default=not value) is value


def test_refuses_a_yes_or_no_that_is_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERMAT_DEBUG", "mungkin")
    with pytest.raises(ImproperlyConfigured, match="CERMAT_DEBUG='mungkin' tidak dikenal"):
        environment.is_on("CERMAT_DEBUG", default=False)


def test_makes_one_secret_key_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CERMAT_SECRET_KEY", raising=False)
    first = environment.secret_key(tmp_path / "new")
    assert len(first) > 50
    assert environment.secret_key(tmp_path / "new") == first
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600


def test_takes_the_secret_key_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CERMAT_SECRET_KEY", "kunci")
    assert environment.secret_key(tmp_path) == "kunci"
    assert list(tmp_path.iterdir()) == []


def test_sqlite_is_the_default_and_durable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings = environment.database(tmp_path)
    assert settings["NAME"] == tmp_path / "cermat.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=TRUNCATE" in settings["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]


def test_reads_a_sqlite_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/buku%20desa.sqlite3")
    assert environment.database(tmp_path)["NAME"] == Path("/srv/buku desa.sqlite3")


def test_reads_a_postgresql_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://cermat:r%40hasia@db.lokal:5433/buku?sslmode=require")
    settings = environment.database(tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["NAME"], settings["USER"], settings["PASSWORD"]) == ("buku", "cermat", "r@hasia")
    assert (settings["HOST"], settings["PORT"]) == ("db.lokal", "5433")
    assert settings["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}


def test_refuses_an_unknown_kind_of_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root@127.0.0.1/x")
    with pytest.raises(ImproperlyConfigured, match="skema 'mysql' tidak dikenal"):
        environment.database(tmp_path)


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("smtp://surel.contoh.go.id", ("smtp", "surel.contoh.go.id", 25, "", "")),
        (
            "smtp+starttls://kantor:s%40ndi@surel.contoh.go.id",
            ("smtp+starttls", "surel.contoh.go.id", 587, "kantor", "s@ndi"),
        ),
        ("smtps://kantor:sandi@surel.contoh.go.id:2465", ("smtps", "surel.contoh.go.id", 2465, "kantor", "sandi")),
    ],
)
def test_reads_the_mail_server(monkeypatch: pytest.MonkeyPatch, url: str, seen: tuple[object, ...]) -> None:
    monkeypatch.setenv("CERMAT_SMTP", url)
    monkeypatch.setenv("CERMAT_MAIL_FROM", "Cermat <cermat@contoh.go.id>")
    found = environment.mail_server()
    assert (found.scheme, found.host, found.port, found.user, found.password) == seen
    assert found.sender == "Cermat <cermat@contoh.go.id>"


def test_without_a_mail_server_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CERMAT_SMTP", raising=False)
    found = environment.mail_server()
    assert (found.host, found.sender) == ("", "")


def test_the_sender_is_the_user_where_that_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERMAT_SMTP", "smtps://cermat%40contoh.go.id:sandi@surel.contoh.go.id")
    monkeypatch.delenv("CERMAT_MAIL_FROM", raising=False)
    assert environment.mail_server().sender == "cermat@contoh.go.id"


@pytest.mark.parametrize(
    ("url", "sender", "said"),
    [
        ("surel.contoh.go.id:25", "a@b.id", "CERMAT_SMTP tidak terbaca"),
        ("http://surel.contoh.go.id", "a@b.id", "CERMAT_SMTP tidak terbaca"),
        ("smtp://", "a@b.id", "CERMAT_SMTP tidak terbaca"),
        ("smtp://surel:delapan", "a@b.id", "Porta pada CERMAT_SMTP"),
        ("smtp://surel.contoh.go.id", "", "CERMAT_MAIL_FROM belum diisi"),
    ],
)
def test_refuses_a_mail_server_that_is_none(monkeypatch: pytest.MonkeyPatch, url: str, sender: str, said: str) -> None:
    monkeypatch.setenv("CERMAT_SMTP", url)
    monkeypatch.setenv("CERMAT_MAIL_FROM", sender)
    with pytest.raises(ImproperlyConfigured, match=said):
        environment.mail_server()


def test_reads_where_the_pages_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERMAT_URL", "https://cermat.contoh.go.id/")
    assert environment.public_address() == "https://cermat.contoh.go.id"
    monkeypatch.setenv("CERMAT_URL", "cermat.contoh.go.id")
    with pytest.raises(ImproperlyConfigured, match="CERMAT_URL"):
        environment.public_address()
