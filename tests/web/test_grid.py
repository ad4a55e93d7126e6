"""The grid of village documents, filled in place: looked at first, then saved together, each in its own village."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from cermat.actions import village_documents
from cermat.actions.entries import VillageDocumentEntry
from cermat.indicators.rows import State, VillageDocumentRow
from cermat.registers import clock, selectors
from cermat.registers.models import AuditEvent
from cermat.words.dates import write_instant
from tests import cast
from tests.web.conftest import Keys, SignedIn

GRID, FILL = "/dokumen-desa/?tahun=2025", "/dokumen-desa/isi/?tahun=2025"
RKP, APB, LPPD = "rkp_desa-2026", "apb_desa-2026", "lppd_desa-2024"


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def cell(village: str, kind: str, number: str, dated: str) -> dict[str, str]:
    """Return what is typed into one cell."""
    return {f"{village}-{kind}-number": number, f"{village}-{kind}-dated": dated}


def sent(client: Client, *cells: dict[str, str], **more: str) -> str:
    """Return the page that answers the grid."""
    typed = {name: text for each in cells for name, text in each.items()}
    return client.post(FILL, {"tindakan": "periksa", **typed, **more}, follow=True).content.decode()


def saved(client: Client, *cells: dict[str, str], **more: str) -> str:
    """Return the page after what was looked at is saved."""
    mark = re.search(r'name="diperiksa" value="(\w+)"', sent(client, *cells, **more))
    assert mark
    return sent(client, *cells, tindakan="simpan", diperiksa=mark.group(1), **more)


def recorded() -> list[VillageDocumentRow]:
    """Return the documents of the grid's year, by village and kind."""
    years = {"rkp_desa": 2026, "apb_desa": 2026, "lppd_desa": 2024}
    return sorted(
        selectors.village_documents(cast.scope(), fiscal_years=years), key=lambda row: (row.village, row.kind)
    )


TWO = (
    cell(cast.DENOK, RKP, "5 Tahun 2025", "30 September 2025"),
    cell(cast.BLUKON, RKP, "6 Tahun 2025", "2/10/2025"),
    cell(cast.BORENG, LPPD, "", ""),
)


def test_says_what_each_cell_would_mean_and_saves_nothing(staf: Client) -> None:
    page = sent(staf, *TWO)
    assert "Hasil pemeriksaan: 1 tepat waktu, 1 terlambat" in page
    assert "tepat pada hari terakhir" in page
    assert "2 hari lewat batas 30 September 2025" in page
    assert "Selasa, 30 September 2025" in page
    assert "Simpan dan ajukan 2 dokumen" in page
    assert 'value="5 Tahun 2025"' in page
    assert recorded() == []


def test_saves_several_cells_as_one_act_with_the_paper_named(staf: Client) -> None:
    before = AuditEvent.objects.count()
    page = saved(staf, *TWO, paper_location="Map Dokumen Desa 2025")
    assert "2 dokumen disimpan dan diajukan" in page
    assert AuditEvent.objects.count() == before + 1
    assert [(row.village, row.number, row.mark.state) for row in recorded()] == [
        (cast.DENOK, "5 Tahun 2025", State.SUBMITTED),
        (cast.BLUKON, "6 Tahun 2025", State.SUBMITTED),
    ]
    for row in recorded():
        (paper,) = selectors.evidence_of(cast.scope(), "village_document", row.mark.ref.key)
        assert paper.location == "Map Dokumen Desa 2025"


def test_saves_on_behalf_only_where_the_paper_is_named_or_follows(staf: Client) -> None:
    assert "sebutkan letak naskahnya" not in sent(staf, *TWO)
    refused = saved(staf, *TWO)
    assert "atas nama desa; sebutkan letak naskahnya" in refused
    assert "Simpan dan ajukan 2 dokumen" in refused
    assert recorded() == []
    before = AuditEvent.objects.count()
    saved(staf, *TWO, paper_follows="on")
    assert AuditEvent.objects.count() == before + 1, "rows and promises are one act"
    assert [row.key for row in selectors.following(cast.scope())] == [row.mark.ref.key for row in recorded()]
    waiting = staf.get("/bukti-menyusul/").content.decode()
    assert all(f"/baris/dokumen-desa/{row.mark.ref.key}/" in waiting for row in recorded())


