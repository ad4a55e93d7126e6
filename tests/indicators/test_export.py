"""A working paper leaves as a plain table, and the figure follows from that table alone."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cermat.indicators import follow_up, recorded_ratio, recorded_value, weighted_index
from cermat.indicators.export import HEADER, Table, csv_text, recompute, table
from cermat.indicators.rows import State
from tests.indicators.make import (
    FOLLOW_UP,
    IPP,
    RATIO,
    VALUE,
    activity,
    document,
    evidence,
    output,
    question,
    recorded,
    unit,
)
from tests.indicators.test_timeliness import line_of, village

S, D = State.SUBMITTED, State.DRAFT


def test_a_line_becomes_a_row_of_plain_values():
    proofs = [
        evidence("village_document", "a"),
        evidence("village_document", "a", own_key="foto", title="Foto", sha256=None),
    ]
    late = document("a", date(2023, 10, 2), takeover=True)
    made = table([line_of(late, document("a", date(2023, 9, 2), 2, S), proofs=proofs)])
    assert made.header == HEADER
    assert made.rows == (
        (
            1,
            "RKP Desa 2024",
            "RKP Desa 2024, Desa Banjarwaru",
            "terlambat",
            1,
            0,
            1,
            "",
            "",
            "2023-10-02",
            "2023-09-30",
            (
                "Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023 "
                "(sumber: IKU Contoh 17 Oktober 2023, butir 2.1)."
            ),
            (
                "diambil alih dari buku lama, diverifikasi pada saat pengambilalihan; "
                "Dokumen nomor a: Perbaikan (versi 2) menunggu verifikasi; versi 1 tetap dipakai."
            ),
            "naskah#2.1",
            "staf",
            "kasi",
            "Pindaian; Foto",
            "ab12; ",
            "village_document a v1; village_document a v2",
        ),
    )


def test_what_is_absent_stays_empty():
    line = line_of(elapsed=date(2023, 9, 1))
    (row,) = table([line]).rows
    values = dict(zip(HEADER, row, strict=True))
    assert values["putusan"] == "belum jatuh tempo"
    assert (values["penyebut"], values["pembilang"], values["sudah_jatuh_tempo"]) == (1, 0, 0)
    empty = ("nilai", "bobot", "tanggal", "catatan", "dicatat_oleh", "diverifikasi_oleh", "bukti", "sha256", "baris")
    assert {values[name] for name in empty} == {""}
    assert village().code in line.id


@pytest.mark.parametrize(
    ("notes", "cell"),
    [((), ""), (("Satu.",), "Satu."), (("Satu.", "dua", "Tiga."), "Satu; dua; Tiga.")],
)
def test_notes_are_parted_by_one_sign(notes, cell):
    line = replace(line_of(document("a", date(2023, 9, 2))), notes=notes)
    row = table([line]).rows[0]
    assert row[HEADER.index("catatan")] == cell


def test_the_header_names_every_column_once():
    assert HEADER == (
        "nomor",
        "kelompok",
        "uraian",
        "putusan",
        "penyebut",
        "pembilang",
        "sudah_jatuh_tempo",
        "nilai",
        "bobot",
        "tanggal",
        "batas",
        "alasan",
        "catatan",
        "sumber",
        "dicatat_oleh",
        "diverifikasi_oleh",
        "bukti",
        "sha256",
        "baris",
    )


def test_rows_are_numbered_in_the_order_of_the_lines():
    rows = [activity("k1"), activity("k2", state=S), activity("k3", state=D)]
    lines = follow_up.working_paper(rows, [output("o1")], question=question(FOLLOW_UP), units=[unit()], evidence=[])
    made = table(lines)
    assert [row[0] for row in made.rows] == [1, 2, 3]
    assert recompute(made) == (1, 2)


def test_counted_again_from_the_table_an_index_is_the_same():
    rows = [
        recorded("a", "4", quantity="kebijakan"),
        recorded("b", "5", quantity="inovasi"),
        recorded("c", "4.5", quantity="f03"),
        recorded("d", "1", year=2022),
    ]
    lines = weighted_index.working_paper(rows, question=question(IPP), evidence=[])
    assert recompute(table(lines)) == (Fraction("4.575"), 1)
    lines = weighted_index.working_paper([*rows, recorded("e", "3.2")], question=question(IPP), evidence=[])
    assert recompute(table(lines)) == (Fraction("3.2"), 1)


def test_counted_again_from_the_table_a_ratio_and_a_value_are_the_same():
    rows = [
        recorded("a", "10.5", indicator="rasio", quantity="miskin"),
        recorded("b", "3", indicator="rasio", quantity="penduduk"),
        recorded("c", "0", indicator="nilai"),
    ]
    ratio = recorded_ratio.working_paper(rows, question=question(RATIO), evidence=[])
    assert recompute(table(ratio)) == (Fraction("10.5"), 3)
    value = recorded_value.working_paper(rows, question=question(VALUE), evidence=[])
    assert recompute(table(value)) == (0, 1)


def test_an_empty_table_counts_nothing():
    counted = recompute(Table(header=HEADER, rows=()))
    assert counted == (0, 0)
    assert [type(each) for each in counted] == [Fraction, Fraction]


@pytest.mark.parametrize("row", [(1, "RKP Desa 2024"), (*range(len(HEADER)), "satu sel lebih")])
def test_a_table_with_a_broken_row_is_not_counted(row):
    with pytest.raises(ValueError):
        recompute(Table(header=HEADER, rows=(row,)))


def test_the_csv_is_the_table_with_its_head():
    assert csv_text([]) == ",".join(HEADER) + "\r\n"
