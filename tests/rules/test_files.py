"""Rule files as they lie on a disk."""

from pathlib import Path

import pytest

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.files import LARGEST_FILE, decoded, rule_text


def test_reads_text_with_either_line_end_and_without_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "uji.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xe2\x80\x9cx\xe2\x80\x9d\r\nb: 1\n")
    assert rule_text(path) == "a: “x”\nb: 1\n"


def test_refuses_bytes_that_are_not_utf8_with_their_line() -> None:
    with pytest.raises(FaultyRuleFile) as caught:
        decoded(b"a: 1\nb: 2\nc: \xe9t\xe9\n", origin="uji.yaml")
    assert str(caught.value) == ("uji.yaml, baris 3: berkas bukan UTF-8; simpan ulang berkas dengan pengodean UTF-8.")


def test_names_the_file_whose_bytes_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "uji.yaml").write_bytes(b"\xff")
    with pytest.raises(FaultyRuleFile, match=r"^uji\.yaml, baris 1: berkas bukan UTF-8"):
        rule_text(tmp_path / "uji.yaml")


def test_takes_the_largest_file_and_refuses_a_larger_one(tmp_path: Path) -> None:
    path = tmp_path / "uji.yaml"
    path.write_bytes(b"x" * LARGEST_FILE)
    assert len(rule_text(path)) == LARGEST_FILE == 1_048_576
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    with pytest.raises(FaultyRuleFile) as caught:
        rule_text(path)
    assert str(caught.value) == "uji.yaml, baris 1: berkas terlalu besar; batasnya 1048576 byte."


@pytest.mark.parametrize("name", ["tidak-ada.yaml", ""])
def test_refuses_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(FaultyRuleFile) as caught:
        rule_text(tmp_path / name)
    assert str(caught.value).endswith(": berkas tidak dapat dibuka; periksa nama, letak dan izinnya.")
    assert str(caught.value).startswith((tmp_path / name).name)