def test_saves_nothing_that_was_not_looked_at(staf: Client) -> None:
    sent(staf, *TWO, tindakan="simpan", diperiksa="0123456789abcdef", paper_follows="on")
    assert recorded() == []
    mark = re.search(r'name="diperiksa" value="(\w+)"', sent(staf, *TWO, paper_follows="on"))
    assert mark
    other = cell(cast.BLUKON, RKP, "6 Tahun 2025", "3/10/2025")
    page = sent(staf, TWO[0], other, tindakan="simpan", diperiksa=mark.group(1), paper_follows="on")
    assert "3 hari lewat batas" in page
    assert recorded() == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("5 Tahun 2025", "9/30/2025"), "urutan bulan/hari/tahun"),
        (("5 Tahun 2025", ""), "Tanggal ditetapkan RKP Desa belum diisi"),
        (("", "30/9/2025"), "Nomor dokumen belum diisi"),
        (("5 Tahun 2025", "1/1/2099"), "belum terjadi"),
        (("", ""), "Belum ada yang diisi"),
    ],
)
def test_names_what_is_wrong_with_a_cell_and_keeps_the_rest(
    typed: tuple[str, str], sentence: str, staf: Client
) -> None:
    page = sent(staf, cell(cast.DENOK, RKP, *typed), paper_follows="on")
    assert sentence in page
    assert f'value="{typed[0]}"' in page or not typed[0]
    together = sent(staf, cell(cast.DENOK, RKP, *typed), TWO[1], paper_follows="on", tindakan="simpan")
    assert 'value="6 Tahun 2025"' in together
    assert recorded() == []


@pytest.mark.parametrize(
    "written",
    [
        "30/09/2025",
        "30-9-25",
        "30.9.2025",
        "30 September 2025",
        "30 sept 2025",
        "30 Sep. 2025",
        "2025-09-30",
        "30/9/25",
        "  30   september  2025 ",
        "30-09-2025",
    ],
)
def test_reads_a_day_in_ten_ways(written: str, signed_in: SignedIn) -> None:
    page = sent(signed_in("operator.denok"), cell(cast.DENOK, RKP, "5 Tahun 2025", written))
    assert "Selasa, 30 September 2025" in page
    assert "tepat pada hari terakhir" in page


