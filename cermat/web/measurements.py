"""A year's measurements and one frozen measurement, as pages show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cermat.actions import measurements
from cermat.actions.cycle import VALID_TRANSITIONS, Step
from cermat.documents.reports.standing import CAMAT, approval, sheet_words
from cermat.indicators.analyses import blank, places
from cermat.indicators.comparing import FigureChange, LineChange
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.figures import Line, Measurement, OfficeMeasurement, Period
from cermat.indicators.rows import SettingRow
from cermat.indicators.settings import closing_day_of, closing_words, grading_words, settings_on
from cermat.indicators.values import write_attainment
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.library import law
from cermat.web import names, printing
from cermat.web.figures import Fact, attainment_words, short_name, target_words, value_words
from cermat.web.iku_redline import NOT_IN_IT
from cermat.web.printing import PrintRow
from cermat.web.rows import Names, person
from cermat.web.tones import BAD, CALM, GOOD, WAIT, Tag, verdict_tag
from cermat.words.dates import write_date, write_quarter
from cermat.words.numbers import ABSENT

CHANGES = 50  # lines of one indicator that differ: more of them is a matter for the sheets
STAGE_TONES = {
    CycleStage.DRAFT: CALM,
    CycleStage.SUBMITTED: WAIT,
    CycleStage.RETURNED: BAD,
    CycleStage.REVIEWED: WAIT,
    CycleStage.APPROVED: GOOD,
    CycleStage.PUBLISHED: GOOD,
}
STAGE_WORDS = {
    CycleStage.DRAFT: "draf, belum diajukan",
    CycleStage.SUBMITTED: "diajukan, menunggu reviu",
    CycleStage.RETURNED: "dikembalikan untuk diperbaiki",
    CycleStage.REVIEWED: "direviu, menunggu persetujuan",
    CycleStage.APPROVED: "disetujui dan terkunci",
    CycleStage.PUBLISHED: "disetujui, terkunci, dan dipublikasikan",
}
STEP_NAMES = {
    Step.SUBMIT: "Ajukan untuk direviu",
    Step.REVIEW: "Nyatakan sudah direviu",
    Step.APPROVE: "Setujui dan kunci",
    Step.SEND_BACK: "Kembalikan dengan catatan",
    Step.RECORD_APPROVAL: "Catat lembar persetujuan bertanda tangan",
    Step.PUBLISH: "Publikasikan",
}
STEP_HINTS = {
    Step.SUBMIT: "Pengukuran diserahkan kepada pereviu; isinya tidak dapat diubah lagi.",
    Step.REVIEW: "Angka sudah Anda cocokkan dengan kertas kerjanya; pengukuran diteruskan kepada Camat.",
    Step.APPROVE: "Setelah ini pengukuran terkunci. Perbaikan hanya mungkin sebagai edisi baru dengan alasan.",
    Step.SEND_BACK: "Pengukuran kembali kepada penyiapnya bersama catatan Anda.",
    Step.RECORD_APPROVAL: "Bila Camat menandatangani di atas kertas: sebut lembarnya dan unggah hasil pindainya.",
    Step.PUBLISH: (
        "Angkanya tampil pada halaman publik dan data terbuka (lisensi CC BY 4.0), dan tidak dapat ditarik lagi; "
        "perbaikan terbit sebagai edisi baru."
    ),
}
STEP_ADDRESSES = {
    Step.SUBMIT: "ajukan",
    Step.REVIEW: "reviu",
    Step.APPROVE: "setujui",
    Step.SEND_BACK: "kembalikan",
    Step.RECORD_APPROVAL: "lembar",
    Step.PUBLISH: "publikasikan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """One period of a year: where its latest edition stands, and whether it can be frozen now.

    `closes`: that its closing day is still to come. `asks_reason`: its latest edition is locked. `freeze_refusal` None:
    this person may freeze it.
    """

    title: str
    quarter: int | None
    tag: Tag
    editions: tuple["EditionLink", ...]
    closes: str
    asks_reason: bool
    freeze_refusal: str | None
    freeze_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLink:
    """One edition of a period and where its page is."""

    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step that leads on from here. `refusal` None: this person may take it. `sheet`: what is printed for it."""

    step: str
    name: str
    hint: str
    address: str
    refusal: str | None
    sheet: PrintRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One indicator of a frozen measurement."""

    short: str
    name: str
    target: str
    value: str
    attainment: str
    predicate: str
    working_paper: PrintRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One indicator whose figure or lines are not today what they were, and the first lines that differ.

    `more`: how many others do.
    """

    short: str
    then: str
    now: str
    lines: tuple["LineView", ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line then and now, in words."""

    subject: str
    then: str
    now: str
    is_after_lock: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """One step that was taken."""

    words: str
    who: str
    at: datetime
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMeasurement:
    """A measurement whose next step is this person's."""

    title: str
    address: str
    tag: Tag
    remark: str


def waiting(scope: Scope) -> list[WaitingMeasurement]:
    """Return the measurements that wait for this person."""
    return [
        WaitingMeasurement(
            title=f"Pengukuran {title(each.period)}, edisi {each.edition}",
            address=reverse("pengukuran_satu", args=[each.key]),
            tag=stage_tag(each),
            remark=each.remark or "",
        )
        for each in measurements.waiting(by=scope)
    ]


def title(period: Period) -> str:
    """Return `Triwulan II 2023` or `Tahun 2023`."""
    if period.quarter is None:
        return f"Tahun {period.year}"
    said = write_quarter(period.year, period.quarter)
    return said[0].upper() + said[1:]


def stage_tag(edition: Edition) -> Tag:
    """Return where an edition stands, in words."""
    return Tag(words=STAGE_WORDS[edition.stage], tone=STAGE_TONES[edition.stage])


def periods(scope: Scope, year: int) -> list[PeriodView]:
    """Return the four quarters and the year, each with its editions and whether it can be frozen now."""
    known, settings = selectors.editions(scope, year=year), selectors.settings(scope)
    asked = [Period(year=year, quarter=quarter) for quarter in (1, 2, 3, 4, None)]
    return [_period(scope, each, known, closes=_closes(scope, each, settings)) for each in asked]


def _closes(scope: Scope, period: Period, settings: Sequence[SettingRow]) -> str:
    """Return that the closing day of an ended period is still to come; empty where it is not, or none is set."""
    day = closing_day_of(settings_on(settings, day=period.last_day), period.last_day)
    today = names.today(scope)
    if day is None or not period.last_day < today <= day:
        return ""
    return f"Tanggal tutup data {write_date(day)} belum lewat: buku periode ini masih dapat bertambah."


def unwritten(scope: Scope, year: int) -> int:
    """Return how many texts of a year's report nobody has written yet; 0 where no paper says which there are."""
    paper = names.paper_of(scope, year)
    if paper is None:
        return 0
    rows = selectors.analyses(scope, period=Period(year=year, quarter=None))
    return len(blank(places(paper.indicators, quarter=None), rows))


def _period(scope: Scope, period: Period, known: Sequence[Edition], *, closes: str) -> PeriodView:
    own = [each for each in known if each.period == period]
    refusal = measurements.freeze_refusal(by=scope, period=period, before=own[-1] if own else None)
    is_over = period.last_day < names.today(scope)
    nothing = Tag(words="belum dibekukan" if is_over else f"berjalan sampai {write_date(period.last_day)}")
    return PeriodView(
        title=title(period),
        quarter=period.quarter,
        tag=stage_tag(own[-1]) if own else nothing,
        editions=tuple(
            EditionLink(
                words=f"Edisi {each.edition}: {each.stage}", address=reverse("pengukuran_satu", args=[each.key])
            )
            for each in reversed(own)
        ),
        closes=closes,
        asks_reason=bool(own) and own[-1].is_locked,
        freeze_refusal=refusal,
        freeze_words=f"Bekukan edisi {own[-1].edition + 1}" if own else "Bekukan",
    )


def figure_rows(key: str, frozen: OfficeMeasurement) -> list[FigureRow]:
    """Return the indicators of a frozen measurement, in the paper's order."""
    return [
        FigureRow(
            short=short_name(each.indicator),
            name=each.indicator.name,
            target=target_words(each),
            value=value_words(each.indicator, each.value),
            attainment=write_attainment(each),
            predicate=each.predicate or "",
            working_paper=printing.row(
                f"Kertas kerja {short_name(each.indicator)}",
                "cetak_pengukuran",
                query=f"indikator={each.indicator.id}&",
                key=key,
                report="kertas-kerja",
            ),
        )
        for each in frozen.measurements
    ]


def prints(edition: Edition, frozen: OfficeMeasurement) -> list[PrintRow]:
    """Return the papers of a whole measurement that can be printed; an LKjIP is of a year with every text written."""
    is_reported = edition.period.quarter is None and not blank_analyses(frozen)
    return [
        printing.row(words, "cetak_pengukuran", key=edition.key, report=report)
        for report, words in printing.OF_MEASUREMENT.items()
        if report != "lkjip" or is_reported
    ]


def blank_analyses(frozen: OfficeMeasurement) -> int:
    """Return how many texts of its report are not written in a frozen measurement."""
    return len(blank(places(frozen.paper.indicators, quarter=frozen.period.quarter), frozen.analyses))


def facts(edition: Edition, frozen: OfficeMeasurement, called: Names, *, sha256: str) -> list[Fact]:
    """Return who prepared, reviewed and approved a measurement, by which settings, and what marks it."""
    zone = frozen.office.zone
    rows = [
        Fact(name="Disiapkan", words=person(edition.prepared_by, called)),
        Fact(name="Direviu", words=_reviewed(edition, called)),
        Fact(name="Disetujui", words=approval(edition, people=called.people, zone=zone)),
        Fact(name="Tanggal tutup data", words=closing_words(frozen)),
        Fact(name="Predikat", words=f"menurut {grading_words(frozen.settings, scales=law().scales)}"),
        Fact(name="Membuka kembali edisi sebelumnya", words=edition.reopens or ""),
        Fact(name="Sidik isi (SHA-256)", words=sha256),
    ]
    return [row for row in rows if row.words]


def _reviewed(edition: Edition, called: Names) -> str:
    if edition.reviewed_by is None:
        return ""
    return f"{person(edition.reviewed_by, called)} sebagai {edition.reviewed_as}"


def steps(scope: Scope, edition: Edition) -> Iterator[StepView]:
    """Yield every step that leads on from here, with why this person may not take it."""
    for step, name in STEP_NAMES.items():
        if (edition.stage, step) in VALID_TRANSITIONS:
            yield StepView(
                step=step.name.lower(),
                name=name,
                hint=STEP_HINTS[step],
                address=reverse("tindakan_pengukuran", args=[edition.key, STEP_ADDRESSES[step]]),
                refusal=measurements.refusal(by=scope, edition=edition, step=step),
                sheet=_sheet(edition) if step is Step.RECORD_APPROVAL else None,
            )


def _sheet(edition: Edition) -> PrintRow:
    words = "Lembar persetujuan untuk ditandatangani"
    return printing.row(words, "cetak_pengukuran", key=edition.key, report="lembar-persetujuan")


def history(versions: Sequence[Edition], called: Names) -> list[HistoryView]:
    """Return every step that was taken, oldest first."""
    return [
        HistoryView(
            words=_step_words(each),
            who=f"dicatat oleh {person(each.recorded_by, called)}"
            if _is_sheet(each)
            else person(each.recorded_by, called),
            at=each.recorded_at.astimezone(called.zone),
            remark=each.remark or "",
        )
        for each in versions
    ]


def _step_words(edition: Edition) -> str:
    if edition.version == 1:
        return "dibekukan"
    if _is_sheet(edition):
        return f"{STAGE_WORDS[edition.stage]} {sheet_words(edition)}, ditandatangani {edition.approved_as or CAMAT}"
    return STAGE_WORDS[edition.stage]


def _is_sheet(edition: Edition) -> bool:
    """Return whether this step is that a sheet signed by hand was recorded."""
    return edition.stage is CycleStage.APPROVED and edition.approval_paper is not None


def changes(compared: Sequence[FigureChange]) -> list[ChangeView]:
    """Return what is known otherwise today, indicator by indicator; empty where nothing differs."""
    return [
        ChangeView(
            short=_short(each),
            then=_value(each.then, with_attainment=each.is_graded_otherwise),
            now=_value(each.now, with_attainment=each.is_graded_otherwise),
            lines=tuple(_line(change) for change in each.lines[:CHANGES]),
            more=max(0, len(each.lines) - CHANGES),
        )
        for each in compared
        if not each.is_same
    ]


def _short(change: FigureChange) -> str:
    measured = change.then or change.now
    return short_name(measured.indicator) if measured else change.indicator


def _value(measured: Measurement | None, *, with_attainment: bool) -> str:
    if measured is None:
        return NOT_IN_IT
    value = value_words(measured.indicator, measured.value)
    if measured.target is None:
        return value
    said = f"{value}, target {target_words(measured)}"
    return f"{said}, capaian {attainment_words(measured) or ABSENT}" if with_attainment else said


def _line(change: LineChange) -> LineView:
    line = change.now or change.then
    return LineView(
        subject=line.subject if line else "",
        then=_said(change.then),
        now=_said(change.now),
        is_after_lock=change.now is not None and change.now.is_after_lock,
    )


def _said(line: Line | None) -> str:
    if line is None:
        return "belum tercatat"
    verdict = verdict_tag(line.verdict).words
    return line.reason if line.reason.casefold().startswith(verdict) else f"{verdict}: {line.reason}"
