"""How verdicts and states are shown: always a word, with a tone beside it, never a tone alone."""

from dataclasses import dataclass

from cermat.indicators.figures import VERDICT_WORDS, Verdict
from cermat.indicators.rows import Mark, State

GOOD, BAD, WAIT, CALM = "good", "bad", "wait", "calm"
VERDICT_TONES = {
    Verdict.ON_TIME: GOOD,
    Verdict.FOLLOWED_UP: GOOD,
    Verdict.RECORDED: GOOD,
    Verdict.MEASURED: GOOD,
    Verdict.LATE: BAD,
    Verdict.MISSING: BAD,
    Verdict.NOT_FOLLOWED_UP: BAD,
    Verdict.UNVERIFIED: WAIT,
    Verdict.NOT_MEASURABLE: WAIT,
    Verdict.FOLLOWED_UP_LATER: WAIT,
}
STATE_TONES = {State.VERIFIED: GOOD, State.RETURNED: BAD, State.SUBMITTED: WAIT, State.DRAFT: CALM}
STATE_WORDS = {
    State.VERIFIED: "terverifikasi",
    State.RETURNED: "dikembalikan untuk diperbaiki",
    State.SUBMITTED: "diajukan, menunggu verifikasi",
    State.DRAFT: "draf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word and its tone."""

    words: str
    tone: str = CALM


def verdict_tag(verdict: Verdict) -> Tag:
    """Return a verdict in words."""
    return Tag(words=VERDICT_WORDS[verdict], tone=VERDICT_TONES.get(verdict, CALM))


def past_tag(mark: Mark) -> Tag:
    """Return the state an earlier version was written with."""
    if mark.annulled and mark.state is State.DRAFT:
        return state_tag(mark)
    return Tag(words=f"pembatalan {mark.state.value}" if mark.annulled else mark.state.value)


def state_tag(mark: Mark) -> Tag:
    """Return a version's state in words; an annulment says so."""
    if mark.annulled and mark.state is State.DRAFT:
        return Tag(words="ditarik kembali bersama impornya")
    if mark.annulled:
        words = "dibatalkan, salah catat" if mark.state == State.VERIFIED else "pembatalan menunggu verifikasi"
        return Tag(words=words, tone=CALM if mark.state == State.VERIFIED else WAIT)
    return Tag(words=STATE_WORDS[mark.state], tone=STATE_TONES[mark.state])
