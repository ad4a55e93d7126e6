"""Who may do what: act × role, for the whole office, one's own unit, the Seksi Pemerintahan, or one's own village.

As the table "Who acts" of the project says. Nobody checks his own work; an admin keeps people and places, never
figures.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cermat.actions.errors import NotPermitted
from cermat.registers.roles import CHECKERS, ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.registers.substitution import GOVERNMENT_UNIT


class Act(StrEnum):
    """What can be permitted; the value says it in words."""

    RECORD_ACTIVITY = "mencatat kegiatan dan keluarannya"
    RECORD_VILLAGE_DOCUMENT = "mencatat dokumen desa"
    RECORD_VALUE = "mencatat nilai resmi"
    RECORD_TARGET = "mencatat target"
    RECORD_SETTING = "mencatat setelan"
    RECEIVE = "menerima dokumen desa dan memberi tanda terima"
    DECIDE_EXEMPTION = "memutuskan pengecualian"
    CLOSE_MONTH = "menutup buku bulanan"
    VERIFY = "memeriksa baris buku"
    IMPORT = "memasukkan berkas"
    TAKE_OVER = "mengambil alih buku lama sebagai terverifikasi"
    KEEP_IKU_PAPERS = "mencatat naskah IKU"
    VERIFY_IKU_PAPER = "memeriksa naskah IKU"
    KEEP_OFFICIALS = "mencatat pejabat"
    KEEP_UNITS = "mengatur unit kerja"
    KEEP_LETTERHEAD = "mengatur kop naskah"
    KEEP_VILLAGES = "mengatur desa dan kelurahan"
    KEEP_USERS = "mengatur pengguna"
    OPEN_PERSONAL_FILE = "membuka berkas berisi data pribadi"
    REMOVE_FACTORS = "melepas langkah kedua orang lain"
    CONFIRM_CHECKER = "mengesahkan pemeriksa baru"
    SEND_REMINDERS = "mengirim pengingat"
    KEEP_OWN_REMINDERS = "mengatur pengingat sendiri"
    OPEN_OFFICE = "membuka buku kantor"
    PREPARE_MEASUREMENT = "membekukan dan mengajukan pengukuran"
    REVIEW_MEASUREMENT = "mereviu pengukuran"
    SEND_BACK_MEASUREMENT = "mengembalikan pengukuran"
    APPROVE_MEASUREMENT = "menyetujui pengukuran"
    RECORD_APPROVAL = "mencatat lembar persetujuan bertanda tangan"
    PUBLISH_MEASUREMENT = "mempublikasikan pengukuran"
    ISSUE_PAPER = "menerbitkan naskah bernomor"
    WITHDRAW_PAPER = "mencabut naskah terbit"
    KEEP_BUDGET = "mencatat anggaran"
    WRITE_ANALYSIS = "menulis analisis laporan"


class Where(StrEnum):
    """How far a permission reaches inside the person's office."""

    OFFICE = "seluruh kantor"
    OWN_UNIT = "unitnya sendiri"
    GOVERNMENT_UNIT = "Seksi Pemerintahan, untuk semua desa"
    OWN_VILLAGE = "desanya sendiri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an act is done to: the row's unit or village, and everybody who wrote what is to be checked.

    `unit`: whose head checks the row, too; None, like `village`: of none, or not known, and then within nobody's unit
    or village. `checkers`: whose turn it is to check, in words.
    """

    unit: str | None = None
    village: str | None = None
    authors: Collection[str] = ()
    checkers: Collection[str] = ()


_RECORDERS = {Role.STAF: Where.OWN_UNIT, Role.KASI: Where.OWN_UNIT}
_CHECKERS = {role: Where.OFFICE for role in Role if role in CHECKERS}
_KEEPERS = {Role.ADMIN: Where.OFFICE, Role.KONSOL: Where.OFFICE}
PERMISSIONS: Mapping[Act, Mapping[Role, Where]] = {
    Act.RECORD_ACTIVITY: {**_RECORDERS, Role.KONSOL: Where.OFFICE},
    Act.RECORD_VILLAGE_DOCUMENT: {
        Role.STAF: Where.GOVERNMENT_UNIT,
        Role.KASI: Where.GOVERNMENT_UNIT,
        Role.OPERATOR_DESA: Where.OWN_VILLAGE,
        Role.KONSOL: Where.OFFICE,
    },
    Act.RECORD_VALUE: {Role.PERENCANA: Where.OFFICE},
    Act.RECORD_TARGET: {Role.PERENCANA: Where.OFFICE},
    Act.RECORD_SETTING: {Role.PERENCANA: Where.OFFICE},
    Act.RECEIVE: {Role.KASI: Where.GOVERNMENT_UNIT, Role.SEKRETARIS: Where.OFFICE},
    Act.DECIDE_EXEMPTION: {Role.KABUPATEN: Where.OFFICE},
    Act.CLOSE_MONTH: _RECORDERS,
    Act.VERIFY: _CHECKERS,
    # A file is judged row by row as if each had been typed: own unit, own village.
    Act.IMPORT: {
        Role.STAF: Where.OFFICE,
        Role.KASI: Where.OFFICE,
        Role.OPERATOR_DESA: Where.OFFICE,
        Role.KONSOL: Where.OFFICE,
    },
    Act.TAKE_OVER: {Role.KONSOL: Where.OFFICE},
    Act.KEEP_IKU_PAPERS: {Role.PERENCANA: Where.OFFICE},
    Act.VERIFY_IKU_PAPER: dict.fromkeys((Role.SEKRETARIS, Role.CAMAT), Where.OFFICE),
    Act.KEEP_OFFICIALS: _KEEPERS,
    Act.KEEP_UNITS: _KEEPERS,
    Act.KEEP_LETTERHEAD: {**_KEEPERS, Role.SEKRETARIS: Where.OFFICE},
    Act.KEEP_VILLAGES: _KEEPERS,
    Act.KEEP_USERS: _KEEPERS,
    Act.OPEN_PERSONAL_FILE: {
        **_CHECKERS,
        Role.STAF: Where.OWN_UNIT,
        Role.OPERATOR_DESA: Where.OWN_VILLAGE,
        Role.INSPEKTORAT: Where.OFFICE,
    },
    # Not the admin: he makes the links by which passwords are set, and alone he gets into nobody's account.
    Act.REMOVE_FACTORS: dict.fromkeys((Role.SEKRETARIS, Role.CAMAT, Role.KONSOL), Where.OFFICE),
    # The four eyes on who has four eyes: an Admin makes a checker, another checker says that he is one.
    Act.CONFIRM_CHECKER: _CHECKERS,
    Act.SEND_REMINDERS: {Role.KONSOL: Where.OFFICE},
    Act.KEEP_OWN_REMINDERS: {role: Where.OFFICE for role in Role if role is not Role.KONSOL},
    Act.OPEN_OFFICE: {Role.KONSOL: Where.OFFICE},
    Act.PREPARE_MEASUREMENT: {Role.PERENCANA: Where.OFFICE},
    # The Sekretaris; where he prepared it or stands in for the Camat, a Kepala Seksi or Kasubbag (see cycle).
    Act.REVIEW_MEASUREMENT: {Role.SEKRETARIS: Where.OFFICE, Role.KASI: Where.OFFICE},
    Act.APPROVE_MEASUREMENT: {Role.CAMAT: Where.OFFICE},
    # Whoever reviews returns, and what was reviewed lies before the Camat.
    Act.SEND_BACK_MEASUREMENT: dict.fromkeys((Role.SEKRETARIS, Role.KASI, Role.CAMAT), Where.OFFICE),
    # The Sekretaris; where he reviewed it, a Kepala Seksi or Kasubbag; where none is left, who prepared it (see cycle).
    Act.RECORD_APPROVAL: dict.fromkeys((Role.SEKRETARIS, Role.KASI, Role.PERENCANA), Where.OFFICE),
    Act.PUBLISH_MEASUREMENT: {Role.PERENCANA: Where.OFFICE, Role.SEKRETARIS: Where.OFFICE},
    Act.ISSUE_PAPER: {Role.PERENCANA: Where.OFFICE, Role.SEKRETARIS: Where.OFFICE},
    Act.WITHDRAW_PAPER: {Role.SEKRETARIS: Where.OFFICE, Role.CAMAT: Where.OFFICE},
    Act.KEEP_BUDGET: {Role.PERENCANA: Where.OFFICE, Role.KONSOL: Where.OFFICE},
    Act.WRITE_ANALYSIS: {Role.PERENCANA: Where.OFFICE},
}
FIGURES = frozenset(
    {Act.RECORD_ACTIVITY, Act.RECORD_VILLAGE_DOCUMENT, Act.RECORD_VALUE, Act.CLOSE_MONTH, Act.VERIFY, Act.IMPORT}
    | {Act.RECEIVE, Act.DECIDE_EXEMPTION}
    | {Act.PREPARE_MEASUREMENT, Act.REVIEW_MEASUREMENT, Act.APPROVE_MEASUREMENT, Act.RECORD_APPROVAL}
    | {Act.SEND_BACK_MEASUREMENT}
    | {Act.PUBLISH_MEASUREMENT, Act.ISSUE_PAPER, Act.WITHDRAW_PAPER, Act.KEEP_BUDGET, Act.RECORD_TARGET}
    | {Act.WRITE_ANALYSIS, Act.CONFIRM_CHECKER, Act.RECORD_SETTING}
    | {Act.KEEP_IKU_PAPERS, Act.VERIFY_IKU_PAPER}
)
# What a post gives that nobody confirmed yet: to record, like a Staf. For all else it gives nothing.
UNCONFIRMED = frozenset(
    {Act.RECORD_ACTIVITY, Act.RECORD_VILLAGE_DOCUMENT, Act.CLOSE_MONTH, Act.IMPORT, Act.KEEP_OWN_REMINDERS}
)
_UNKNOWN = Subject()


def check_can(by: Scope, act: Act, subject: Subject = _UNKNOWN) -> None:
    """Return when the person may do this. Raises NotPermitted with the sentence of `refusal`."""
    if sentence := refusal(by, act, subject):
        raise NotPermitted(sentence)


def check_can_any(by: Scope, acts: Sequence[Act]) -> None:
    """Return when the person may do one of these acts somewhere in the office. Raises NotPermitted saying who may."""
    sentences = [sentence for act in acts if (sentence := refusal_everywhere(by, act))]
    if len(sentences) < len(acts):
        return
    if len(acts) == 1 or Role.ADMIN in by.roles or by.unconfirmed:
        raise NotPermitted(sentences[0])
    roles = dict.fromkeys(role for act in acts for role in PERMISSIONS[act])
    raise NotPermitted(f"Anda tidak berwenang {' atau '.join(acts)}; yang berwenang: {_words(roles)}.")


def refusal(by: Scope, act: Act, subject: Subject = _UNKNOWN) -> str | None:
    """Return why the person may not do this to the subject, as a sentence for the screen; None when it is permitted.

    Who forgets the subject permits only those who may it in the whole office.
    """
    if sentence := _out_of_reach(by, act, lambda where: _is_within(by, where, subject)):
        return sentence
    if by.username in subject.authors:
        return f"Anda ikut mencatat isi baris ini; {_other_checkers(subject)}"
    return None


def records_one_village_alone(by: Scope) -> bool:
    """Return whether a person records village documents only as the village: its day of receipt is not his to state."""
    reaches = PERMISSIONS[Act.RECORD_VILLAGE_DOCUMENT].items()
    within = {where for role, where in reaches if role in by.roles and _is_somewhere(by, where)}
    return within == {Where.OWN_VILLAGE}


def refusal_everywhere(by: Scope, act: Act) -> str | None:
    """Return why the person may do this nowhere in the office; None where he may it somewhere.

    Asked by doors and menus alone: what the act is done to is judged by `refusal`.
    """
    return _out_of_reach(by, act, lambda where: _is_somewhere(by, where))


def _out_of_reach(by: Scope, act: Act, is_reached: Callable[[Where], bool]) -> str | None:
    if Role.ADMIN in by.roles and act in FIGURES:
        return f"Pemegang peran Admin tidak boleh {act}; gunakan akun lain tanpa peran Admin."
    held = by.roles if act in UNCONFIRMED else by.roles - by.unconfirmed
    reaches = [where for role, where in PERMISSIONS[act].items() if role in held]
    if not reaches and not by.roles.isdisjoint(PERMISSIONS[act]):
        return f"Anda belum dapat {act}: pengangkatan Anda belum disahkan; minta pemeriksa lain mengesahkannya."
    if not reaches:
        return f"Anda tidak berwenang {act}; yang berwenang: {_words(PERMISSIONS[act])}."
    if not any(is_reached(where) for where in reaches):
        return f"Anda tidak berwenang {act} di sini; wewenang Anda hanya untuk {' dan '.join(reaches)}."
    return None


def _is_within(by: Scope, where: Where, subject: Subject) -> bool:
    if where is Where.OWN_UNIT:
        return subject.unit in by.units
    if where is Where.OWN_VILLAGE:
        return subject.village in by.villages
    return _is_somewhere(by, where)


def _is_somewhere(by: Scope, where: Where) -> bool:
    if where is Where.OWN_UNIT:
        return bool(by.units)
    if where is Where.OWN_VILLAGE:
        return bool(by.villages)
    return where is Where.OFFICE or GOVERNMENT_UNIT in by.units


def _other_checkers(subject: Subject) -> str:
    if not subject.checkers:
        return "pemeriksaan dilakukan oleh orang lain."
    return f"pemeriksaan dilakukan oleh orang lain: {' atau '.join(subject.checkers)}."


def _words(roles: Iterable[Role]) -> str:
    """Return who may: people by their roles; the console only where nobody signs in for it."""
    said = [ROLE_WORDS[role] for role in roles if role is not Role.KONSOL]
    return ", ".join(said) or "pengelola server, dengan perintah cermat"
