"""Reading: always for a scope, always as known at an instant."""

import inspect
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cermat.indicators.figures import Period
from cermat.indicators.rows import Ref
from cermat.registers import clock, ledger, measuring, selectors
from cermat.registers.errors import (
    BooksNotOpened,
    InTheFuture,
    NoPaperInForce,
    NotFound,
    OutOfReach,
    UnreadableInstant,
)
from cermat.registers.models import (
    Activity,
    Book,
    Evidence,
    IkuPaper,
    Official,
    Output,
    RoleAssignment,
    User,
    Village,
    VillageDocument,
)
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.rules.library import lumajang_2023_text
from tests.registers.histories import BEGUN, OFFICE, History, one_row_of_every_book

NEIGHBOUR = "35.08.09"
LATER = datetime(2024, 3, 1, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    for code in (OFFICE, NEIGHBOUR):
        History(1, office=code).open()


def console(office: str = OFFICE) -> Scope:
    return selectors.console_scope(office)


def operator(*villages: str) -> Scope:
    roles = frozenset({Role.OPERATOR_DESA})
    return replace(console(), username="operator", roles=roles, villages=frozenset(villages))


def write(*rows: Book, office: str = OFFICE, at: datetime = LATER) -> datetime:
    with clock.fixed(at), ledger.act(office=office, by="staf", verb="uji", summary="Uji") as act:
        for row in rows:
            act.add(row)
    return act.recorded_at


def document(key: str, village: str = "35.08.10.2001", **content: object) -> VillageDocument:
    return VillageDocument(
        **{
            "key": key, "version": 1, "village": village, "kind": "apb_desa", "fiscal_year": 2024, "number": key,
            "enacted_on": date(2023, 12, 1), "state": "diajukan", **content,
        }
    )  # fmt: skip


def activity(key: str, **content: object) -> Activity:
    return Activity(
        **{
            "key": key, "version": 1, "number": key, "unit": "umum", "dated": date(2023, 5, 5), "kind": "fasilitasi",
            "function": "a", "description": "Rapat", "status": "terlaksana", "state": "diajukan", **content,
        }
    )  # fmt: skip


def paper(key: str, *, dated: str, year_from: int, year_to: str = "null", version: int = 1) -> IkuPaper:
    text = (
        lumajang_2023_text()
        .replace("id: iku-lumajang-2023", f"id: {key}", 1)
        .replace("dated: 2023-10-17", f"dated: {dated}")
        .replace("year_from: 2023", f"year_from: {year_from}", 1)
        .replace("year_to: null", f"year_to: {year_to}", 1)
    )
    return IkuPaper(key=key, version=version, text=text)


def test_every_selector_asks_for_a_scope_first() -> None:
    makers = {"scope_of", "scope_of_feed", "scope_of_issued", "scope_without_role", "console_scope", "console_scopes"}
    makers |= {"latest", "every_published_figure", "published_offices", "published_scope"}
    functions = [getattr(selectors, name) for name in set(selectors.__all__) - makers]
    for function in filter(inspect.isfunction, functions):
        assert next(iter(inspect.signature(function).parameters)) == "scope", function


def test_another_office_sees_nothing_of_this_one() -> None:
    write(document("D-1"), activity("A-1"), Output(key="O-1", version=1, activity="A-1", kind="notulen", title="N",
          dated=date(2023, 5, 6), state="diajukan"))  # fmt: skip
    foreign = console(NEIGHBOUR)
    assert selectors.village_documents(foreign) == selectors.activities(foreign) == selectors.outputs(foreign) == ()
    for ask, key in (
        (selectors.document_versions, "D-1"),
        (selectors.activity_versions, "A-1"),
        (selectors.output_versions, "O-1"),
    ):
        assert len(ask(console(), key)) == 1
        with pytest.raises(NotFound):
            ask(foreign, key)
    with pytest.raises(NotFound):
        selectors.events_of(foreign, Ref(book="activity", key="A-1", version=1))
    assert {event.seq for event in selectors.events(foreign)} == {1}


def test_an_unknown_office_is_not_found() -> None:
    for ask in (selectors.office, selectors.opened_at, selectors.settled_now):
        with pytest.raises(NotFound):
            ask(console("99.99.99"))


def test_an_operator_sees_its_own_village_alone() -> None:
    write(
        document("D-1"),
        document("D-2", "35.08.10.2002"),
        activity("A-1", place="35.08.10.2002"),
        Evidence(key="E-1", version=1, of_book="village_document", of_key="D-2", title="x", location="y", state="draf"),
        Evidence(key="E-2", version=1, of_book="village_document", of_key="D-1", title="x", location="y", state="draf"),
    )
    own = operator("35.08.10.2001")
    assert [row.number for row in selectors.village_documents(own)] == ["D-1"]
    assert [row.code for row in selectors.villages(own)] == ["35.08.10.2001"]
    assert selectors.activities(own) == selectors.outputs(own) == selectors.closings(own) == ()
    assert [row.mark.ref.key for row in selectors.evidence(own)] == ["E-2"]
    assert selectors.evidence_of(own, "village_document", "D-2") == selectors.events(own) == ()
    assert len(selectors.events_of(own, Ref(book="village_document", key="D-1", version=1))) == 1
    for refused in (
        lambda: selectors.document_versions(own, "D-2"),
        lambda: selectors.events_of(own, Ref(book="village_document", key="D-2", version=1)),
        lambda: selectors.events_of(own, Ref(book="unit", key="umum", version=1)),
    ):
        with pytest.raises(NotFound):
            refused()
    with pytest.raises(OutOfReach):
        measuring.measure(own, year=2023)


def test_a_row_hands_out_every_version_known_then() -> None:
    first = write(document("D-1"))
    write(document("D-1", version=2, enacted_on=date(2024, 1, 5)))
    assert [row.mark.ref.version for row in selectors.document_versions(console(), "D-1")] == [1, 2]
    assert [row.mark.ref.version for row in selectors.village_documents(console(), as_of=first)] == [1]
    assert [row.enacted_on for row in selectors.latest(selectors.village_documents(console()))] == [date(2024, 1, 5)]


def test_a_row_that_moved_out_of_the_year_still_shows_all_its_versions() -> None:
    write(activity("A-1"), activity("A-2", dated=date(2024, 1, 1)))
    write(activity("A-1", version=2, dated=date(2024, 5, 5)))
    assert [
        row.mark.ref.version for row in selectors.activities(console(), period=Period(year=2023, quarter=None))
    ] == [1, 2]
    assert len(selectors.activities(console(), period=Period(year=2024, quarter=None))) == 3


def test_places_and_people_are_known_as_of_an_instant() -> None:
    before = BEGUN
    write(
        Village(key="35.08.10.2001", version=2, name="Banjarwaru", valid_to=date(2023, 6, 30)),
        Village(key="35.08.10.2002", version=2, name="Labruk Lor", annulled=True, reason="salah catat"),
        Official(key="c", version=1, position="camat", name="Camat", valid_from=date(2022, 1, 1)),
    )
    assert len(selectors.villages(console(), as_of=before)) == 12
    now = {row.code: row.valid_to for row in selectors.villages(console())}
    assert len(now) == 11
    assert now["35.08.10.2001"] == date(2023, 6, 30)
    assert selectors.official_in_office(console(), on=date(2023, 1, 1), as_of=before) is None
    assert selectors.official_in_office(console(), on=date(2021, 1, 1)) is None
    holder = selectors.official_in_office(console(), on=date(2023, 1, 1))
    assert holder is not None
    assert holder.name == "Camat"


def test_the_last_to_take_up_a_post_holds_it() -> None:
    write(
        Official(key="a", version=1, position="Camat", name="Tetap", valid_from=date(2022, 1, 1)),
        Official(key="b", version=1, position="camat", name="Pengganti", acting="Plh.", valid_from=date(2023, 2, 1),
                 valid_to=date(2023, 2, 9)),
    )  # fmt: skip
    held = [selectors.official_in_office(console(), on=date(2023, 2, day)) for day in (1, 9, 10)]
    assert [holder.name for holder in held if holder] == ["Pengganti", "Pengganti", "Tetap"]


def test_a_year_without_a_paper_names_the_years_that_have_one() -> None:
    with pytest.raises(NoPaperInForce, match=r"tahun 2022; iku-lumajang-2023 mencakup 2023 dan seterusnya"):
        selectors.paper_in_force(console(), year=2022)
    write(IkuPaper(key="iku-lumajang-2023", version=2, text=lumajang_2023_text(), annulled=True, reason="salah"))
    with pytest.raises(NoPaperInForce, match="belum ada IKU yang dicatat"):
        measuring.measure(console(), year=2023)


def test_a_later_paper_ends_the_earlier_from_its_first_year_on() -> None:
    before = BEGUN
    write(paper("iku-baru", dated="2024-02-01", year_from=2025, year_to="2026"))
    in_force = {year: selectors.paper_in_force(console(), year=year).id for year in (2023, 2024, 2025, 2026)}
    assert in_force == {2023: "iku-lumajang-2023", 2024: "iku-lumajang-2023", 2025: "iku-baru", 2026: "iku-baru"}
    with pytest.raises(NoPaperInForce, match=r"2023 mencakup 2023 sampai 2024; iku-baru mencakup 2025 sampai 2026"):
        selectors.paper_in_force(console(), year=2027)
    assert selectors.paper_in_force(console(), year=2025, as_of=before).id == "iku-lumajang-2023"


def test_before_the_books_were_opened_nothing_is_measured() -> None:
    with pytest.raises(BooksNotOpened, match="tidak dapat diukur: buku belum dibuka"):
        measuring.measure(console(), year=2023, as_of=BEGUN.replace(year=2022))


def test_an_office_is_there_from_the_instant_on_in_which_its_books_were_opened() -> None:
    opened = selectors.opened_at(console())
    assert selectors.office(console(), as_of=opened).opened_at == opened
    with pytest.raises(BooksNotOpened):
        selectors.office(console(), as_of=opened - timedelta(microseconds=1))


def test_a_day_is_its_local_end_and_today_is_now() -> None:
    profile = History(1)._profile()
    profile.version, profile.zone = 2, "Asia/Jakarta"
    write(profile)
    with clock.fixed(datetime(2024, 3, 1, 20, tzinfo=UTC)):  # 2 March, 03.00 WIB
        assert measuring.instant(console(), "29/2/2024").astimezone(UTC) == datetime(
            2024, 2, 29, 16, 59, 59, 999999, tzinfo=UTC
        )
        assert measuring.instant(console(), date(2024, 3, 2)) == clock.now()
        assert measuring.instant(console(), "2024-03-01T08:00:00+07:00") == datetime(2024, 3, 1, 1, tzinfo=UTC)
        with pytest.raises(InTheFuture, match="3 Maret 2024: hari itu belum tiba"):
            measuring.instant(console(), "3 Maret 2024")
        with pytest.raises(UnreadableInstant, match="urutan bulan/hari/tahun"):
            measuring.instant(console(), "12/31/2023")
        with pytest.raises(UnreadableInstant, match="selisih waktunya"):
            measuring.instant(console(), "2024-03-01T08:00:00")
        for no_day in ("9999-12-31", "9999-12-31+07:00"):
            with pytest.raises(UnreadableInstant, match=re.escape(f"“{no_day}”")) as refused:
                measuring.instant(console(), no_day)
            assert "selisih" not in str(refused.value)


def test_an_instant_later_today_is_now_and_a_later_day_is_refused() -> None:
    with clock.fixed(LATER):
        asked = LATER.replace(hour=5)
        assert measuring.measure(console(), year=2023, as_of=asked).as_of <= LATER
        with pytest.raises(InTheFuture):
            measuring.measure(console(), year=2023, as_of=LATER.replace(day=2))


def test_a_measurement_costs_the_same_few_queries_whatever_the_books_hold() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            measuring.measure(console(), year=2023)
        return len([each for each in queries if "SAVEPOINT" not in each["sql"]])

    empty = cost()
    history = History(2)
    one_row_of_every_book(history)
    history.run(10)
    assert cost() == empty <= 21


def test_a_person_is_what_the_assignments_in_force_today_say() -> None:
    User.objects.create(username="kasi", first_name="Kepala", last_name="Seksi")
    assert selectors.scope_of("kasi") is None
    write(
        RoleAssignment(key="kasi:1", version=1, username="kasi", role="kasi", unit="umum"),
        RoleAssignment(key="kasi:2", version=1, username="kasi", role="staf", valid_to=date(2023, 1, 1)),
    )
    scope = selectors.scope_of("kasi")
    assert scope == Scope(username="kasi", name="Kepala Seksi", office=OFFICE, roles=frozenset({Role.KASI}),
                          units=frozenset({"umum"}), villages=frozenset())  # fmt: skip
    assert selectors.scope_of("kasi", office=NEIGHBOUR) is None
    assert [person.username for person in selectors.people(console())] == ["kasi"]
    User.objects.filter(username="kasi").update(is_active=False)
    assert selectors.scope_of("kasi") is None


def test_the_inbox_holds_what_others_submitted_and_what_came_back() -> None:
    write(
        document("D-1", recorded_by="staf"),
        document("D-2", recorded_by="kasi"),
        document("D-3", recorded_by="kasi", state="dikembalikan", reason="lengkapi"),
        document("D-4", recorded_by="staf", state="terverifikasi", verified_by="sekretaris"),
        document("D-5", recorded_by="staf", state="draf"),
    )

    def waiting(username: str, role: Role) -> list[tuple[str, str]]:
        found = selectors.inbox(replace(console(), username=username, roles=frozenset({role})))
        return [(each.ref.key, each.why.name) for each in found]

    assert waiting("kasi", Role.KASI) == [("D-1", "CHECK"), ("D-3", "REPAIR")]
    assert waiting("staf", Role.STAF) == [("D-5", "SUBMIT")]
    assert waiting("admin", Role.ADMIN) == []


def test_the_inbox_is_whole_when_it_is_fetched_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("cermat.registers.selectors.reading"), "AT_ONCE", 2)
    write(*(document(f"D-{number}") for number in range(1, 6)))
    found = selectors.inbox(replace(console(), username="kasi", roles=frozenset({Role.KASI})))
    assert [each.ref.key for each in found] == ["D-1", "D-2", "D-3", "D-4", "D-5"]
    assert list(selectors.waiting_rows(console(), found)) == [each.ref for each in found]


