"""A form for every address of the officials' table that writes: who sends it, about which thing, and what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cermat.actions import accounts, village_documents
from cermat.actions.accounts import InvitationEntry
from cermat.actions.imports import staging
from cermat.actions.imports.kinds import VILLAGE_DOCUMENTS
from cermat.registers.models import StagedImport
from tests import cast
from tests.evidence import make
from tests.web import (
    test_grid,
    test_issued,
    test_people,
    test_receipts_and_exemptions,
    test_recorded_values_and_officials,
    test_reminders,
    test_settings,
    test_targets,
    test_units_and_terms,
    test_village_document_form,
)
from tests.web import test_handovers as handovers
from tests.web.access_things import Things
from tests.web.test_acts import activity_fields
from tests.web.test_new_iku import simple, typed

Fields = Mapping[str, Any]
OLD = {"version": "1", "reason": "uji"}
DOCUMENT = {**test_village_document_form.FIELDS, "number": "77 Tahun 2025"}
RENAMED = {"number": "78 Tahun 2023", "fiscal_year": "2024", "enacted_on": "20/9/2023", "paper_follows": ""}
CORRECTED = {"version": "1", "correction": "Salah ketik", "tindakan": "simpan"}
# Sent by a script, which asks where to go on; shown once and made anew each time; or about the own account alone.
NOT_HERE = {
    "buka_kantor",  # records nothing
    *("mulai_unggah", "unggahan"),
    *("tautan_baru", "alamat_kalender"),
    *("account_change_password", "sesi", "account_reauthenticate", "mfa_reauthenticate"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_remove_webauthn"),
    *("mfa_reauthenticate_webauthn", "mfa_generate_recovery_codes"),
}


@dataclass(frozen=True, kw_only=True)
class Sending:
    """A form that somebody fills in: at an address of the officials' table, about one of its things.

    `is_looked_at`: it is sent once to be looked at, then saved. `has_event`: it leaves an event in the books.
    `made`: makes the thing where the table has none that waits for this, and returns its key.
    """

    who: str
    address: str
    thing: str | None = None
    fields: Fields | Callable[[Client, str, Things], Fields] = field(default_factory=dict)
    is_looked_at: bool = False
    made: Callable[[], str] | None = None
    has_event: bool = True


def acts(book: str, kind: str, thing: str, *, who: str, **more: str) -> list[Sending]:
    """Return the steps of a row that was handed in by somebody else."""
    address = f"/baris/{book}/{{{kind}}}/tindakan/"
    steps = [(who, "batalkan"), ("sekretaris", "verifikasi"), ("sekretaris", "kembalikan")]
    return [Sending(who=by, address=f"{address}{step}/", thing=thing, fields={**OLD, **more}) for by, step in steps]


def ticked(client: Client, address: str, things: Things) -> Fields:
    return {"pilih": f"activity:1:{things['kegiatan']['seksi sendiri, di Denok']}"}


def photo(client: Client, address: str, things: Things) -> Fields:
    return {"berkas": SimpleUploadedFile("foto.jpg", make.jpeg(note=b"dua kali"))}


def book_file(client: Client, address: str, things: Things) -> Fields:
    content = f"{','.join(VILLAGE_DOCUMENTS.columns)}\n{cast.DENOK},RKP Desa,2024,98 Tahun 2023,2023-09-20,".encode()
    return {"table": "village-documents", "file": SimpleUploadedFile("buku.csv", content)}


def handed_in() -> str:
    content = f"{','.join(VILLAGE_DOCUMENTS.columns)}\n{cast.DENOK},RKP Desa,2024,98 Tahun 2023,2023-09-20,".encode()
    return staging.hand_in(by=cast.scope(), table="village-documents", file="desa.csv", content=content)


def left_behind() -> str:
    id = handed_in()
    StagedImport.objects.filter(pk=id).update(stage="diperiksa", moved_at=datetime.now(UTC) - timedelta(minutes=2))
    return id


def unstamped() -> str:
    entry = cast.document(kind="lppd_desa", fiscal_year=2030, enacted_on=None, awaits_receipt=True)
    return village_documents.add(by=cast.scope(), entry=entry)


def new_checker() -> str:
    accounts.invite(
        by=cast.scope("admin"), entry=InvitationEntry(name="Baru", username="kasi.gaib", role="kasi", unit="umum")
    )
    return "kasi.gaib"


def changed_paper(client: Client, address: str, things: Things) -> Fields:
    return {**typed(client, address), "naskah-facsimile": "Naskah", "naskah-reason": "salah salin"}


EVIDENCE = {"title": "Salinan", "location": "Lemari 5"}
TARGET = {"kind": "perjanjian", "paper": "Perjanjian Kinerja", "paper_dated": "9/1/2023", "amount": "81"}
SENDINGS = [
    Sending(who="kasi", address="/menunggu/", fields=ticked),
    Sending(who="staf", address="/pengingat/", fields=test_reminders.FILLED, has_event=False),
    Sending(who="staf", address="/pengingat/alamat-kalender/cabut/", has_event=False),
    Sending(who="staf", address="/tutup-buku/", fields={"unit": "pemerintahan", "year": 2023, "month": 4, "is_nil": 1}),
    Sending(
        who="staf",
        address="/kegiatan/tambah/",
        fields={**activity_fields(), "number": "088/1/2023", "dated": "2/5/2023", "tindakan": "simpan"},
    ),
    Sending(
        who="staf",
        address="/kegiatan/{kegiatan}/keluaran/tambah/",
        thing="seksi sendiri, di Blukon",
        fields={"kind": "berita_acara", "title": "Berita acara", "dated": "20/3/2023"},
    ),
    Sending(
        who="kasi",
        address="/dokumen-desa/isi/",
        fields={
            **test_grid.cell(cast.BORENG, "rkp_desa-2027", "7 Tahun 2026", "29/9/2026"),
            "paper_follows": "on",
        },
        is_looked_at=True,
    ),
    Sending(who="operator_desa", address="/dokumen-desa/tambah/", fields=DOCUMENT, is_looked_at=True),
    Sending(who="staf", address="/dokumen-desa/tambah/", fields=DOCUMENT, is_looked_at=True),
    Sending(who="kabupaten", address="/dokumen-desa/pengecualian/tambah/", fields=test_receipts_and_exemptions.EXEMPT),
    Sending(
        who="kabupaten", address="/dokumen-desa/pengecualian/{pengecualian}/cabut/", thing="desa Denok", fields=OLD
    ),
    Sending(who="perencana", address="/pengukuran/bekukan/", fields={"year": 2023, "quarter": 4}),
    Sending(
        who="camat",
        address="/pengukuran/{pengukuran}/tindakan/setujui/",
        thing="menunggu Camat",
        fields={"version": 3},
    ),
    Sending(
        who="camat",
        address="/pengukuran/{pengukuran}/tindakan/kembalikan/",
        thing="menunggu Camat",
        fields={"version": 3, "remark": "Periksa lagi"},
    ),
    Sending(
        who="perencana",
        address="/pengukuran/{pengukuran}/terbitkan/",
        thing="bertanda tangan basah",
        fields={**test_issued.SENT, "paper": "kertas-kerja:iku-1", "number": "2", "reason": "Kertas lain"},
    ),
    Sending(
        who="perencana",
        address="/naskah-terbit/terbitkan/2023/",
        fields={"paper": "iku", "number": "3", "size": "f4"},
    ),
    Sending(who="admin", address="/setelan/kop/", fields=test_settings.KOP | {"version": "2"}),
    Sending(who="camat", address="/naskah-terbit/{naskah_terbit}/cabut/", thing="kantor sendiri", fields={**OLD}),
    Sending(who="admin", address="/orang/undang/", fields=test_people.SENT),
    Sending(
        who="admin", address="/orang/{akun}/peran/", thing="perencana", fields={"role": "staf", "unit": "pelayanan"}
    ),
    Sending(
        who="admin",
        address="/orang/{akun}/peran/{akun}:perencana/akhiri/",
        thing="perencana",
        fields={"version": "1", "last_day": "31/12/2030", "reason": "mutasi"},
    ),
    Sending(who="admin", address="/orang/{akun}/tindakan/nonaktifkan/", thing="perencana", fields={"reason": "mutasi"}),
    Sending(
        who="perencana", address="/laporan/2023/uraian/iku-1-sebab/", fields={"version": 0, "text": "Desa dibimbing."}
    ),
    Sending(
        who="admin", address="/pejabat/tambah/", fields=test_units_and_terms.CAMAT | {"position": "Sekretaris Camat"}
    ),
    Sending(
        who="admin",
        address="/pejabat/{pejabat}/ubah/",
        thing="kantor sendiri",
        fields={
            "position": "Camat",
            "name": "Nama Baru",
            "valid_from": "1/1/2024",
            "version": 1,
            "reason": "Salah ketik",
        },
    ),
    Sending(who="admin", address="/unit/tambah/", fields={"code": "seksi-baru", "name": "Seksi Baru"}),
    Sending(who="admin", address="/unit/{unit}/ubah/", thing="pelayanan", fields=test_units_and_terms.RENAMED),
    Sending(who="admin", address="/serah-terima/", fields=handovers.SENT, is_looked_at=True),
    Sending(
        who="perencana",
        address="/nilai/2023/{indikator_tercatat}/tambah/",
        thing="ipp",
        fields=test_recorded_values_and_officials.FILLED | {"quarter": "4"},
    ),
    Sending(
        who="perencana", address="/iku/baru/?kosong=1", fields=lambda client, *_: simple(client) | {"i1-id": "iku-7"}
    ),
    Sending(who="perencana", address="/iku/iku-lumajang-2023/perbaiki/", fields=changed_paper),
    Sending(who="perencana", address="/target/tambah/", fields=test_targets.FILLED | {"iku-1_tahun": ""}),
    Sending(
        who="perencana", address="/setelan/batas_capaian/tambah/", fields=test_settings.CAP | {"valid_from": "1/1/2025"}
    ),
    Sending(
        who="staf",
        address="/baris/kegiatan/{kegiatan}/perbaiki/",
        thing="seksi sendiri, di Denok",
        fields={**activity_fields(), **CORRECTED, "number": "089/1/2023"},
    ),
    Sending(
        who="staf",
        address="/baris/kegiatan/{kegiatan}/bukti/tambah/",
        thing="seksi sendiri, di Denok",
        fields=EVIDENCE,
    ),
    Sending(
        who="staf", address="/baris/kegiatan/{kegiatan}/bukti/unggah/", thing="seksi sendiri, di Denok", fields=photo
    ),
    Sending(who="staf", address="/baris/kegiatan/{kegiatan}/bukti/menyusul/", thing="seksi sendiri, di Denok"),
    Sending(who="staf", address="/impor/", fields=book_file, has_event=False),
    Sending(who="staf", address="/impor/tempel/", fields={"cells": "x"}, has_event=False),
    Sending(who="staf", address="/impor/{impor}/simpan/", made=handed_in, fields={"tindakan": "semua"}),
    Sending(who="staf", address="/impor/{impor}/lanjutkan/", made=left_behind, has_event=False),
    Sending(who="kasi", address="/dokumen-desa/{dokumen}/terima/", made=unstamped, fields=OLD),
    Sending(who="camat", address="/orang/{akun}/tindakan/sahkan/", made=new_checker, fields=OLD),
    Sending(who="staf", address="/impor/{impor}/hentikan/", thing="diunggah staf", has_event=False),
    Sending(who="staf", address="/impor/batch/{batch}/", thing="dimasukkan staf"),
    *acts("kegiatan", "kegiatan", "seksi sendiri, di Denok", who="staf"),
    *acts("keluaran", "keluaran", "seksi sendiri, di Denok", who="staf"),
    *acts("dokumen-desa", "dokumen", "desa Denok", who="staf"),
    *acts("nilai-tercatat", "nilai", "kantor sendiri", who="perencana"),
    *acts("target", "target", "kantor sendiri", who="perencana"),
    *acts("setelan", "setelan", "kantor sendiri", who="perencana"),
    *acts("bukti", "bukti", "desa Denok", who="staf"),
]
