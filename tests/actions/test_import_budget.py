"""A budget file into the books: whole or not at all, every unreadable amount named by row and column."""

import io
from decimal import Decimal

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from cermat.actions import imports
from cermat.actions.errors import NotPermitted, WrongState
from cermat.actions.imports import budget_lines, kinds, staging, templates, undoing
from cermat.actions.imports.staging import Stage
from cermat.indicators.budget import BudgetRow
from cermat.registers import ledger, selectors
from cermat.registers.errors import OutOfReach
from cermat.registers.models import BudgetNode, StagedImport
from tests import cast
from tests.actions.import_files import counts, file, sentences

HEAD = "kode;nama;induk;pagu;tw1;tw2;tw3;tw4"
ROOT = "7.01;Program;;1.500.000;100.000;200000;0;250,50"
LEAF = "7.01.10;Kegiatan;7.01;1500000;100000;200.000;0;250,5"


def take(tmp_path, *lines: str, head: str = HEAD, **options):
    path = file(tmp_path, *lines, head=head)
    return imports.budget(**{"by": cast.scope("perencana"), "path": path, "year": 2023, **options})


def workbook(tmp_path, *rows, head=budget_lines.COLUMNS):
    path = tmp_path / "anggaran.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((head, *rows)):
            for place, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_formula(number, place, cell[0], None, cell[1])
                else:
                    sheet.write(number, place, cell)
    return path


def changed(**cells: str) -> str:
    return ";".join({**dict(zip(HEAD.split(";"), LEAF.split(";"), strict=True)), **cells}.values())


def test_a_file_becomes_the_tree_of_its_year_in_one_event(office, tmp_path):
    before = ledger.last_seq(cast.OFFICE)
    result = take(tmp_path, LEAF, ROOT)
    assert (counts(result), result.event, ledger.last_seq(cast.OFFICE)) == ((2, 0, 0, 0), before + 1, before + 1)
    quarters = (Decimal(100_000), Decimal(200_000), Decimal(0), Decimal("250.50"))
    assert selectors.budget(cast.scope("camat"), year=2023) == (
        BudgetRow(code="7.01", name="Program", parent=None, ceiling=Decimal(1_500_000), quarters=quarters),
        BudgetRow(code="7.01.10", name="Kegiatan", parent="7.01", ceiling=Decimal(1_500_000), quarters=quarters),
    )
    assert selectors.budget(cast.scope("camat"), year=2024) == ()
    assert ledger.verify(cast.OFFICE) == []


def test_the_same_file_again_changes_nothing_and_another_year_is_another_tree(office, tmp_path):
    take(tmp_path, ROOT, LEAF)
    seq = ledger.last_seq(cast.OFFICE)
    assert counts(take(tmp_path, ROOT, LEAF)) == (0, 0, 2, 0)
    assert ledger.last_seq(cast.OFFICE) == seq
    assert counts(take(tmp_path, ROOT, year=2024, by=cast.console())) == (1, 0, 0, 0)


def test_other_content_is_a_correction_and_what_stood_before_is_still_told(office, tmp_path):
    take(tmp_path, ROOT, LEAF)
    then = selectors.settled_now(cast.scope("camat"))
    assert counts(take(tmp_path, ROOT, changed(tw3="7"))) == (0, 1, 1, 0)
    amounts = [selectors.budget(cast.scope("camat"), year=2023, as_of=as_of)[1].quarters[2] for as_of in (then, None)]
    assert amounts == [0, 7]
    assert BudgetNode.objects.get(version=2).reason == "impor: buku.csv"


def test_an_annulled_node_comes_back_by_the_file(office, tmp_path):
    take(tmp_path, ROOT)
    row = BudgetNode.objects.get()
    with ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary="Uji") as act:
        row.pk, row.version, row.annulled, row.reason = None, 2, True, "salah catat"
        act.add(row)
    assert selectors.budget(cast.scope("camat"), year=2023) == ()
    assert counts(take(tmp_path, ROOT)) == (0, 1, 0, 0)
    assert len(selectors.budget(cast.scope("camat"), year=2023)) == 1


