"""Whether an issued paper stands, beside what was frozen and issued since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cermat.indicators.cycle import CycleStage, Edition, replaced_words, successor
from cermat.indicators.figures import Period
from cermat.indicators.issuing import Issued, IssuedState, later_editions, standing_instead, state_of

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
FIRST, WHOLE_YEAR = Period(year=2023, quarter=1), Period(year=2023, quarter=None)


def edition(number: int = 1, *, stage: CycleStage = CycleStage.APPROVED, period: Period = FIRST) -> Edition:
    """Return a period's edition."""
    return Edition(
        key=f"{period.quarter}-{number}",
        version=4,
        period=period,
        edition=number,
        stage=stage,
        snapshot=f"{period.quarter}-{number}",
        prepared_by="perencana",
        **dict.fromkeys(("reviewed_by", "reviewed_as", "approved_by", "approved_as", "approval_paper")),
        **dict.fromkeys(("approval_dated", "approval_scan", "reopens", "remark", "locked_at")),
        recorded_at=AT,
        recorded_by="perencana",
    )


PAPER = Issued(
    key="kode",
    version=1,
    report="pengukuran",
    indicator=None,
    measurement=edition().key,
    period=FIRST,
    number="117",
    dated=date(2026, 11, 20),
    title="PENGUKURAN KINERJA",
    snapshot_sha256="ab" * 32,
    files=(),
    issued_by="perencana",
    issued_at=AT,
    withdrawn=None,
    withdrawn_by=None,
    withdrawn_at=None,
)
LATER = replace(PAPER, key="lain", number="118", issued_at=AT + timedelta(seconds=1))
OPENED = edition(2, stage=CycleStage.DRAFT)


@pytest.mark.parametrize(
    ("others", "editions", "state"),
    [
        ([], [edition()], IssuedState.STANDING),
        ([], [edition(), OPENED], IssuedState.REOPENED),
        ([], [edition(), edition(2, stage=CycleStage.PUBLISHED), replace(OPENED, edition=3)], IssuedState.REPLACED),
        ([], [edition(), edition(2, period=WHOLE_YEAR)], IssuedState.STANDING),
        ([LATER], [edition()], IssuedState.REPLACED),
        ([LATER], [edition(), OPENED], IssuedState.REPLACED),
        ([replace(LATER, withdrawn="Keliru")], [edition()], IssuedState.STANDING),
        ([replace(LATER, report="lkjip")], [edition()], IssuedState.STANDING),
        ([replace(LATER, indicator="iku-1")], [edition()], IssuedState.STANDING),
        ([replace(LATER, period=WHOLE_YEAR)], [edition()], IssuedState.STANDING),
        ([replace(LATER, issued_at=AT - timedelta(seconds=1))], [edition()], IssuedState.STANDING),
    ],
    ids=["alone", "reopened", "approved anew", "another period", "issued again", "issued again and reopened",
         "issued again and withdrawn", "another report", "another indicator", "a paper of another period", "earlier"],
)  # fmt: skip
def test_a_paper_stands_until_something_takes_its_place(others, editions, state) -> None:
    assert state_of(PAPER, papers=[PAPER, *others], editions=editions) is state
    withdrawn = replace(PAPER, withdrawn="Keliru")
    assert state_of(withdrawn, papers=[withdrawn, *others], editions=editions) is IssuedState.WITHDRAWN


def test_what_follows_is_named_of_the_same_period_alone() -> None:
    editions = [edition(), edition(2, period=WHOLE_YEAR), OPENED]
    assert later_editions(PAPER, editions) == (OPENED,)
    assert later_editions(replace(PAPER, measurement=OPENED.key), editions) == ()


def test_what_takes_an_editions_place_is_the_first_approved_after_it_else_the_last() -> None:
    first, draft = edition(), replace(OPENED, reopens="Dikoreksi")
    third = edition(3, stage=CycleStage.REVIEWED)
    assert successor(first, [first, edition(2, period=WHOLE_YEAR)]) is None
    assert successor(first, [third, draft, first]) == third
    locked = replace(third, stage=CycleStage.APPROVED, reopens="Dikoreksi")
    assert successor(first, [first, draft, locked, edition(4)]) == locked
    assert replaced_words(first, draft) == "sedang dibuka kembali sebagai edisi ke-2: Dikoreksi"
    assert replaced_words(first, locked) == "digantikan edisi ke-3: Dikoreksi"
    assert replaced_words(first, third) == "sedang dibuka kembali sebagai edisi ke-3"
    assert replaced_words(draft, locked) == "periode ini sudah dibekukan lagi sebagai edisi ke-3"


@pytest.mark.parametrize(
    ("other", "is_named"),
    [
        (LATER, True),
        (replace(LATER, withdrawn="Keliru"), False),
        (replace(LATER, report="lkjip"), False),
        (PAPER, False),
    ],
    ids=["one that stands", "withdrawn", "of another kind", "the paper itself"],
)
def test_the_paper_that_stands_instead_is_named(other: Issued, is_named: bool) -> None:
    found = standing_instead(PAPER, papers=[PAPER, other], editions=[edition()])
    assert found == (other if is_named else None)
