"""In which state a row of a checked book may be acted on, and where it stands afterwards."""

from collections.abc import Mapping
from enum import StrEnum

from cermat.actions.errors import WrongState
from cermat.indicators.rows import State


class Standing(StrEnum):
    """Where a row stands: the state of its latest version, apart for a version that says *dibatalkan, salah catat*."""

    DRAFT = "draf"
    SUBMITTED = "diajukan"
    RETURNED = "dikembalikan"
    VERIFIED = "terverifikasi"
    ANNULMENT_SUBMITTED = "pembatalan_diajukan"
    ANNULMENT_RETURNED = "pembatalan_dikembalikan"
    ANNULLED = "dibatalkan"
    WITHDRAWN = "ditarik"


class Step(StrEnum):
    """What a person can do with a row; the value says it in words."""

    SUBMIT = "mengajukan"
    CORRECT = "memperbaiki"
    VERIFY = "memverifikasi"
    SEND_BACK = "mengembalikan"
    ANNUL = "membatalkan"
    RESTORE = "memulihkan"


STANDING_WORDS: Mapping[Standing, str] = {
    **{standing: standing.value for standing in Standing},
    Standing.ANNULMENT_SUBMITTED: "menunggu pemeriksaan pembatalan",
    Standing.ANNULMENT_RETURNED: "pembatalannya dikembalikan",
    Standing.WITHDRAWN: "ditarik kembali bersama impornya",
}
_DONE = frozenset({Standing.SUBMITTED, Standing.RETURNED, Standing.VERIFIED, Standing.ANNULLED})
VALID_TRANSITIONS: Mapping[tuple[Standing, Step], Standing] = {
    (Standing.DRAFT, Step.SUBMIT): Standing.SUBMITTED,
    (Standing.DRAFT, Step.CORRECT): Standing.DRAFT,
    (Standing.DRAFT, Step.ANNUL): Standing.ANNULMENT_SUBMITTED,
    (Standing.DRAFT, Step.RESTORE): Standing.SUBMITTED,
    (Standing.SUBMITTED, Step.CORRECT): Standing.SUBMITTED,
    (Standing.SUBMITTED, Step.VERIFY): Standing.VERIFIED,
    (Standing.SUBMITTED, Step.SEND_BACK): Standing.RETURNED,
    (Standing.SUBMITTED, Step.ANNUL): Standing.ANNULMENT_SUBMITTED,
    (Standing.SUBMITTED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.RETURNED, Step.SUBMIT): Standing.SUBMITTED,
    (Standing.RETURNED, Step.CORRECT): Standing.SUBMITTED,
    (Standing.RETURNED, Step.ANNUL): Standing.ANNULMENT_SUBMITTED,
    (Standing.RETURNED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.VERIFIED, Step.CORRECT): Standing.SUBMITTED,
    (Standing.VERIFIED, Step.ANNUL): Standing.ANNULMENT_SUBMITTED,
    (Standing.VERIFIED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.ANNULMENT_SUBMITTED, Step.VERIFY): Standing.ANNULLED,
    (Standing.ANNULMENT_SUBMITTED, Step.SEND_BACK): Standing.ANNULMENT_RETURNED,
    (Standing.ANNULMENT_SUBMITTED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.ANNULMENT_RETURNED, Step.ANNUL): Standing.ANNULMENT_SUBMITTED,
    (Standing.ANNULMENT_RETURNED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.ANNULLED, Step.RESTORE): Standing.SUBMITTED,
    (Standing.WITHDRAWN, Step.RESTORE): Standing.SUBMITTED,
}
# Taking back a file is no step of a row: a row it brought is withdrawn, any other stands where it stood before.
TAKEN_BACK_FROM = Standing.SUBMITTED
_STATE_OF: Mapping[Standing, State] = {
    Standing.DRAFT: State.DRAFT,
    Standing.SUBMITTED: State.SUBMITTED,
    Standing.RETURNED: State.RETURNED,
    Standing.VERIFIED: State.VERIFIED,
    Standing.ANNULMENT_SUBMITTED: State.SUBMITTED,
    Standing.ANNULMENT_RETURNED: State.RETURNED,
    Standing.ANNULLED: State.VERIFIED,
    Standing.WITHDRAWN: State.DRAFT,
}
_ANNULLING = frozenset(
    {Standing.ANNULMENT_SUBMITTED, Standing.ANNULMENT_RETURNED, Standing.ANNULLED, Standing.WITHDRAWN}
)


def standing_of(state: State, *, annulled: bool) -> Standing:
    """Return where a row stands by its latest version. A draft that says *dibatalkan* was withdrawn with its file."""
    return next(
        standing for standing, each in _STATE_OF.items() if each is state and (standing in _ANNULLING) is annulled
    )


def state_of(standing: Standing) -> tuple[State, bool]:
    """Return the state a version is written with, and whether it says *dibatalkan*."""
    return _STATE_OF[standing], standing in _ANNULLING


def steps_from(standing: Standing) -> tuple[Step, ...]:
    """Return the steps that may be taken from here."""
    return tuple(step for begin, step in VALID_TRANSITIONS if begin is standing)


def check_can(standing: Standing, step: Step) -> Standing:
    """Return where the row stands after the step. Raises WrongState with the sentence of `refusal`."""
    if sentence := refusal(standing, step):
        raise WrongState(sentence)
    return VALID_TRANSITIONS[standing, step]


def refusal(standing: Standing, step: Step) -> str | None:
    """Return why the step may not be taken from here, as a sentence for the screen; None when it may."""
    if (standing, step) in VALID_TRANSITIONS:
        return None
    possible = " atau ".join(steps_from(standing))
    settled = "sudah " if standing in _DONE else ""
    return f"Baris ini {settled}{STANDING_WORDS[standing]}; yang dapat dilakukan sekarang: {possible}."


def diagram() -> str:
    """Return the table of transitions as docs/states.md shows it: a Mermaid state diagram."""
    arrows = [
        *(f"    [*] --> {standing}: mencatat" for standing in (Standing.DRAFT, Standing.SUBMITTED)),
        *(f"    {begin} --> {end}: {step}" for (begin, step), end in VALID_TRANSITIONS.items()),
        f"    {TAKEN_BACK_FROM} --> {Standing.WITHDRAWN}: menarik impor",
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```", ""])
