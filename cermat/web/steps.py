"""What may be done with a row now, what may not, and why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms

from cermat.actions import permissions, policies
from cermat.actions.permissions import Act
from cermat.actions.policies import Step
from cermat.registers.scope import Scope
from cermat.web import iku_checking
from cermat.web.addresses import act_address, correct_address
from cermat.web.books import BookDoor, subject
from cermat.web.forms import choices, passages
from cermat.web.rows import Row, VersionView

CHECKING = frozenset({Step.VERIFY, Step.SEND_BACK})
ADDRESSES = {
    Step.VERIFY: "verifikasi",
    Step.SEND_BACK: "kembalikan",
    Step.SUBMIT: "ajukan",
    Step.CORRECT: "perbaiki",
    Step.ANNUL: "batalkan",
    Step.RESTORE: "pulihkan",
}
NAMES = {
    Step.VERIFY: "Verifikasi",
    Step.SEND_BACK: "Kembalikan dengan catatan",
    Step.SUBMIT: "Ajukan untuk diverifikasi",
    Step.CORRECT: "Perbaiki isinya",
    Step.ANNUL: "Batalkan (salah catat)",
    Step.RESTORE: "Pulihkan versi terdahulu",
}
HINTS = {
    Step.VERIFY: "Isinya sudah Anda cocokkan dengan dokumennya. Setelah ini versi inilah yang berlaku.",
    Step.SEND_BACK: "Baris kembali kepada pencatatnya bersama catatan Anda.",
    Step.SUBMIT: "Baris diserahkan kepada pemeriksa.",
    Step.CORRECT: "",
    Step.ANNUL: "Baris tidak dihitung lagi setelah pembatalan diverifikasi orang lain; riwayatnya tetap ada.",
    Step.RESTORE: "Isi versi yang dipilih menjadi versi baru dan berlaku setelah diverifikasi orang lain.",
}
# The field on a row's page in which a checker says why it goes back; a browser opens its form for whoever is led there.
REMARK_FIELD = f"{ADDRESSES[Step.SEND_BACK]}_reason"


class Remark(forms.Form):
    """The version the person saw, and why."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    reason = passages("Alasan")


class Unscanned(forms.Form):
    """The version the person saw, and why no scan of the signed paper lies beside it."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    without_scan = passages(
        "Mengapa tidak ada pindaian naskahnya",
        hint="Misalnya: naskah aslinya dicocokkan di meja, mesin pindai rusak. Tampil pada naskah ini seterusnya",
    )


class Restoration(forms.Form):
    """Which earlier version to take up again, and why."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    to_version = choices("Versi yang dipulihkan", [])
    reason = passages("Alasan")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One act on a row. `refusal` None: it may be done; `is_possible`: the row stands where the act begins."""

    name: str
    hint: str
    address: str
    is_link: bool
    is_open: bool
    is_main: bool
    is_possible: bool
    refusal: str | None
    form: forms.Form | None


def form_for(
    step: Step, versions: Sequence[VersionView], data: object = None, *, lacks_scan: bool = False
) -> forms.Form | None:
    """Return the form an act needs beside its button, filled with what was sent; None where a button is enough.

    `lacks_scan`: the row is a paper no scan shows, and whoever verifies it says why.
    """
    newest = versions[0].number
    arguments: dict[str, object] = {"initial": {"version": newest}, "auto_id": f"{ADDRESSES[step]}_%s"}
    if step in (Step.SEND_BACK, Step.ANNUL):
        form: forms.Form = Remark(data, **arguments)  # type: ignore[arg-type]
        form.fields["reason"].label = "Catatan" if step is Step.SEND_BACK else "Alasan pembatalan"
        return form
    if step is Step.VERIFY and lacks_scan:
        return Unscanned(data, **arguments)  # type: ignore[arg-type]
    if step is not Step.RESTORE:
        return None
    restoration = Restoration(data, **arguments)  # type: ignore[arg-type]
    offered = [(str(each.number), f"versi {each.number}, {each.tag.words}") for each in versions if each.is_restorable]
    restoration.fields["to_version"] = choices("Versi yang dipulihkan", offered)
    restoration.fields["reason"].label = "Alasan pemulihan"
    return restoration


def steps(
    scope: Scope,
    door: BookDoor,
    history: Sequence[Row],
    versions: Sequence[VersionView],
    *,
    failed: tuple[Step, forms.Form] | None = None,
) -> Iterator[StepView]:
    """Yield every act on a row in the order a page shows them; `failed` is a form to be shown again."""
    mark, lacks_scan = history[-1].mark, iku_checking.lacks_scan(scope, history[-1])
    standing = policies.standing_of(mark.state, annulled=mark.annulled)
    judged = subject(scope, history)
    for step, name in NAMES.items():
        if step is Step.RESTORE and not any(each.is_restorable for each in versions):
            continue
        of_state = policies.refusal(standing, step)
        of_person = permissions.refusal(scope, _act(step, door), _of(step, judged))
        is_failed = failed is not None and failed[0] is step
        yield StepView(
            name=name,
            hint=HINTS[step],
            address=_address(door, mark.ref.key, step),
            is_link=step is Step.CORRECT,
            is_open=is_failed,
            is_main=step in (Step.VERIFY, Step.SUBMIT),
            is_possible=of_state is None,
            refusal=of_state or of_person,
            form=failed[1] if failed and is_failed else form_for(step, versions, lacks_scan=lacks_scan),
        )


def check_may(scope: Scope, door: BookDoor, history: Sequence[Row], step: Step) -> None:
    """Return when the person may take this step with a row, in whatever state it is. Raises NotPermitted."""
    permissions.check_can(scope, _act(step, door), _of(step, subject(scope, history)))


def _act(step: Step, door: BookDoor) -> Act:
    return door.checking if step in CHECKING else door.recording


def _of(step: Step, judged: permissions.Subject) -> permissions.Subject:
    return judged if step in CHECKING else permissions.Subject(unit=judged.unit, village=judged.village)


def _address(door: BookDoor, key: str, step: Step) -> str:
    if step is Step.CORRECT:
        return correct_address(door.book, key)
    return act_address(door.book, key, ADDRESSES[step])