def test_gives_a_village_its_own_duties_alone_as_a_list(signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    with clock.fixed(datetime(2027, 9, 28, 3, tzinfo=UTC)):
        page = operator.get("/dokumen-desa/").content.decode()
    assert "Kewajiban Desa Denok, tahun 2027" in page
    assert "2 hari lagi" in page
    assert "lewat 181 hari" in page
    assert cast.BLUKON not in page
    assert "paper_location" not in page
    assert "1 dokumen disimpan" in saved(operator, TWO[0])
    sent(operator, TWO[1])
    assert [row.village for row in recorded()] == [cast.DENOK]


def test_shows_no_fields_to_who_records_nothing(signed_in: SignedIn) -> None:
    for username in ("camat", "staf.pelayanan"):
        page = signed_in(username).get(GRID).content.decode()
        assert "-number" not in page
        assert "Catat perubahan" not in page


def test_offers_no_field_where_there_is_a_document(staf: Client, keys: Keys) -> None:
    page = staf.get("/dokumen-desa/?tahun=2023").content.decode()
    assert f"{cast.DENOK}-rkp_desa-2024-number" not in page
    assert f"{cast.BLUKON}-apb_desa-2024-number" in page
    address = f"?village={cast.DENOK}&amp;kind=apb_desa&amp;fiscal_year=2024&amp;amendment=1"
    assert address in page


def test_knows_its_method_its_people_and_its_place(staf: Client, signed_in: SignedIn) -> None:
    assert (staf.get(FILL).status_code, staf.get(FILL)["Allow"]) == (405, "POST")
    assert Client().post(FILL, TWO[0])["Location"].startswith("/masuk/")
    assert signed_in("camat").post(FILL, TWO[0]).status_code == 403
    stranger = signed_in(cast.STRANGER)
    assert stranger.post(FILL, {**TWO[0], "tindakan": "simpan"}).status_code == 422
    assert staf.post("/dokumen-desa/isi/?tahun=2010", TWO[0]).status_code == 422
    assert recorded() == []


def begun(version: int, **days: str) -> dict[str, str]:
    """Return what is typed into the cell of a budget that was begun, over the version that was seen."""
    return {f"{cast.DENOK}-{APB}-{name}": text for name, text in {"version": str(version), **days}.items()}


def budget() -> VillageDocumentRow:
    """Return the budget of Denok as it stands."""
    [row] = selectors.latest(row for row in recorded() if row.kind == "apb_desa")
    return row


RECEIVED = {f"{cast.DENOK}-{APB}-draft_received_on": "1 November 2025"}


def test_carries_a_budget_on_step_by_step_to_its_perdes(staf: Client) -> None:
    assert "menunggu Perdes" in sent(staf, RECEIVED)
    assert "1 dokumen disimpan" in saved(staf, RECEIVED, paper_location="Map 3")
    page = staf.get(GRID).content.decode()
    assert f'name="{cast.DENOK}-{APB}-draft_received_on" value="1 November 2025"' in page
    assert f'name="{cast.DENOK}-{APB}-version" value="1"' in page
    as_it_stands = RECEIVED | begun(1)
    assert "Belum ada yang diisi atau diubah" in sent(staf, as_it_stands)
    evaluated = as_it_stands | begun(1, evaluated_on="5/11/2025")
    assert "Evaluasi Camat: Rabu, 5 November 2025" in sent(staf, evaluated)
    before = AuditEvent.objects.count()
    assert "2 dokumen disimpan" in saved(staf, evaluated, TWO[1], paper_location="Map 3")
    assert AuditEvent.objects.count() == before + 1, "what is new and what is carried on are one act"
    assert budget().mark.reason == "perbaikan: Evaluasi Camat 5 November 2025"
    enacted = RECEIVED | begun(2, evaluated_on="6/11/2025", number="9 Tahun 2025", dated="20/11/2025")
    assert "tepat waktu" in sent(staf, enacted)
    assert "sebutkan letak naskahnya" in saved(staf, enacted), "the Perdes is the village's paper"
    assert "1 dokumen disimpan" in saved(staf, enacted, paper_location="Map 3")
    row = budget()
    days = [(day.day, day.month) for day in (row.draft_received_on, row.evaluated_on, row.enacted_on) if day]
    assert (row.number, row.mark.ref.version, days) == ("9 Tahun 2025", 3, [(1, 11), (6, 11), (20, 11)])
    assert "Evaluasi Camat 5 November 2025 menjadi 6 November 2025" in (row.mark.reason or "")
    papers = selectors.evidence_of(cast.scope(), "village_document", row.mark.ref.key)
    assert [paper.location for paper in papers] == ["Map 3"], "the same folder is named once"
    assert f'name="{cast.DENOK}-{APB}-number"' not in staf.get(GRID).content.decode()


def test_keeps_what_a_cell_does_not_ask_for(staf: Client) -> None:
    entry = VillageDocumentEntry(
        village=cast.DENOK,
        kind="apb_desa",
        fiscal_year=2026,
        number="",
        draft_received_on=date(2025, 11, 1),
        submitted_on=date(2025, 11, 3),
    )
    village_documents.add(by=cast.scope(), entry=entry)
    saved(staf, RECEIVED | begun(1, evaluated_on="5/11/2025"))
    assert (budget().evaluated_on, budget().submitted_on) == (date(2025, 11, 5), date(2025, 11, 3))


def test_a_step_that_somebody_else_took_meanwhile_stands_beside_what_was_typed(staf: Client) -> None:
    saved(staf, RECEIVED, paper_follows="on")
    evaluated = RECEIVED | begun(1, evaluated_on="5/11/2025")
    mark = re.search(r'name="diperiksa" value="(\w+)"', sent(staf, evaluated))
    assert mark
    saved(staf, RECEIVED | begun(1, evaluated_on="4/11/2025"))
    for _ in range(2):
        answer = staf.post(FILL, {**evaluated, "tindakan": "simpan", "diperiksa": mark.group(1)})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "sudah berubah sejak halaman ini dibuka" in page
        assert f'<a href="#{cast.DENOK}-{APB}-bentrok">APBDes 2026, Desa Denok</a>' in page
        assert "Sudah diubah staf (uji) (staf.pemerintahan), " in page
        assert conflict(page) == [("Evaluasi Camat", "4 November 2025", "5 November 2025")]
        assert f'name="{cast.DENOK}-{APB}-evaluated_on" value="4 November 2025"' in page, (
            "a second press changes nothing"
        )
        assert 'value="simpan"' not in page
        assert budget().evaluated_on == date(2025, 11, 4)
    untouched = RECEIVED | begun(1, evaluated_on="")
    assert "bentrok" not in sent(staf, untouched), "what was not typed into is shown as it stands"


def conflict(page: str) -> list[tuple[str, str, str]]:
    """Return what stands in the books beside what was typed, field by field."""
    typed = r"<li>([^<]+)<br><span[^>]*>di buku:</span> ([^<]+)<br><span[^>]*>Anda menulis:</span> <strong>([^<]+)"
    return re.findall(typed, page)


@pytest.mark.parametrize("kind", ["rkp_desa", "apb_desa"])
def test_a_document_that_somebody_else_recorded_meanwhile_stands_beside_what_was_typed(staf: Client, kind: str) -> None:
    name = f"{cast.DENOK}-{kind}-2026"
    typed = {f"{name}-number": "5 Tahun 2025", f"{name}-dated": "30/9/2025", **TWO[1]}
    entry = cast.document(kind=kind, fiscal_year=2026, number="7 Tahun 2025", enacted_on=date(2025, 9, 29))
    key = village_documents.add(by=cast.scope("operator.denok"), entry=entry)
    answer = staf.post(FILL, {"tindakan": "periksa", **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    recorded_at = selectors.document_versions(cast.scope(), key)[-1].mark.recorded_at
    said_at = write_instant(recorded_at, selectors.office(cast.scope()).zone)
    assert f"Sudah dicatat operator_desa (uji) (operator.denok), {said_at}." in page
    said = [("Nomor", "7 Tahun 2025", "5 Tahun 2025"), ("Tanggal ditetapkan", "29 September 2025", "30 September 2025")]
    assert conflict(page) == said
    assert f'href="/baris/dokumen-desa/{key}/" target="_blank">Buka dokumennya di tab baru' in page
    assert f'name="{name}-number"' not in page, "there is nothing left to fill"
    assert f'name="{cast.BLUKON}-{RKP}-number" value="6 Tahun 2025"' in page, "what was typed elsewhere stays"
    assert "1 dokumen disimpan" in saved(staf, TWO[1], paper_location="Map 3"), "the page as it is now can be saved"


def test_a_budget_that_somebody_else_carried_to_its_perdes_stands_beside_the_step_typed(staf: Client) -> None:
    saved(staf, RECEIVED, paper_follows="on")
    step = RECEIVED | begun(1, evaluated_on="5/11/2025")
    enacted = RECEIVED | begun(1, number="9 Tahun 2025", dated="20/11/2025")
    saved(staf, enacted, paper_location="Map 3")
    page = sent(staf, step)
    assert "Sudah dicatat staf (uji) (staf.pemerintahan), " in page
    assert ("Evaluasi Camat", "–", "5 November 2025") in conflict(page)
    assert ("Tanggal ditetapkan", "20 November 2025", "–") in conflict(page)
    untouched = RECEIVED | begun(1, evaluated_on="")
    assert "bentrok" not in sent(staf, untouched), "nothing was typed over it"


def test_the_same_document_recorded_twice_says_that_nothing_differs(staf: Client) -> None:
    village_documents.add(
        by=cast.scope(), entry=cast.document(fiscal_year=2026, number="5 Tahun 2025", enacted_on=date(2025, 9, 30))
    )
    page = sent(staf, cell(cast.DENOK, RKP, "5 Tahun 2025", "30/9/2025"))
    assert "Isinya sama dengan tulisan Anda" in page
    assert conflict(page) == []
