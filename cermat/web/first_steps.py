"""The five first steps of an office whose books are still empty: what, why, who, and where."""

from dataclasses import dataclass

from django.urls import reverse

from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import Beginning
from cermat.web import names


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """One step. `address` None: this person does not do it; `who` says who does."""

    words: str
    why: str
    who: str
    address: str | None
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    words: str
    why: str
    who: str
    act: Act
    page: str
    beginning: Beginning


_STEPS = (
    _Step(
        words="Undang orang kantor",
        why="Sedikitnya dua: seorang mencatat, seorang lain memeriksa.",
        who="Admin",
        act=Act.KEEP_USERS,
        page="orang",
        beginning=Beginning.TWO_PEOPLE,
    ),
    _Step(
        words="Catat Camat yang menjabat",
        why="Naskah yang dicetak ditandatangani oleh pejabat yang tercatat.",
        who="Admin",
        act=Act.KEEP_OFFICIALS,
        page="pejabat",
        beginning=Beginning.CAMAT,
    ),
    _Step(
        words="Catat kegiatan pertama",
        why="IKU 1 dihitung dari kegiatan fasilitasi dan koordinasi tiap seksi.",
        who="Staf atau Kepala Seksi",
        act=Act.RECORD_ACTIVITY,
        page="tambah_kegiatan",
        beginning=Beginning.ACTIVITY,
    ),
    _Step(
        words="Catat dokumen desa pertama",
        why="IKU 2 dihitung dari RKP Desa, APBDes, dan LPPDes tiap desa.",
        who="Seksi Pemerintahan atau operator desa",
        act=Act.RECORD_VILLAGE_DOCUMENT,
        page="dokumen_desa",
        beginning=Beginning.VILLAGE_DOCUMENT,
    ),
    _Step(
        words="Periksa dan verifikasi baris pertama",
        why="Baris baru masuk pembilang setelah diverifikasi oleh orang kedua.",
        who="Kepala Seksi, Sekretaris Camat, atau Camat",
        act=Act.VERIFY,
        page="menunggu",
        beginning=Beginning.VERIFICATION,
    ),
)


def first_steps(scope: Scope) -> list[FirstStep]:
    """Return the five steps in their order while any is left; nothing once all are taken."""
    taken = selectors.beginnings(scope, today=names.today(scope))
    if all(step.beginning in taken for step in _STEPS):
        return []
    return [
        FirstStep(
            words=step.words,
            why=step.why,
            who=step.who,
            address=reverse(step.page) if names.may(scope, step.act) else None,
            is_done=step.beginning in taken,
        )
        for step in _STEPS
    ]
