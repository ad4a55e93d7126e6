"""Reasons that anybody may read: what names somebody is refused, what an office writes every day is not."""

import pytest

from cermat.actions.errors import FaultyEntry
from cermat.actions.public_words import refuse_personal

NUMBER, MOBILE, TELEPHONE, MAIL = "NIK atau NIP", "nomor telepon seluler", "nomor telepon;", "alamat surel"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("NIK 3508100101700001", NUMBER),
        ("NIK 350810 010170 0001", NUMBER),
        ("NIP 197001011990031001", NUMBER),
        ("NIP 19700101 199003 1 001", NUMBER),
        ("NIP 19700101/199003/1/001", NUMBER),
        ("NIP 197001011\n990031001", NUMBER),
        ("telepon 081234567890", MOBILE),
        ("telepon 0812-3456-7890", MOBILE),
        ("telepon +62 812 3456 7890", MOBILE),
        ("telepon (0812) 34567890", MOBILE),
        ("telepon 08 12 34 56 78 90", MOBILE),
        ("tanya ali@desa.id", MAIL),
        ("tanya ali @ desa.id", MAIL),
        ("NIP 19700101\u2013199003\u20131\u2013001", NUMBER),
        ("0812\u20133456\u20137890", MOBILE),
        ("0812\u20113456\u20117890", MOBILE),
        ("0812,3456,7890", MOBILE),
        ("0812:3456:7890", MOBILE),
        ("0812_3456_7890", MOBILE),
        ("WA 8123456789", TELEPHONE),
        ("Telp. (0334) 881234", TELEPHONE),
        ("tanya ali [at] desa.id", MAIL),
    ],
)
def test_what_names_somebody_is_refused(text: str, what: str) -> None:
    with pytest.raises(FaultyEntry, match=what):
        refuse_personal("reason", f"Atas permintaan: {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "Perdes Nomor 5 Tahun 2023 tanggal 08-12-2023 pukul 10.30",
        "Rapat 08/12/2023 10.30 dihadiri 15 desa",
        "Antara 2023-01-02 dan 2023-03-04, 12 dokumen",
        "01/02/2023 - 03/04/2023",
        "Pagu Rp1.234.567.890.123",
        "Berkas 005/123/427.82/2023 dan 094/456/427.82/2023",
        "Hadir @10.30 di pendapa",
        "Kiriman 20261130-e5c70124",
        "Tanggal 2023-01-02, 2023-03-04, 2023-05-06",
        "Jam 08:12:2023 10:30",
        "Diberitahukan lewat telepon pada 2 Januari, pukul 10.30",
        "Ditanyakan lewat WA 2 kali",
    ],
)
def test_what_an_office_writes_is_not(text: str) -> None:
    refuse_personal("reason", text)
