"""The legal examples: what an official can read and correct, measured with the law that is shipped."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from cermat.actions.contradictions import contradictions
from cermat.indicators.figures import VERDICT_WORDS, Period
from cermat.indicators.measurement import measure_office
from cermat.indicators.rows import ExemptionRow, SettingKind, State, Status
from cermat.indicators.values import obstacle_of, write_value
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.names import document_kind_named
from cermat.rules.papers import read_paper
from cermat.rules.types import YearBasis
from cermat.words.dates import end_of_day, read_date
from tests.indicators.make import (
    WIB,
    activity,
    books,
    document,
    evidence,
    output,
    recorded,
    setting,
    target,
    unit,
    village,
)

FOLDER = Path(__file__).parent
PAPERS = FOLDER.parent / "rules" / "papers"
PAPER = read_paper(lumajang_2023_text(), origin="lumajang-2023.yaml")
EXAMPLES = [
    pytest.param(example, id=example["contoh"])
    for path in sorted(FOLDER.glob("*.yaml"))
    for example in yaml.safe_load_all(path.read_text(encoding="utf-8"))
]


def day_of(text):
    return text if text is None or isinstance(text, date) else read_date(text)


def taken(entry, **names):
    """The entry's values under the names the rows use; unknown keys are a fault of the example."""
    strange = set(entry) - set(names)
    assert not strange, f"kunci tidak dikenal: {sorted(strange)}"
    return {names[key]: value for key, value in entry.items()}


def stands(values):
    """State, annulment and version of a row; verified unless the example says otherwise."""
    values = {"state": "terverifikasi", "version": 1, **values}
    if values["state"] == "dibatalkan":
        values |= {"state": "terverifikasi", "annulled": True}
    return {**values, "state": State(values["state"])}


def village_of(entry):
    values = taken(entry, kode="code", nama="name", ada_sejak="valid_from", ada_sampai="valid_to")
    dates = {name: day_of(values.get(name)) for name in ("valid_from", "valid_to")}
    return village(**{**values, **dates})


def document_of(entry):
    values = stands(
        taken(
            entry,
            desa="village",
            jenis="kind",
            tahun_anggaran="fiscal_year",
            nomor="key",
            tanggal="day",
            keadaan="state",
            versi="version",
            perubahan="amendment",
            rancangan_diterima="draft_received_on",
            dievaluasi="evaluated_on",
        )
    )
    kind = document_kind_named(values["kind"], PAPER.document_kinds)
    assert kind is not None, values["kind"]
    steps = {name: day_of(values[name]) for name in ("draft_received_on", "evaluated_on") if name in values}
    return document(values.pop("key"), day_of(values.pop("day", None)), **{**values, **steps, "kind": kind.id})


def exemption_of(entry):
    values = taken(
        entry, desa="village", jenis="kind", tahun_anggaran="fiscal_year", surat="paper", tanggal="day", alasan="reason"
    )
    kind = document_kind_named(values.pop("kind"), PAPER.document_kinds)
    day = day_of(values.pop("day"))
    return ExemptionRow(key="p", version=1, kind=kind.id, paper_dated=day, recorded_by="kabupaten", **values)


def activity_of(entry):
    values = stands(
        taken(
            entry,
            nomor="key",
            tanggal="dated",
            jenis="kind",
            uraian="description",
            status="status",
            di_luar_kewenangan="is_outside_authority",
            alasan="reason",
            keadaan="state",
            versi="version",
        )
    )
    status = Status(values.pop("status", "terlaksana"))
    return activity(values.pop("key"), **{**values, "dated": day_of(values["dated"]), "status": status})


def output_of(entry):
    values = stands(
        taken(entry, nomor="key", kegiatan="activity", jenis="kind", tanggal="dated", keadaan="state", judul="title")
    )
    return output(values.pop("key"), **{**values, "dated": day_of(values["dated"])})


def value_of(entry):
    values = stands(
        taken(
            entry,
            nomor="key",
            indikator="indicator",
            besaran="quantity",
            nilai="amount",
            tahun="year",
            triwulan="quarter",
            keadaan="state",
        )
    )
    amount = str(values.pop("amount")).replace(",", ".")
    return recorded(values.pop("key"), amount, **values)


def paper_of(example):
    if (name := example.get("naskah")) is None:
        return PAPER
    return read_paper((PAPERS / f"{name}.yaml").read_text(encoding="utf-8"), origin=name)


