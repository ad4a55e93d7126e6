"""What waits for a person, in words, with what a checker needs to decide."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cermat.actions.permissions import Subject
from cermat.indicators.rows import EvidenceRow, IkuPaperRow, Mark, OutputRow, Ref, VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors.inbox import Waiting, WaitingRow, Why
from cermat.web import names, papers_at_hand, rows, verdicts
from cermat.web.addresses import SLUGS, correct_address, row_address
from cermat.web.figures import Fact
from cermat.web.papers_at_hand import PaperView, Shelf
from cermat.web.periods import Option
from cermat.web.rows import Change, Names, Row
from cermat.web.steps import REMARK_FIELD
from cermat.web.tones import Tag, state_tag
from cermat.web.verdicts import Beside, VerdictView
from cermat.words.dates import local_day, write_date

WHY_WORDS = {
    Why.CHECK: "Giliran Anda memeriksa",
    Why.SUBSTITUTE: "Sebagai pengganti",
    Why.REPAIR: "Dikembalikan",
    Why.SUBMIT: "Draf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """A row that waits. `choice` names the version to verify; None: there is something else to do, or to look at first.

    `why` says in a sentence what `turn` and `by` say in a few words: whose turn it is, and who recorded it when.
    `is_paper`: it is itself what proves another row. `papers`: what proves it; `is_bare`: nothing does, though
    something should.
    `return_address`: the remark's field on the row's page; `repair_address`: the form for what was returned.
    """

    title: str
    address: str
    why: str
    turn: Tag
    by: str
    tag: Tag
    is_paper: bool
    version: int
    verdict: VerdictView | None
    reason: str | None
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    gist: str
    papers: tuple[PaperView, ...]
    is_bare: bool
    verify_words: str
    choice: str | None
    return_address: str | None
    repair_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row with what belongs to it; `choices` are those of its rows that may be verified together, if several."""

    items: tuple[WaitingView, ...]
    choices: str
    count: int