TAIL = "berekor pecahan; bulatkan ke rupiah penuh atau dua desimal, di Excel dengan ROUND atau BULAT."


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"kode": ""}, "kolom kode: Kode belum diisi; isi kode barisnya."),
        ({"kode": "7" * 101}, "kolom kode: Kode lebih dari 100 huruf; isi kodenya saja."),
        (
            {"induk": "7.01.10"},
            "kolom induk: Baris 7.01.10 menyebut dirinya sendiri sebagai induk; isi kode di atasnya.",
        ),
        ({"nama": ""}, "kolom nama: Nama belum diisi atau lebih dari 300 huruf; isi nama baris anggarannya."),
        ({"nama": "a" * 301}, "kolom nama: Nama belum diisi atau lebih dari 300 huruf; isi nama baris anggarannya."),
        ({"pagu": "-1"}, "kolom pagu: Pagu tidak boleh negatif; isi pagu yang berlaku."),
        ({"tw4": ""}, "kolom tw4: Jumlah belum diisi; isi 0 bila memang tidak ada."),
        ({"tw1": "#REF!"}, "kolom tw1: Rumus di sel ini gagal (#REF!); perbaiki rumusnya atau ketik isinya."),
        ({"nama": "#N/A"}, "kolom nama: Rumus di sel ini gagal (#N/A); perbaiki rumusnya atau ketik isinya."),
        ({"tw1": "1234.5600000001"}, f"kolom tw1: “1234.5600000001” {TAIL}"),
        ({"tw1": "1234,5600000001"}, f"kolom tw1: “1234,5600000001” {TAIL}"),
        ({"tw1": "-1234.567"}, f"kolom tw1: “-1234.567” {TAIL}"),
        ({"tw1": "10000000000000"}, "kolom tw1: “10000000000000” terlalu besar; isi rupiah di bawah sepuluh triliun."),
        (
            {"tw1": "12a"},
            "kolom tw1: “12a” bukan bilangan yang dikenal; tulis koma untuk desimal, contoh: 3,87.",
        ),
        (
            {"tw1": "1234.5"},
            "kolom tw1: “1234.5” bukan bilangan yang dikenal; tulis koma untuk desimal, contoh: 3,87.",
        ),
    ],
)
def test_each_fault_names_its_row_and_column_and_nothing_is_taken(office, tmp_path, cells, said):
    assert sentences(take(tmp_path, ROOT, changed(**cells))) == [f"baris 3, {said}"]
    assert not BudgetNode.objects.exists()


def test_a_code_twice_in_one_file_is_refused_wherever_its_column_stands(office, tmp_path):
    line = "Program;7.01;;1;0;0;0;0"
    assert sentences(take(tmp_path, line, line, head="nama;kode;induk;pagu;tw1;tw2;tw3;tw4")) == [
        "baris 3, kolom kode: “7.01” sudah ada pada baris 2; hapus salah satu atau betulkan kodenya."
    ]


def test_grouped_amounts_and_money_paid_back_are_read(office, tmp_path):
    take(tmp_path, changed(pagu="1.234", tw1="-1.234,50"))
    (row,) = selectors.budget(cast.scope("camat"), year=2023)
    assert (row.ceiling, row.quarters[0]) == (1234, Decimal("-1234.50"))


def test_a_workbook_gives_its_numbers_as_numbers(office, tmp_path):
    path = workbook(tmp_path, ("7", "Program", "", 2e9, 1234567.5, 0, 12.25, 9_999_999_999_999.99))
    assert counts(take(tmp_path, path=path)) == (1, 0, 0, 0)
    (row,) = selectors.budget(cast.scope("camat"), year=2023)
    assert (row.ceiling, *row.quarters) == (
        Decimal(2_000_000_000),
        Decimal("1234567.50"),
        Decimal(0),
        Decimal("12.25"),
        Decimal("9999999999999.99"),
    )
    assert counts(take(tmp_path, path=path)) == (0, 0, 1, 0)
    assert ledger.verify(cast.OFFICE) == []


