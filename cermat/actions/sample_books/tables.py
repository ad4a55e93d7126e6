"""The sample books' tables as values."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cermat.actions.batches import ActivityRecord, DocumentRecord, OutputRecord, Proof
from cermat.actions.entries import ActivityEntry, AnalysisEntry, OutputEntry, VillageDocumentEntry
from cermat.indicators.analyses import AnalysisPlace, AnalysisSection
from cermat.indicators.figures import Period
from cermat.indicators.rows import Status

FOLDER = Path(__file__).parent
OUTSIDE = "di_luar_kewenangan"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOutput:
    """An output and the standing it ends in."""

    record: OutputRecord
    standing: str

    @property
    def dated(self) -> date:
        """Return the output's day."""
        return self.record.entry.dated


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleActivity:
    """An activity, its outputs, and the standing it ends in."""

    entry: ActivityEntry
    outputs: tuple[SampleOutput, ...]
    standing: str

    def recorded_by(self, day: date, entry: ActivityEntry) -> tuple[ActivityRecord, tuple[str, ...]]:
        """Return what was there to be recorded on a day, and the standing of each row it becomes."""
        there = [output for output in self.outputs if output.dated <= day]
        standings = [self.standing]
        for output in there:
            standings += [output.standing] * (1 + len(output.record.proofs))
        return ActivityRecord(entry=entry, outputs=tuple(output.record for output in there)), tuple(standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """A village document, who records it, and the standing it ends in."""

    record: DocumentRecord
    recorder: str
    standing: str

    @property
    def name(self) -> str:
        """Return what the story calls it: kind, village and number."""
        return f"{self.record.entry.kind} {self.record.entry.village} {self.record.entry.number}"

    @property
    def dated(self) -> date:
        """Return the day that is tested."""
        return self.record.entry.enacted_on or self.record.entry.submitted_on or date.max


@cache
def story() -> Mapping[str, Any]:
    """Return when the sample books were written."""
    return _tree("story.yaml")


@cache
def people() -> Mapping[str, Any]:
    """Return the accounts and officials of the sample books."""
    return _tree("people.yaml")


@cache
def analyses(year: int) -> tuple[AnalysisEntry, ...]:
    """Return the texts of a year's report in the order of their file."""
    return tuple(
        AnalysisEntry(
            period=Period(year=year, quarter=None),
            place=AnalysisPlace(indicator=None if of == "kantor" else of, section=AnalysisSection(section)),
            text=text,
        )
        for of, sections in _tree(f"analyses-{year}.yaml").items()
        for section, text in sections.items()
    )


@cache
def activities() -> tuple[SampleActivity, ...]:
    """Return the sample activities in the order of their file."""
    outputs: dict[str, list[SampleOutput]] = {}
    for line in _lines("outputs.csv"):
        outputs.setdefault(line["nomor"], []).append(_output(line))
    return tuple(
        SampleActivity(entry=_activity(line), outputs=tuple(outputs.get(line["nomor"], ())), standing=line["keadaan"])
        for line in _lines("activities.csv")
    )


@cache
def village_documents() -> tuple[SampleDocument, ...]:
    """Return the sample village documents in the order of their file."""
    return tuple(
        SampleDocument(
            record=DocumentRecord(entry=_document(line), proofs=_proofs(line)),
            recorder=line["pencatat"],
            standing=line["keadaan"],
        )
        for line in _lines("village_documents.csv")
    )


def _activity(line: Mapping[str, str]) -> ActivityEntry:
    is_outside = line["fungsi"] == OUTSIDE
    return ActivityEntry(
        number=line["nomor"],
        unit=line["unit"],
        dated=date.fromisoformat(line["tanggal"]),
        kind=line["jenis"],
        function=None if is_outside else line["fungsi"],
        is_outside_authority=is_outside,
        reason=line["alasan"] or None,
        description=line["uraian"],
        status=Status(line["status"]),
        place=line["tempat"] or None,
        participants=tuple(line["peserta"].split()),
    )


def _output(line: Mapping[str, str]) -> SampleOutput:
    entry = OutputEntry(kind=line["jenis"], title=line["judul"], dated=date.fromisoformat(line["tanggal"]))
    return SampleOutput(record=OutputRecord(entry=entry, proofs=_proofs(line)), standing=line["keadaan"])


def _document(line: Mapping[str, str]) -> VillageDocumentEntry:
    return VillageDocumentEntry(
        village=line["kode_desa"],
        kind=line["jenis"],
        fiscal_year=int(line["tahun_anggaran"]),
        number=line["nomor"],
        enacted_on=_day(line["tanggal_ditetapkan"]),
        submitted_on=_day(line["tanggal_disampaikan"]),
        draft_received_on=_day(line["tanggal_rancangan"]),
        evaluated_on=_day(line["tanggal_evaluasi"]),
        amendment=int(line["perubahan"]) if line["perubahan"] else None,
    )


def _proofs(line: Mapping[str, str]) -> tuple[Proof, ...]:
    return (Proof(title="Berkas arsip (DATA CONTOH)", location=line["bukti"]),) if line["bukti"] else ()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _lines(name: str) -> Sequence[Mapping[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";", restval=""))


def _tree(name: str) -> Mapping[str, Any]:
    tree: Mapping[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return tree