def in_turn(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Return what waits for this person before anybody else, without what he may check in somebody's place."""
    return [each for each in waiting if each.why is not Why.SUBSTITUTE]


def is_check(waiting: Waiting) -> bool:
    """Return whether this person may verify what waits."""
    return waiting.why in (Why.CHECK, Why.SUBSTITUTE)


def in_order(scope: Scope, waiting: Sequence[Waiting]) -> list[Waiting]:
    """Return what waits in the order of its groups."""
    return [each for group in in_groups(scope, waiting) for each in group]


def in_groups(scope: Scope, waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """Return what waits with the person's own units first, and with each row, its outputs and evidence side by side.

    What he may check in somebody's place comes last. Groups keep the order given by their first member; in a group the
    row itself comes first, then its outputs, then evidence.
    """
    groups: dict[tuple[str, str], list[Waiting]] = {}
    for each in waiting:
        groups.setdefault(each.stem, []).append(each)
    ordered = sorted(groups.values(), key=lambda group: (_is_in_place(group), _is_others(scope, group[0])))
    return [sorted(group, key=lambda each: _DEPTHS.get(each.ref.book, 0)) for group in ordered]


def _is_in_place(group: Sequence[Waiting]) -> bool:
    return all(each.why is Why.SUBSTITUTE for each in group)


def _is_others(scope: Scope, waiting: Waiting) -> bool:
    is_own = waiting.stem[0] == "activity" and waiting.unit in scope.units
    return bool(scope.units) and not is_own


_DEPTHS = {"output": 1, "evidence": 2}


def group_views(scope: Scope, groups: Sequence[Sequence[Waiting]]) -> list[Group]:
    """Return groups as a page shows them, in the order given."""
    views = iter(waiting_views(scope, [each for group in groups for each in group]))
    return [_group(tuple(itertools.islice(views, len(group)))) for group in groups]


def _group(items: tuple[WaitingView, ...]) -> Group:
    choices = [each.choice for each in items if each.choice]
    return Group(items=items, choices=" ".join(choices) if len(choices) > 1 else "", count=len(choices))


def waiting_views(scope: Scope, waiting: Sequence[Waiting]) -> list[WaitingView]:
    """Return what waits as a page shows it, in the order given."""
    found = selectors.waiting_rows(scope, waiting)
    desk = _desk(scope, found.values())
    return [_view(scope, each, found[each.ref], desk) for each in waiting]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What rows are shown with, each asked for once for all of them; `versions`: their own, and those they name.

    `shown`: the rows themselves, by book and key.
    """

    shown: frozenset[tuple[str, str]]
    called: Names
    versions: Mapping[tuple[str, str], tuple[Row, ...]]
    beside: Beside
    kept: Shelf


def _desk(scope: Scope, rows: Collection[WaitingRow]) -> _Desk:
    return _Desk(
        shown=frozenset((row.mark.ref.book, row.mark.ref.key) for row in rows),
        called=names.names(scope),
        versions=selectors.versions_of(scope, (named for row in rows for named in _named(row))),
        beside=verdicts.beside(scope, rows),
        kept=papers_at_hand.shelf(scope, rows),
    )


def _named(row: WaitingRow) -> Iterator[tuple[str, str]]:
    """Yield which rows tell what a row says: itself, an output's activity, what evidence proves."""
    if isinstance(row, EvidenceRow):
        yield row.book, row.key
        return
    yield row.mark.ref.book, row.mark.ref.key
    if isinstance(row, OutputRow):
        yield "activity", row.activity


def _view(scope: Scope, waiting: Waiting, row: WaitingRow, desk: _Desk) -> WaitingView:
    mark, has_form, called = row.mark, not isinstance(row, EvidenceRow), desk.called
    is_repair = has_form and waiting.why is Why.REPAIR and not mark.annulled
    about = _about_evidence(row, desk) if isinstance(row, EvidenceRow) else _about_row(row, desk)
    day = local_day(mark.recorded_at, called.zone)
    by = f"dicatat {rows.person(mark.recorded_by, called)}, {write_date(day)}"
    papers = papers_at_hand.papers(scope, row, desk.kept, Subject(unit=waiting.unit, village=about.village), called)
    return WaitingView(
        title=about.title,
        address=about.address,
        why=f"{waiting.why.value[:1].upper()}{waiting.why.value[1:]}; {by}.",
        turn=_turn(waiting.why, mark),
        by=by,
        tag=state_tag(mark),
        is_paper=isinstance(row, EvidenceRow),
        version=mark.ref.version,
        verdict=about.verdict,
        reason=mark.reason,
        changes=about.changes,
        facts=about.facts,
        gist=about.gist,
        papers=papers,
        is_bare=papers_at_hand.is_bare(row, papers),
        verify_words="Verifikasi pembatalan" if mark.annulled else "Verifikasi",
        choice=choice(mark.ref) if is_check(waiting) and not isinstance(row, IkuPaperRow) else None,
        return_address=f"{about.address}#{REMARK_FIELD}" if is_check(waiting) and has_form else None,
        repair_address=correct_address(mark.ref.book, mark.ref.key) if is_repair else None,
    )


def _turn(why: Why, mark: Mark) -> Tag:
    words = f"{WHY_WORDS[why]}: pembatalan" if mark.annulled else WHY_WORDS[why]
    return Tag(words=words, tone=state_tag(mark).tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a row says, as far as it depends on its book; `village`: whose document it is or proves."""

    title: str
    address: str
    verdict: VerdictView | None
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    gist: str
    village: str | None


def _about_evidence(row: EvidenceRow, desk: _Desk) -> _About:
    proven = desk.versions[row.book, row.key][-1]
    return _About(
        title=f"Bukti “{row.title}” untuk {rows.title(proven, desk.called)}",
        address=row_address(row.book, row.key),
        verdict=None,
        changes=(),
        facts=(),
        gist=_where(row),
        village=_village(proven),
    )


def _village(row: Row) -> str | None:
    return row.village if isinstance(row, VillageDocumentRow) else None


def _where(row: EvidenceRow) -> str:
    if row.is_following:
        return "Berkasnya belum diunggah."
    return f"Berkas {row.location}." if row.is_kept_here else f"Disimpan di {row.location}."


def _about_row(row: Row, desk: _Desk) -> _About:
    ref, called = row.mark.ref, desk.called
    newest = rows.versions(desk.versions[ref.book, ref.key], called)[0]
    # What a paper changes is read word by word, on its own page.
    changes = () if isinstance(row, IkuPaperRow) else newest.differences or newest.changes
    return _About(
        title=rows.title(row, called),
        address=row_address(ref.book, ref.key),
        verdict=verdicts.verdict(row, desk.beside),
        changes=changes,
        facts=rows.facts(row, called),
        gist="" if changes else f"{rows.gist(row, called)}{_activity_words(row, desk)}",
        village=_village(row),
    )


def _activity_words(row: Row, desk: _Desk) -> str:
    """Return which activity an output belongs to; nothing where that is shown above it, and for other rows."""
    if not isinstance(row, OutputRow) or ("activity", row.activity) in desk.shown:
        return ""
    parent = desk.versions["activity", row.activity][-1]
    return f" Untuk {rows.title(parent, desk.called)}: {rows.gist(parent, desk.called)}"


def choice(ref: Ref) -> str:
    """Return a version by name, as a form sends it back."""
    return f"{ref.book}:{ref.version}:{ref.key}"


def chosen(sent: Iterable[str]) -> list[Ref]:
    """Return the versions that a form sent back, each once; what is none is left out."""
    parts = (text.split(":", 2) for each in sent for text in each.split(" "))
    return list(
        dict.fromkeys(
            Ref(book=book, key=key, version=int(version))
            for book, version, key in (each for each in parts if len(each) == 3)
            if book in SLUGS and version.isascii() and version.isdigit() and len(version) < 7
        )
    )


def why_options(waiting: Sequence[Waiting], wanted: str) -> list[Option]:
    """Return the reasons to wait that there are, with how many rows wait for each."""
    counts = Counter(each.why for each in waiting)
    pairs = [(why.name.lower(), f"{WHY_WORDS[why]} ({counts[why]})") for why in Why if counts[why]]
    return [Option(value=value, words=words, is_chosen=value == wanted) for value, words in pairs]


def for_reason(waiting: Iterable[Waiting], wanted: str) -> list[Waiting]:
    """Return what waits for one reason; all of it where the reason is not known."""
    every = list(waiting)
    known = {why.name.lower(): why for why in Why}
    return [each for each in every if each.why is known[wanted]] if wanted in known else every