def test_an_event_tells_what_it_wrote() -> None:
    write(document("D-1"), activity("A-1"))
    newest, opening = selectors.events(console())
    assert {(ref.book, ref.key) for ref in newest.refs} == {("village_document", "D-1"), ("activity", "A-1")}
    assert (newest.seq, newest.rows, opening.verb) == (2, 2, "membuka buku kantor")
    assert [event.seq for event in selectors.events(console(), before=2)] == [1]


def test_a_measurement_takes_the_periods_own_rows_and_nothing_of_other_years() -> None:
    write(activity("A-1", dated=date(2023, 12, 20)), activity("A-2", dated=date(2024, 2, 1)))
    write(Output(key="O-1", version=1, activity="A-1", kind="rekomendasi", title="R", dated=date(2024, 1, 10),
          state="diajukan"))  # fmt: skip
    write(document("D-1", kind="rkp_desa", fiscal_year=2024), document("D-2", kind="rkp_desa", fiscal_year=2023))
    year, quarter = (
        measuring.books(console(), period=Period(year=2023, quarter=quarter), as_of=LATER + timedelta(days=1))
        for quarter in (None, 3)
    )
    assert {row.mark.ref.key for row in year.activities} == {"A-1"}
    assert {row.mark.ref.key for row in year.outputs} == {"O-1"}
    assert {row.mark.ref.key for row in year.village_documents} == {"D-1"}
    assert (quarter.activities, quarter.outputs) == ((), ())
    next_year = measuring.books(console(), period=Period(year=2024, quarter=None), as_of=LATER + timedelta(days=1))
    assert next_year.outputs == ()
