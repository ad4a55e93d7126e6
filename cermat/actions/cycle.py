"""The way of a frozen measurement: which step leads where, and who is the one to take it."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from cermat.actions.errors import NotPermitted, WrongState
from cermat.actions.permissions import Act
from cermat.indicators.cycle import CycleStage, Edition
from cermat.registers.roles import Role
from cermat.registers.substitution import Holder, Turns, post


class Step(StrEnum):
    """What is done with a frozen measurement; the value says it in words."""

    SUBMIT = "mengajukan"
    SEND_BACK = "mengembalikan"
    REVIEW = "mereviu"
    APPROVE = "menyetujui"
    RECORD_APPROVAL = "mencatat persetujuan di atas kertas"
    PUBLISH = "mempublikasikan"


VALID_TRANSITIONS: Mapping[tuple[CycleStage, Step], CycleStage] = {
    (CycleStage.DRAFT, Step.SUBMIT): CycleStage.SUBMITTED,
    (CycleStage.SUBMITTED, Step.SEND_BACK): CycleStage.RETURNED,
    (CycleStage.SUBMITTED, Step.REVIEW): CycleStage.REVIEWED,
    (CycleStage.REVIEWED, Step.SEND_BACK): CycleStage.RETURNED,
    (CycleStage.REVIEWED, Step.APPROVE): CycleStage.APPROVED,
    (CycleStage.REVIEWED, Step.RECORD_APPROVAL): CycleStage.APPROVED,
    (CycleStage.APPROVED, Step.PUBLISH): CycleStage.PUBLISHED,
}
PERMISSION_OF: Mapping[Step, Act] = {
    Step.SUBMIT: Act.PREPARE_MEASUREMENT,
    Step.SEND_BACK: Act.SEND_BACK_MEASUREMENT,
    Step.REVIEW: Act.REVIEW_MEASUREMENT,
    Step.APPROVE: Act.APPROVE_MEASUREMENT,
    Step.RECORD_APPROVAL: Act.RECORD_APPROVAL,
    Step.PUBLISH: Act.PUBLISH_MEASUREMENT,
}
# Whose turn it is, as a refusal names it; the other steps are everybody's who may take them.
_TURNS: Mapping[Step, str] = {
    Step.SEND_BACK: "mengembalikan",
    Step.REVIEW: "reviu",
    Step.APPROVE: "persetujuan",
    Step.RECORD_APPROVAL: "mencatat lembar persetujuan",
}

STEPPING = tuple(dict.fromkeys(PERMISSION_OF.values()))


def check_can(stage: CycleStage, step: Step) -> CycleStage:
    """Return where the measurement stands after the step. Raises WrongState with the sentence of `refusal`."""
    if sentence := refusal(stage, step):
        raise WrongState(sentence)
    return VALID_TRANSITIONS[stage, step]


def refusal(stage: CycleStage, step: Step) -> str | None:
    """Return why the step may not be taken from here, as a sentence for the screen; None when it may."""
    if (stage, step) in VALID_TRANSITIONS:
        return None
    possible = " atau ".join(each for begin, each in VALID_TRANSITIONS if begin is stage)
    said = "masih draf" if stage is CycleStage.DRAFT else f"sudah {stage}"
    return f"Pengukuran ini {said}; " + (
        f"yang dapat dilakukan sekarang: {possible}."
        if possible
        else "bekukan edisi baru bila angkanya perlu diperbaiki."
    )


def reviewers(turns: Turns, *, prepared_by: str) -> tuple[Holder, ...]:
    """Return whose turn it is to review: the Sekretaris, else another head of a unit; empty where nobody is left.

    Never who prepared it, and nobody without whom no Camat would be left to approve.
    """
    ranked = ([each for each in turns.holders if each.role is role] for role in (Role.SEKRETARIS, Role.KASI))
    fit = ([each for each in rank if _may_review(turns, each.username, prepared_by)] for rank in ranked)
    return tuple(next((rank for rank in fit if rank), ()))


def approvers(turns: Turns, *, others: Collection[str]) -> tuple[Holder, ...]:
    """Return who may approve: whoever is the Camat, acting or in full, and did neither of the steps before."""
    return tuple(each for each in turns.holders if each.role is Role.CAMAT and each.username not in others)


def recorders(turns: Turns, *, prepared_by: str, reviewed_by: str) -> tuple[Holder, ...]:
    """Return whose turn it is to record a signed sheet: the Sekretaris, else a head of a unit, else who prepared it.

    Never who reviewed it; who prepared it only where nobody else is left, so that three people finish.
    """
    others = {prepared_by, reviewed_by}
    ranked = ([each for each in turns.holders if each.role is role] for role in (Role.SEKRETARIS, Role.KASI))
    fit = ([each for each in rank if each.username not in others] for rank in ranked)
    own = [each for each in turns.holders if each.username == prepared_by]
    planner = Holder(username=prepared_by, role=Role.PERENCANA, unit=None, acting=None)
    return tuple(next((rank for rank in fit if rank), own or [planner]))


def _may_review(turns: Turns, username: str, prepared_by: str) -> bool:
    return username != prepared_by and bool(approvers(turns, others={username, prepared_by}))


def capacity(step: Step, turns: Turns, edition: Edition, *, username: str) -> str | None:
    """Return as what a person takes a step; None where it is nobody's turn. Raises NotPermitted saying whose it is."""
    if step not in _TURNS or _is_nobodys(step, edition):
        return None
    holders = _holders(step, turns, edition)
    for each in holders:
        if each.username == username:
            return post(turns, each)
    named = " atau ".join(f"{post(turns, each)} ({each.username})" for each in holders)
    if named:
        raise NotPermitted(f"Giliran {_TURNS[step]} ada pada orang lain: {named}.")
    raise NotPermitted(
        f"Tidak ada yang dapat {step}: penyiap, pereviu, dan penyetuju harus tiga orang; "
        "mintalah Admin memberi peran kepada orang lain."
    )


def _is_nobodys(step: Step, edition: Edition) -> bool:
    """Return whether nobody returns what stands here: it was handed to nobody. The stage says so then."""
    return step is Step.SEND_BACK and edition.stage in {CycleStage.DRAFT, CycleStage.RETURNED}


def _holders(step: Step, turns: Turns, edition: Edition) -> tuple[Holder, ...]:
    """Return whose turn a step is. What was submitted is the reviewer's to return, what was reviewed the Camat's."""
    prepared_by, reviewed_by = edition.prepared_by, edition.reviewed_by or ""
    if step is Step.RECORD_APPROVAL:
        return recorders(turns, prepared_by=prepared_by, reviewed_by=reviewed_by)
    if step is Step.REVIEW or (step is Step.SEND_BACK and edition.stage is CycleStage.SUBMITTED):
        return reviewers(turns, prepared_by=prepared_by)
    return approvers(turns, others={prepared_by, reviewed_by})


def diagram() -> str:
    """Return the table of transitions as docs/states.md shows it: a Mermaid state diagram."""
    arrows = [
        f"    [*] --> {CycleStage.DRAFT}: membekukan",
        *(f"    {begin} --> {end}: {step}" for (begin, step), end in VALID_TRANSITIONS.items()),
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```", ""])
