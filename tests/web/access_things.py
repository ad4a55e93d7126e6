"""Every object of the officials' table, with its key: of the own unit and village, of others, annulled, of another
office, and of none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import ModuleType

from cermat.actions import (
    activities,
    dated_books,
    evidence,
    exemptions,
    iku_codes,
    iku_papers,
    letterheads,
    measurements,
    officials,
    outputs,
    papers,
    receipts,
    recorded_values,
    settings,
    targets,
    uploads,
    village_documents,
)
from cermat.actions.entries import EvidenceEntry, ExemptionEntry, RecordedValueEntry, SettingEntry, TargetEntry
from cermat.actions.imports import staging
from cermat.actions.imports.kinds import VILLAGE_DOCUMENTS
from cermat.actions.issuing import Wanted
from cermat.actions.letterheads import LetterheadEntry
from cermat.actions.officials import OfficialEntry
from cermat.documents.content import PaperSize
from cermat.indicators.rows import SettingKind, TargetKind
from cermat.registers import clock, ledger, selectors
from cermat.registers.models import IssuedPaper
from cermat.registers.scope import Scope
from cermat.rules.library import lumajang_2023_text
from cermat.words.dates import local_day
from tests import cast
from tests.evidence import make

NOT_THERE = "tidak ada"
Things = Mapping[str, Mapping[str, str]]


def recorded() -> Things:
    """Open both offices, record every object, and return its key by its kind and its name in the table."""
    cast.open_offices()
    cast.add_people()
    _open_the_neighbours_paper()
    _give_a_logo()
    return {
        "kegiatan": _activities(),
        "keluaran": _outputs(),
        "dokumen": _documents(),
        "pengecualian": _exemptions(),
        "tanda_terima": _receipts(),
        "nilai": _values(),
        "target": _targets(),
        "setelan": _settings(),
        "naskah_iku": _iku_papers(),
        **_measurements(),
        "bukti": _evidence(),
        "berkas": _files(),
        "unggahan": _uploads(),
        "akun": {"perencana": "perencana", "kecamatan lain": cast.STRANGER, NOT_THERE: NOT_THERE},
        "pejabat": _officials(),
        "unit": {"pelayanan": "pelayanan", "entah, tidak ada": "entah"},
        **_imports(),
        "indikator": {"iku-2": "iku-2", "iku-9, tidak ada": "iku-9"},
        "indikator_tercatat": {"ipp": "ipp", "iku-2, dihitung": "iku-2", "iku-9, tidak ada": "iku-9"},
    }


def _open_the_neighbours_paper() -> None:
    text = lumajang_2023_text().replace(cast.OFFICE, cast.OTHER_OFFICE)
    iku_papers.add(by=cast.console(cast.OTHER_OFFICE), text=text, origin="uji")


def _imports() -> dict[str, dict[str, str]]:
    """Return a file the staf handed in, and another that was taken in already, as an event of the books."""
    staf, heads = cast.scope(), ",".join(VILLAGE_DOCUMENTS.columns)
    content = f"{heads}\n{cast.DENOK},RKP Desa,2024,99 Tahun 2023,2023-09-20,".encode()
    taken, handed_in = [
        staging.hand_in(by=staf, table="village-documents", file="desa.csv", content=content) for _ in range(2)
    ]
    staging.take(by=staf, id=taken, lines=None)
    event = staging.find(by=staf, id=taken).event
    return {
        "impor": {"diunggah staf": handed_in, "tidak ada": "entah"},
        "batch": {"dimasukkan staf": str(event), "peristiwa lain": "1"},
    }


def _annulled(book: ModuleType, key: str, *, by: Scope | None = None) -> str:
    """Annul a row, have that verified, and return its key."""
    book.annul(by=by or cast.scope(), key=key, version=1, reason="uji")
    book.verify(by=cast.scope("sekretaris"), key=key, version=2)
    return key


def _activities() -> dict[str, str]:
    kasi = cast.scope("kasi.pemerintahan")
    annulled = _annulled(activities, cast.recorded_activity(number="dibatalkan"))
    here = cast.activity("lain, di Denok", unit="pelayanan", place=cast.DENOK)
    elsewhere = cast.activity("lain", unit="pelayanan", place=cast.BLUKON)
    return {
        "seksi sendiri, di Denok": cast.recorded_activity(number="sendiri", place=cast.DENOK),
        "seksi lain, di Denok": activities.add(by=cast.scope("staf.pelayanan"), entry=here),
        "seksi sendiri, di Blukon": cast.recorded_activity(number="sendiri, di Blukon", place=cast.BLUKON),
        "seksi lain, di Blukon": activities.add(by=cast.scope("staf.pelayanan"), entry=elsewhere),
        "dicatat Kepala Seksi sendiri": activities.add(by=kasi, entry=cast.activity("kasi")),
        "dibatalkan": annulled,
        "kecamatan lain": activities.add(by=cast.stranger(), entry=cast.activity("tetangga")),
        NOT_THERE: NOT_THERE,
    }


def _outputs() -> dict[str, str]:
    elsewhere = cast.activity("keluaran lain", unit="pelayanan", place=cast.BLUKON)
    other, stranger = cast.scope("staf.pelayanan"), cast.stranger()
    of_other = activities.add(by=other, entry=elsewhere)
    of_stranger = activities.add(by=stranger, entry=cast.activity("keluaran tetangga"))
    return {
        "seksi sendiri, di Denok": cast.recorded_output(cast.recorded_activity(number="k", place=cast.DENOK)),
        "seksi lain, di Blukon": outputs.add(by=other, activity=of_other, entry=cast.output()),
        "dibatalkan": _annulled(outputs, cast.recorded_output(cast.recorded_activity(number="k, dibatalkan"))),
        "kecamatan lain": outputs.add(by=stranger, activity=of_stranger, entry=cast.output()),
        NOT_THERE: NOT_THERE,
    }


def _documents() -> dict[str, str]:
    neighbours = cast.document(village="35.08.09.2001")
    return {
        "desa Denok": cast.recorded_document(),
        "desa Blukon": cast.recorded_document(village=cast.BLUKON),
        "dibatalkan": _annulled(village_documents, cast.recorded_document(number="0 Tahun 2023")),
        "kecamatan lain": village_documents.add(by=cast.stranger(), entry=neighbours),
        NOT_THERE: NOT_THERE,
    }


def _exemptions() -> dict[str, str]:
    """Give a decision about Denok, and one of another office."""
    entry = ExemptionEntry(
        village=cast.DENOK,
        kind="rkp_desa",
        fiscal_year=2031,
        paper="Keputusan",
        paper_dated=date(2026, 1, 5),
        reason="Banjir",
    )
    own = exemptions.decide(by=cast.scope("kabupaten"), entry=entry)
    of_neighbour = replace(entry, village=f"{cast.OTHER_OFFICE}.2001")
    foreign = exemptions.decide(by=cast.scope("kabupaten", office=cast.OTHER_OFFICE), entry=of_neighbour)
    return {"desa Denok": own, "kecamatan lain": foreign, NOT_THERE: NOT_THERE}


def _receipts() -> dict[str, str]:
    """Give a receipt of each village, and one of another office."""
    entry = cast.document(kind="lppd_desa", fiscal_year=2031, enacted_on=None, awaits_receipt=True)

    def given(village: str, office: str = cast.OFFICE) -> str:
        own = replace(entry, village=village)
        key = village_documents.add(by=cast.scope(office=office), entry=own)
        return receipts.issue(by=cast.scope("kasi.pemerintahan", office=office), document=key, version=1)

    given(f"{cast.OTHER_OFFICE}.2001", cast.OTHER_OFFICE)
    given(f"{cast.OTHER_OFFICE}.2002", cast.OTHER_OFFICE)
    foreign = given(f"{cast.OTHER_OFFICE}.2003", cast.OTHER_OFFICE)
    return {
        "desa Denok": given(cast.DENOK),
        "desa Blukon": given(cast.BLUKON),
        "kecamatan lain": foreign,
        NOT_THERE: NOT_THERE,
    }


def _measurements() -> dict[str, dict[str, str]]:
    """Give a quarter that lies before the Camat, one he approved by hand, and one of another office."""
    planner, secretary = cast.scope("perencana"), cast.scope("sekretaris")

    def reviewed(quarter: int) -> str:
        key = measurements.freeze(by=planner, year=2023, quarter=quarter)
        measurements.submit(by=planner, key=key, version=1)
        measurements.review(by=secretary, key=key, version=2)
        return key

    waiting, signed = reviewed(1), reviewed(2)
    today = local_day(clock.now(), selectors.office(planner).zone)
    sheet = {"paper": "Lembar", "dated": today, "name": "lembar.jpg", "pieces": [make.jpeg()]}
    head = cast.scope("kasi.pelayanan")
    measurements.record_approval(by=head, key=signed, version=3, **sheet)  # type: ignore[arg-type]
    foreign = measurements.freeze(by=cast.scope("perencana", office=cast.OTHER_OFFICE), year=2023, quarter=3)
    wanted = Wanted(report="kertas-kerja", indicator="iku-1")
    issued = papers.issue(by=planner, measurement=signed, wanted=wanted, number="1")
    apart = {"kecamatan lain": foreign, NOT_THERE: NOT_THERE}
    return {
        "pengukuran": {"menunggu Camat": waiting, "bertanda tangan basah": signed, **apart},
        "naskah_terbit": {"kantor sendiri": issued, "kecamatan lain": _issued_elsewhere(issued), NOT_THERE: NOT_THERE},
        "lembar_persetujuan": {"ada": signed, "belum ada": waiting, **apart},
    }


def _issued_elsewhere(issued: str) -> str:
    """Write a paper like this one into the books of the other office, where nobody approves."""
    row = dated_books.found(IssuedPaper, by=cast.scope(), key=issued, word="naskah")
    with ledger.act(office=cast.OTHER_OFFICE, by=cast.STRANGER, verb="uji", summary="uji") as act:
        return act.add(dated_books.next_version(row, key="yang-lain")).key


def _give_a_logo() -> None:
    entry = LetterheadEntry(address="Jalan Raya 1", paper_size=PaperSize.F4)
    logo = ("logo.png", [make.png()])
    letterheads.change(by=cast.scope("admin"), version=1, entry=entry, reason="Tata naskah", logo=logo)


def _values() -> dict[str, str]:
    entry = RecordedValueEntry(
        indicator="ipp", year=2023, quantity="official", amount=Decimal(4), paper="Surat", paper_dated=date(2024, 1, 2)
    )
    planner = cast.scope("perencana.tetangga", office=cast.OTHER_OFFICE, role="perencana")
    own = cast.scope("perencana")
    of_third = recorded_values.add(by=own, entry=replace(entry, quarter=3))
    return {
        "kantor sendiri": recorded_values.add(by=own, entry=entry),
        "dibatalkan": _annulled(recorded_values, of_third, by=own),
        # Of a quarter, so that its key is not one of the own office's too.
        "kecamatan lain": recorded_values.add(by=planner, entry=replace(entry, quarter=2)),
        NOT_THERE: NOT_THERE,
    }


def _targets() -> dict[str, str]:
    entry = TargetEntry(
        indicator="iku-1",
        year=2023,
        kind=TargetKind.AGREED,
        amount=Decimal(80),
        paper="Perjanjian Kinerja",
        paper_dated=date(2023, 1, 9),
    )
    planner = cast.scope("perencana.tetangga", office=cast.OTHER_OFFICE, role="perencana")
    return {
        "kantor sendiri": targets.add(by=cast.scope("perencana"), entry=entry),
        "kecamatan lain": targets.add(by=planner, entry=replace(entry, quarter=2)),
        NOT_THERE: NOT_THERE,
    }


def _settings() -> dict[str, str]:
    entry = SettingEntry(
        kind=SettingKind.CAP,
        value="120",
        valid_from=date(2023, 1, 1),
        paper="Peraturan Bupati",
        paper_dated=date(2022, 12, 1),
    )
    planner = cast.scope("perencana.tetangga", office=cast.OTHER_OFFICE, role="perencana")
    return {
        "kantor sendiri": settings.add(by=cast.scope("perencana"), entry=entry),
        "kecamatan lain": settings.add(by=planner, entry=replace(entry, valid_from=date(2024, 1, 1))),
        NOT_THERE: NOT_THERE,
    }


def _iku_papers() -> dict[str, str]:
    def typed(office: str, year: int) -> str:
        text = lumajang_2023_text().replace("id: iku-lumajang-2023\nkind", f"id: iku-lumajang-{year}\nkind")
        by = cast.scope("perencana", office=office)
        continuing = iku_codes.used(by)
        return iku_papers.enter(by=by, text=text.replace(cast.OFFICE, office), continuing=continuing)

    return {
        "disalin dan menunggu": typed(cast.OFFICE, 2031),
        "dari baris perintah": "iku-lumajang-2023",
        "kecamatan lain": typed(cast.OTHER_OFFICE, 2032),
        NOT_THERE: "tidak-ada",
    }


def _officials() -> dict[str, str]:
    entry = OfficialEntry(position="Camat", name="Nama Camat", valid_from=date(2024, 1, 1))
    other = replace(entry, position="Sekretaris Camat")
    return {
        "kantor sendiri": officials.add(by=cast.scope("admin"), entry=entry),
        "kecamatan lain": officials.add(by=cast.console(cast.OTHER_OFFICE), entry=other),
        NOT_THERE: NOT_THERE,
    }


def _evidence() -> dict[str, str]:
    documents = _documents_of_evidence()
    scopes = {"desa Denok": cast.scope(), "desa Blukon": cast.scope(), "kecamatan lain": cast.stranger()}
    return {
        **{
            name: evidence.add(
                by=scopes[name],
                entry=EvidenceEntry(book="village_document", key=key, title="Salinan", location=f"Map {name}"),
            )
            for name, key in documents.items()
        },
        NOT_THERE: NOT_THERE,
    }


def _files() -> dict[str, str]:
    own = cast.recorded_activity(number="berkas", place=cast.DENOK)
    elsewhere = cast.recorded_activity(number="berkas daftar hadir")
    theirs = activities.add(by=cast.stranger(), entry=cast.activity("berkas tetangga"))
    return {
        "seksi sendiri, di Denok": _attached(cast.scope(), own, make.jpeg()),
        "daftar hadir": _attached(cast.scope(), elsewhere, make.png(), has_personal_data=True),
        "rujukan tanpa berkas": evidence.promise(by=cast.scope(), book="activity", key=elsewhere),
        "kecamatan lain": _attached(cast.stranger(), theirs, make.pdf()),
        NOT_THERE: NOT_THERE,
    }


def _attached(by: Scope, activity: str, content: bytes, **more: bool) -> str:
    return evidence.attach(by=by, book="activity", key=activity, name="berkas", pieces=[content], **more)


def _uploads() -> dict[str, str]:
    own = cast.recorded_activity(number="unggahan")
    theirs = activities.add(by=cast.stranger(), entry=cast.activity("unggahan tetangga"))
    return {
        "milik staf": _begun(cast.scope(), own),
        "kecamatan lain": _begun(cast.stranger(), theirs),
        NOT_THERE: NOT_THERE,
    }


def _begun(by: Scope, activity: str) -> str:
    return uploads.begin(by=by, book="activity", key=activity, name="foto", size=9, fingerprint="foto").id


def _documents_of_evidence() -> dict[str, str]:
    later = {"number": "9 Tahun 2023"}
    neighbours = cast.document(village="35.08.09.2001", **later)
    return {
        "desa Denok": cast.recorded_document(**later),
        "desa Blukon": cast.recorded_document(village=cast.BLUKON, **later),
        "kecamatan lain": village_documents.add(by=cast.stranger(), entry=neighbours),
    }
