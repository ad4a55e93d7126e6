"""Everybody tries every step on every row, in any order: no self-approval, and no version that could not follow.

A short form here; `CERMAT_PROVE=1` runs it at length.
"""

import os
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from cermat.actions import activities, batches, outputs, versions, village_documents
from cermat.actions.errors import ActionError
from cermat.indicators.rows import Ref
from cermat.registers.errors import NotFound
from cermat.registers.models import BOOKS, CheckedBook
from cermat.registers.scope import Scope
from tests import cast
from tests.four_eyes import self_approvals

pytestmark = pytest.mark.proof

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
RUN = settings(
    max_examples=150 if IS_PROOF else 6,
    stateful_step_count=60 if IS_PROOF else 30,
    derandomize=not IS_PROOF,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
ACTS = {"activity": activities, "output": outputs, "village_document": village_documents}
# Written apart from the program: what may follow a version. A star: it says that the row was recorded by mistake.
MAY_FOLLOW = {
    "": {"draf", "diajukan"},
    "draf": {"draf", "diajukan", "diajukan*"},
    "diajukan": {"diajukan", "terverifikasi", "dikembalikan", "diajukan*"},
    "dikembalikan": {"diajukan", "diajukan*"},
    "terverifikasi": {"diajukan", "diajukan*"},
    "diajukan*": {"terverifikasi*", "dikembalikan*", "diajukan"},
    "dikembalikan*": {"diajukan*", "diajukan"},
    "terverifikasi*": {"diajukan"},
}
Act = Callable[[], object]
PEOPLE = ("staf.pemerintahan", "kasi.pemerintahan", "kasi.pelayanan", "sekretaris", "camat", "operator.denok", "admin")
people = st.sampled_from((*PEOPLE, cast.STRANGER))
done: Counter[str] = Counter()


class Office(RuleBasedStateMachine):
    """One office whose people try everything; what an act refuses leaves no trace."""

    rows = Bundle("rows")

    def __init__(self) -> None:
        super().__init__()
        self.numbers = 0
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @rule(target=rows, who=people, submitted=st.booleans())
    def record_an_activity(self, who: str, submitted: bool) -> object:
        self.numbers += 1
        entry = cast.activity(f"{self.numbers}", place=cast.DENOK)
        return self._new("activity", partial(activities.add, by=_scope(who), entry=entry, submitted=submitted))

    @rule(target=rows, who=people, submitted=st.booleans())
    def record_a_document(self, who: str, submitted: bool) -> object:
        self.numbers += 1
        entry = cast.document(number=f"{self.numbers} Tahun 2023")
        return self._new(
            "village_document", lambda: village_documents.add(by=_scope(who), entry=entry, submitted=submitted)
        )

    @rule(target=rows, who=people, row=rows)
    def record_an_output(self, who: str, row: tuple[str, str]) -> object:
        self.numbers += 1
        entry = cast.output(title=f"Berita acara {self.numbers}")
        return self._new("output", partial(outputs.add, by=_scope(who), activity=row[1], entry=entry))

    @rule(who=people, row=rows, back=st.integers(0, 1))
    def verify(self, who: str, row: tuple[str, str], back: int) -> None:
        self._try("verify", who, row, back)

    @rule(who=people, row=rows)
    def verify_in_a_batch(self, who: str, row: tuple[str, str]) -> None:
        ref = Ref(book=row[0], key=row[1], version=_latest(row).version)
        self._attempt("batch", partial(batches.verify, by=_scope(who), refs=[ref], summary="uji"))

    @rule(who=people, row=rows)
    def send_back(self, who: str, row: tuple[str, str]) -> None:
        self._try("send_back", who, row, 0, remark="uji")

    @rule(who=people, row=rows)
    def submit(self, who: str, row: tuple[str, str]) -> None:
        self._try("submit", who, row, 0)

    @rule(who=people, row=rows)
    def annul(self, who: str, row: tuple[str, str]) -> None:
        self._try("annul", who, row, 0, reason="uji")

    @rule(who=people, row=rows, to_version=st.integers(1, 4))
    def restore(self, who: str, row: tuple[str, str], to_version: int) -> None:
        self._try("restore", who, row, 0, reason="uji", to_version=to_version)

    @rule(who=people, row=rows)
    def correct(self, who: str, row: tuple[str, str]) -> None:
        self.numbers += 1
        entry = {
            "activity": cast.activity(f"{self.numbers}", place=cast.DENOK),
            "output": cast.output(title=f"Rekomendasi {self.numbers}"),
            "village_document": cast.document(number=f"{self.numbers} Tahun 2023"),
        }[row[0]]
        self._try("correct", who, row, 0, reason="uji", entry=entry)

    @invariant()
    def nobody_checked_his_own_work(self) -> None:
        assert self_approvals() == []

    @invariant()
    def every_version_may_follow_the_one_before(self) -> None:
        for book in ACTS:
            before: dict[str, str] = {}
            for row in _model(book)._default_manager.order_by("key", "version"):
                said = f"{row.state}{'*' if row.annulled else ''}"
                assert said in MAY_FOLLOW[before.get(row.key, "")], (row.key, row.version)
                before[row.key] = said

    def _new(self, book: str, add: Act) -> object:
        key = self._attempt("add", add)
        return (book, key) if key else multiple()

    def _try(self, step: str, who: str, row: tuple[str, str], back: int, **said: object) -> None:
        version = max(1, _latest(row).version - back)
        act = getattr(ACTS[row[0]], step)
        self._attempt(step, partial(act, by=_scope(who), key=row[1], version=version, **said))

    def _attempt(self, step: str, act: Act) -> object:
        count = sum(_model(book)._default_manager.count() for book in ACTS)
        try:
            with transaction.atomic():
                answer = act()
        except (ActionError, NotFound):
            assert count == sum(_model(book)._default_manager.count() for book in ACTS)
            return None
        done[step] += 1
        return answer


def _scope(who: str) -> Scope:
    return cast.stranger() if who == cast.STRANGER else cast.scope(who)


def _model(book: str) -> type[CheckedBook]:
    model = BOOKS[book]
    assert issubclass(model, CheckedBook)
    return model


def _latest(row: tuple[str, str]) -> CheckedBook:
    return _model(row[0])._default_manager.filter(office_id=cast.OFFICE, key=row[1]).order_by("-version")[0]


@pytest.fixture
def _peopled(neighbour: str) -> None:
    cast.add_people()


@pytest.mark.usefixtures("_peopled")
def test_whatever_anybody_tries_nobody_checks_his_own_work() -> None:
    done.clear()
    run_state_machine_as_test(Office, settings=RUN)  # type: ignore[no-untyped-call]
    assert {"add", "verify", "correct"} <= set(done), done


@pytest.mark.usefixtures("_peopled")
def test_a_self_approval_is_found_where_the_rule_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: an earlier author, whom the table's own constraint does not see, checks the row."""
    monkeypatch.setattr(versions, "_authors", lambda history: frozenset())
    key = activities.add(by=cast.scope("kasi.pemerintahan"), entry=cast.activity("1"))
    activities.send_back(by=cast.scope("sekretaris"), key=key, version=1, remark="uji")
    activities.correct(by=cast.scope(), key=key, version=2, entry=cast.activity("1", description="Lain"), reason="uji")
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=3)
    assert len(self_approvals()) == 1


@pytest.mark.usefixtures("_peopled")
def test_a_self_approval_of_what_was_restored_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a verification lies between what the Kasi wrote and its return."""
    key = activities.add(by=cast.scope("kasi.pemerintahan"), entry=cast.activity("1"))
    activities.correct(by=cast.scope(), key=key, version=1, entry=cast.activity("1", description="Lain"), reason="uji")
    activities.verify(by=cast.scope("sekretaris"), key=key, version=2)
    activities.restore(by=cast.scope(), key=key, version=3, to_version=1, reason="uji")
    assert self_approvals() == []
    monkeypatch.setattr(versions, "_authors", lambda history: frozenset())
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=4)
    assert len(self_approvals()) == 1