def test_a_workbook_with_failed_formulas_and_float_tails_is_refused_cell_by_cell(office, tmp_path):
    path = workbook(
        tmp_path,
        (7.1, "Program", "7", ("=A99", "#REF!"), ("=0.1+0.2", 0.1 + 0.2), 12.345, ("=1/0", "#DIV/0!"), True),
        ("8", ("=NA()", "#N/A"), "", 1, 1, 1, 1, 1e13),
    )
    failed = "perbaiki rumusnya atau ketik isinya."
    assert set(sentences(take(tmp_path, path=path))) == {
        "baris 2, kolom kode: Kode 7.1 tersimpan sebagai angka, sehingga nol di akhir hilang; ketik sebagai teks.",
        f"baris 2, kolom pagu: Rumus di sel ini gagal (#REF!); {failed}",
        f"baris 2, kolom tw1: “0.30000000000000004” {TAIL}",
        f"baris 2, kolom tw2: “12.345” {TAIL}",
        f"baris 2, kolom tw3: Rumus di sel ini gagal (#DIV/0!); {failed}",
        "baris 2, kolom tw4: “True” bukan bilangan yang dikenal; tulis koma untuk desimal, contoh: 3,87.",
        f"baris 3, kolom nama: Rumus di sel ini gagal (#N/A); {failed}",
        "baris 3, kolom tw4: “10000000000000” terlalu besar; isi rupiah di bawah sepuluh triliun.",
    }


def test_the_planner_and_the_console_alone_keep_the_budget(office, tmp_path):
    for username in ("staf.pemerintahan", "kasi.pemerintahan", "sekretaris", "camat", "admin", "operator.denok"):
        with pytest.raises(NotPermitted):
            take(tmp_path, ROOT, by=cast.scope(username))
    assert counts(take(tmp_path, ROOT, by=cast.console(), dry_run=True)) == (1, 0, 0, 0)
    assert not BudgetNode.objects.exists()


def test_another_office_sees_nothing_and_a_village_may_not_ask(office, tmp_path):
    take(tmp_path, ROOT)
    assert selectors.budget(cast.stranger(), year=2023) == ()
    with pytest.raises(OutOfReach):
        selectors.budget(cast.scope("operator.denok"), year=2023)


def test_the_template_holds_the_head_and_examples_the_import_takes(office, tmp_path):
    content = templates.write(by=cast.console(), table="budget")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    examples = book.get_sheet_by_name("Contoh").to_python()
    assert tuple(book.get_sheet_by_index(0).to_python()[0]) == tuple(examples[0]) == budget_lines.COLUMNS
    assert all("DATA CONTOH" in line[1] for line in examples[1:])
    lines = [";".join(line) for line in examples[1:]]
    assert counts(take(tmp_path, *lines, by=cast.console())) == (2, 0, 0, 0)


def test_the_template_comes_back_for_any_year(office, tmp_path):
    content = templates.write(by=cast.console(), table="budget")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.get_sheet_by_name("Versi").to_python()[0] == ["templat", kinds.budget(2023).word]
    path = tmp_path / "templat.xlsx"
    path.write_bytes(content)
    assert sentences(take(tmp_path, path=path)) == [
        "Berkas ini hanya berisi judul kolom; isi paling sedikit satu baris."
    ]


def handed_in(*lines: str, year: int = 2023, by=None) -> int:
    """Hand a file in by page, take it, and return its event."""
    by = by or cast.scope("perencana")
    id = staging.hand_in(by=by, table=f"budget-{year}", file="anggaran.csv", content="\n".join((HEAD, *lines)).encode())
    staging.take(by=by, id=id, lines=None)
    return staging.find(by=by, id=id).event