def books_of(example):
    return books(
        paper=paper_of(example),
        law=law(),
        units=(unit(),),
        villages=tuple(map(village_of, example.get("desa", ()))),
        village_documents=tuple(map(document_of, example.get("dokumen", ()))),
        activities=tuple(map(activity_of, example.get("kegiatan", ()))),
        outputs=tuple(map(output_of, example.get("output", ()))),
        targets=tuple(
            target(name, str(amount), year=example["tahun"], quarter=example.get("triwulan"))
            for name, amount in example.get("target", {}).items()
        ),
        settings=tuple(
            setting(SettingKind(kind), str(value), since=date(example["tahun"], 1, 1))
            for kind, value in example.get("setelan", {}).items()
        ),
        exemptions=tuple(map(exemption_of, example.get("pengecualian", ()))),
        recorded_values=tuple(map(value_of, example.get("nilai", ()))),
        evidence=tuple(evidence("output", row["nomor"], own_key=row["nomor"]) for row in example.get("output", ())),
    )


def known_at(example):
    return end_of_day(day_of(example.get("diketahui_pada")) or date(example["tahun"] + 2, 12, 31), WIB)


def measured(example):
    return measure_office(
        books_of(example),
        period=Period(year=example["tahun"], quarter=example.get("triwulan")),
        as_of=known_at(example),
        year_basis=YearBasis(example["dasar_tahun"]) if "dasar_tahun" in example else None,
    )


def named(line):
    """A line as an example names it: by activity, by document and village, or by quantity."""
    if line.id.startswith("activity/"):
        return line.id.removeprefix("activity/")
    return line.subject


def found(measurement, expected):
    """The measurement in the words of the example, with the same keys."""
    lines = {named(line): line for line in measurement.figure.lines}
    share = measurement.figure.share
    due = measurement.due_value
    values = {
        "pembilang": share and share.numerator,
        "penyebut": share and share.denominator,
        "nilai": _number(measurement.value),
        "nilai_yang_sudah_jatuh_tempo": _number(due),
        "rata_rata": _number(measurement.mean_value),
        "dalam_satuan": write_value(measurement.value, measurement.indicator),
        "capaian": _number(measurement.attainment),
        "dibatasi": _number(measurement.cap),
        "sebab_capaian": obstacle_of(measurement),
        "predikat_capaian": measurement.predicate,
        "sementara": measurement.is_provisional,
        "predikat": measurement.figure.grade,
        "sebab": measurement.figure.obstacle,
        "putusan": {name: VERDICT_WORDS[lines[name].verdict] for name in expected.get("putusan", ())},
        "alasan": {name: lines[name].reason for name in expected.get("alasan", ())},
        "catatan": {name: " ".join(lines[name].notes) for name in expected.get("catatan", ())},
    }
    return {key: values[key] for key in expected}


def _number(value):
    return None if value is None else f"{value}".replace(".", ",")


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_law_answers_as_the_example_says(example):
    office = measured(example)
    by_id = {each.indicator.id: each for each in office.measurements}
    assert example["diharapkan"]
    for indicator_id, expected in example["diharapkan"].items():
        assert found(by_id[indicator_id], expected) == expected


POINTED_OUT = [each for each in EXAMPLES if "perlu_dicocokkan" in each.values[0]]


@pytest.mark.parametrize("example", POINTED_OUT)
def test_the_verifier_is_told_what_contradicts_as_the_example_says(example):
    documents = [document_of(entry) for entry in example["dokumen"]]
    told = {each.number: " ".join(contradictions(each, documents)) for each in documents}
    assert told == example["perlu_dicocokkan"]


def test_every_example_has_a_title_of_its_own_and_only_known_keys():
    examples = [parameter.values[0] for parameter in EXAMPLES]
    titles = [example["contoh"] for example in examples]
    assert len(titles) == len(set(titles)) >= 20
    known = {"contoh", "sumber", "naskah", "tahun", "triwulan", "dasar_tahun", "diketahui_pada", "desa", "dokumen"}
    known |= {"kegiatan", "output", "nilai", "pengecualian", "target", "setelan", "diharapkan", "perlu_dicocokkan"}
    assert {key for example in examples for key in example} <= known
    assert Decimal(len(titles)) == len(EXAMPLES)
