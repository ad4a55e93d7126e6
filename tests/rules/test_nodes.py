"""What YAML would take without a word is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.nodes import DEEPEST_LEVEL, LONGEST_FILE, decimal, fields, integer, items, mapping, tree
from tests.rules.papers_at_hand import slug

BROKEN = "susunan YAML tidak dapat dibaca; periksa titik dua, tanda kutip dan lekuk baris di sekitarnya."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "baris 1: berkas kosong; isi dengan aturan."),
        ("# hanya komentar\n", "baris 1: berkas kosong; isi dengan aturan."),
        ("a: 1\nb: 2\na: 3\n", "baris 3: kunci “a” tertulis dua kali; hapus salah satunya."),
        ("x:\n  - {a: 1, 'a': 2}\n", "baris 2: kunci “a” tertulis dua kali; hapus salah satunya."),
        ("a: &satu 1\n", "baris 1: rujukan YAML (“&” atau “*”) tidak diterima; tulis nilainya secara lengkap."),
        ("a: 1\nb: *satu\n", "baris 2: rujukan YAML (“&” atau “*”) tidak diterima; tulis nilainya secara lengkap."),
        ("a: 1\n*b : 2\n", "baris 2: rujukan YAML (“&” atau “*”) tidak diterima; tulis nilainya secara lengkap."),
        ("a: &x [1]\n", "baris 1: rujukan YAML (“&” atau “*”) tidak diterima; tulis nilainya secara lengkap."),
        ("a: &x {b: 1}\n", "baris 1: rujukan YAML (“&” atau “*”) tidak diterima; tulis nilainya secara lengkap."),
        ("a: 1\nb: !lain 1\n", "baris 2: tanda jenis “!lain” tidak diterima; hapus tanda “!” itu."),
        ("a: !!str 1\n", "baris 1: tanda jenis “tag:yaml.org,2002:str” tidak diterima; hapus tanda “!” itu."),
        (
            "a: 1\n--- \nb: 2\n",
            "baris 2: ada dokumen kedua di dalam berkas; hapus tanda “---” atau pisahkan berkasnya.",
        ),
        ("a: 1\n? [b]\n: 2\n", "baris 2: kunci harus berupa satu kata; tulis “kunci: nilai”."),
        ("a: 1\nb: [1, 2\n", f"baris 3: {BROKEN}"),
        ("a: 1\n\tb: 2\n", f"baris 2: {BROKEN}"),
        ("a: 1\n b: 2\n", f"baris 2: {BROKEN}"),
        ("a: 'buka\n", f"baris 2: {BROKEN}"),
        ("a: 1\nb: \x00\n", "baris 2: ada huruf tak tampak U+0000; hapus huruf itu."),
        ("a: 1\r\n", "baris 1: ada huruf tak tampak U+000D; hapus huruf itu."),
        ("a: 1\n\nb: x\u2028y\n", "baris 3: ada huruf tak tampak U+2028; hapus huruf itu."),
        ("a: x\x85y\n", "baris 1: ada huruf tak tampak U+0085; hapus huruf itu."),
        ("\ufeffa: 1\n", "baris 1: ada huruf tak tampak U+FEFF; hapus huruf itu."),
        ("a: \ud800\n", "baris 1: ada huruf tak tampak U+D800; hapus huruf itu."),
    ],
    ids=slug,
)
def test_refuses_with_file_line_and_remedy(text: str, sentence: str) -> None:
    with pytest.raises(FaultyRuleFile) as caught:
        tree(text, origin="uji.yaml")
    assert str(caught.value) == f"uji.yaml, {sentence}"


def test_refuses_a_bomb_of_references_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(FaultyRuleFile, match=r"^uji.yaml, baris 1: rujukan YAML"):
        tree(bomb, origin="uji.yaml")


def test_takes_the_longest_file_and_refuses_a_longer_one() -> None:
    longest = "a: b # ".ljust(LONGEST_FILE, "x")
    assert tree(longest, origin="uji.yaml").entries[0].scalar == "b"
    with pytest.raises(FaultyRuleFile) as caught:
        tree(longest + "x", origin="uji.yaml")
    assert str(caught.value) == "uji.yaml, baris 1: berkas terlalu besar (262145 huruf); batasnya 262144 huruf."


def test_takes_the_deepest_level_and_refuses_a_deeper_one() -> None:
    assert tree("[" * (DEEPEST_LEVEL - 1) + "1" + "]" * (DEEPEST_LEVEL - 1), origin="uji.yaml").tag == "seq"
    deep = "\n" + "[" * DEEPEST_LEVEL + "1" + "]" * DEEPEST_LEVEL
    with pytest.raises(FaultyRuleFile) as caught:
        tree(deep, origin="uji.yaml")
    assert str(caught.value) == "uji.yaml, baris 2: susunan terlalu dalam; pakai paling banyak 12 tingkat."
    with pytest.raises(FaultyRuleFile, match="susunan terlalu dalam"):
        tree("{a: " * DEEPEST_LEVEL + "1" + "}" * DEEPEST_LEVEL, origin="uji.yaml")
    with pytest.raises(FaultyRuleFile, match="susunan terlalu dalam"):
        tree("[" * 5000, origin="uji.yaml")


def test_knows_the_line_of_each_key_and_each_item() -> None:
    node = tree("# satu\na:\n  b: |\n    x\n    y\n  c:\n\n    - 1\n    - d: 2\n      e: 3\n", origin="uji.yaml")
    assert (node.line, node.key) == (2, "berkas")
    outer = mapping(mapping(node)["a"])
    assert (outer["b"].line, outer["c"].line, outer["b"].scalar) == (3, 6, "x\ny\n")
    assert [(item.line, item.key, item.tag) for item in items(outer["c"])] == [(8, "c", "int"), (9, "c", "map")]
    assert [value.line for value in mapping(items(outer["c"])[1]).values()] == [9, 10]


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("35.08.10", "str"),
        ('"35.08"', "str"),
        ("35.08", "float"),
        ("7", "int"),
        ("null", "null"),
        ("", "null"),
        ("no", "bool"),
        ("2023-10-17", "timestamp"),
    ],
    ids=slug,
)
def test_tells_texts_from_what_yaml_takes_for_something_else(written: str, tag: str) -> None:
    assert tree(f"a: {written}\n", origin="uji.yaml").entries[0].tag == tag


def test_refuses_what_is_no_mapping() -> None:
    sentence = (
        r"^uji.yaml, baris 1: nilai “berkas” salah jenis; tulis sebagai pasangan “kunci: nilai”, satu per baris.$"
    )
    with pytest.raises(FaultyRuleFile, match=sentence):
        fields(tree("- a\n", origin="uji.yaml"), "a")


def test_leaves_out_an_optional_key_that_is_null_and_keeps_a_required_one() -> None:
    node = tree("a: null\nb: null\nc: 1\n", origin="uji.yaml")
    assert list(fields(node, "a c", optional="b d")) == ["a", "c"]


def test_names_the_line_of_the_mapping_that_lacks_a_key() -> None:
    node = tree("x: 1\ny:\n  a: 1\n", origin="uji.yaml")
    with pytest.raises(FaultyRuleFile, match=r"^uji.yaml, baris 2: kunci “b” pada “y” tidak ada; tambahkan “b”.$"):
        fields(mapping(node)["y"], "a b")


@pytest.mark.parametrize("written", ["010", "0x10", "1_000", "+1", "1" * 16, "1.0", "'1'", "1:30", "[1]"], ids=slug)
def test_refuses_whole_numbers_in_other_forms(written: str) -> None:
    node = tree(f"a: {written}\n", origin="uji.yaml").entries[0]
    with pytest.raises(
        FaultyRuleFile, match=r"^uji.yaml, baris 1: nilai “a” salah jenis; tulis bilangan bulat tanpa tanda kutip.$"
    ):
        integer(node, low=-(10**20), high=10**20)


@pytest.mark.parametrize(
    "written", ["1.", ".5", "1e3", "1,5", "1.5e1", ".inf", ".nan", "01.5", "0." + "1" * 16], ids=slug
)
def test_refuses_decimals_in_other_forms(written: str) -> None:
    with pytest.raises(FaultyRuleFile, match=r"tulis bilangan dengan titik desimal tanpa tanda kutip, contoh 0.25"):
        decimal(tree(f"a: {written}\n", origin="uji.yaml").entries[0])


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_reads_every_whole_number_as_written(number: int) -> None:
    node = tree(f"a: {number}\n", origin="uji.yaml").entries[0]
    assert integer(node, low=number, high=number) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_reads_every_decimal_exactly(number: object) -> None:
    assert str(decimal(tree(f"a: {number}\n", origin="uji.yaml").entries[0])) == str(number)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        tree(text, origin="uji.yaml")
    except FaultyRuleFile as error:
        assert str(error).startswith("uji.yaml, baris ")  # noqa: PT017