def rows() -> dict[str, tuple[str, Decimal]]:
    return {row.code: (row.name, row.quarters[2]) for row in selectors.budget(cast.scope("camat"), year=2023)}


def test_the_planner_hands_a_years_file_in_by_page_and_takes_it_back(office):
    planner = cast.scope("perencana")
    offered = [kind.year for kind in staging.may_hand_in(planner)]
    assert offered == list(range(offered[0], offered[0] - 8, -1))
    handed_in(ROOT, LEAF)
    before = rows()
    seq = handed_in(changed(tw3="7"), "7.01.11;Baru;7.01;1;0;0;0;0")
    assert rows() == {**before, "7.01.10": ("Kegiatan", 7), "7.01.11": ("Baru", 0)}
    assert (undoing.batch(by=planner, seq=seq).new, undoing.batch(by=planner, seq=seq).corrected) == (1, 1)
    assert undoing.undo(by=planner, seq=seq) == 2
    assert rows() == before
    assert undoing.batch(by=planner, seq=seq).is_taken_back
    assert undoing.taken_back(by=planner, seqs=[seq, 1]) == {seq}
    with pytest.raises(WrongState, match="sudah ditarik kembali"):
        undoing.undo(by=planner, seq=seq)
    again = handed_in("7.01.11;Baru;7.01;1;0;0;0;0")
    assert (rows()["7.01.11"], undoing.batch(by=planner, seq=again).corrected) == (("Baru", 0), 1)
    assert ledger.verify(cast.OFFICE) == []


def test_a_file_on_which_another_was_built_is_not_taken_back(office):
    seq = handed_in(ROOT, LEAF)
    handed_in(changed(tw3="7"))
    with pytest.raises(WrongState, match=r"anggaran 7\.01\.10 sudah berubah sesudahnya"):
        undoing.undo(by=cast.scope("perencana"), seq=seq)


@pytest.mark.parametrize("table", ["budget-2023", "budget-1900", "budget-", "budget", "areas", ""])
def test_nobody_but_the_planner_hands_a_budget_in(office, table):
    with pytest.raises(NotPermitted):
        staging.hand_in(by=cast.scope("staf.pemerintahan"), table=table, file="a.csv", content=b"x")


def test_what_was_handed_in_is_written_only_while_its_person_may(office):
    planner = cast.scope("perencana")
    id = staging.hand_in(by=planner, table="budget-2023", file="a.csv", content=f"{HEAD}\n{ROOT}".encode())
    StagedImport.objects.update(username="staf.pemerintahan")
    staging.take(by=cast.scope("staf.pemerintahan"), id=id, lines=None)
    assert staging.find(by=cast.scope("staf.pemerintahan"), id=id).stage is Stage.REFUSED
    assert not BudgetNode.objects.exists()


def test_parents_in_a_circle_are_refused_with_every_code_of_it(office, tmp_path):
    ring = ("7.06;Program B;7.05;50;0;0;0;0", "7.05;Program A;7.06;50;0;0;0;0", "7.05.1;Kegiatan;7.05;50;0;0;0;0")
    result = take(tmp_path, ROOT, *ring)
    said = (
        "baris 4, kolom induk: Rantai induk berputar tanpa pangkal (7.05 di bawah 7.06, lalu 7.06 di bawah 7.05), "
        "sehingga jumlahnya tidak terhitung di mana pun; betulkan kode induk salah satunya."
    )
    assert sentences(result) == [said]
    assert BudgetNode.objects.count() == 0
    take(tmp_path, ROOT, LEAF)
    half = take(tmp_path, changed(kode="7.01", induk="7.01.10"))
    assert "(7.01 di bawah 7.01.10, lalu 7.01.10 di bawah 7.01)" in sentences(half)[0]
    assert BudgetNode.objects.count() == 2
