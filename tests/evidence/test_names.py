"""The names of files: text that people read, never a path, never a trick."""

import pytest

from cermat.evidence import names
from cermat.evidence.media import MediaType


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Berita acara 3.pdf", "Berita acara 3.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/cron.d/x", "x"),
        ("C:\\foto.jpg", "foto.jpg"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("foto\u200b\u2066.jpg", "foto.jpg"),
        ("a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie: x.pdf"),
        ("  .htaccess  ", "htaccess"),
        ("...", "berkas"),
        ("", "berkas"),
        ("é" * 300, "é" * 150),
    ],
)
def test_keeps_what_is_seen_of_the_last_part(sent: str, kept: str) -> None:
    assert names.received_name(sent) == kept


@pytest.mark.parametrize(
    ("sent", "given"),
    [
        ("foto.jpg.exe", "foto_jpg.jpg"),
        ("laporan.html", "laporan.jpg"),
        ('a"; filename="x.html', "a__ filename=_x.jpg".replace("=", "_")),
        ("tanpa-akhiran", "tanpa-akhiran.jpg"),
        ("../../.env", "env.jpg"),
        ("Daftar hadir (2).JPG", "Daftar hadir (2).jpg"),
    ],
)
def test_hands_a_file_out_under_the_suffix_of_its_content(sent: str, given: str) -> None:
    assert names.given_name(sent, MediaType.JPEG) == given
