"""`cermat rollup`: the counts of many offices, added up, from a lake or from the books in a PostgreSQL."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cermat.cli import files, output
from cermat.cli.errors import WrongUsage
from cermat.cli.lake import country
from cermat.rules.types import YearBasis
from cermat.words.dates import write_instant
from cermat.words.numbers import ABSENT, write_number

if TYPE_CHECKING:
    from cermat.rollup.asking import Answer, Asked
    from cermat.rollup.results import Row

# Offices without a figure that are named; the others are counted.
NAMED = 5
HEADER = (
    "wilayah",
    "tahun",
    "indikator",
    "pembilang",
    "penyebut",
    "nilai",
    "catatan",
    "kantor",
    "tidak dapat diukur",
    "definisi",
)


def run(asked: Namespace) -> None:
    """Answer once everything is counted; a file is written whole or not at all."""
    with country():
        _count(asked)


def _count(asked: Namespace) -> None:
    from cermat.rollup import questions, results

    _refuse_misuse(asked, tuple(results.WRITERS), years=questions.YEARS)
    question = _question(asked)
    output.say(f"Menghitung {len(question.years)} tahun dengan {asked.engine} …")
    answer = _answer(asked, question)
    for sentence in (*_how_far(answer, question, source=asked.source), *_without_figure(answer, asked)):
        output.say(sentence)
    if asked.output:
        files.write(asked.output, results.WRITERS[asked.output.suffix.lower()](answer, question))
        output.say(f"{asked.output} ditulis: {len(answer.counts)} baris.")
    elif asked.format == "table":
        output.print_table(HEADER, [_words(each) for each in results.rows(answer, question)])
    else:
        sys.stdout.buffer.write(results.WRITERS[f".{asked.format}"](answer, question))


def _question(asked: Namespace) -> "Asked":
    from cermat.registers import clock, measuring
    from cermat.rollup.asking import Asked, Level
    from cermat.rollup.results import ZONE

    return Asked(
        years=asked.years,
        as_of=measuring.instant_in(ZONE, asked.as_of) if asked.as_of is not None else clock.now(),
        quarter=asked.quarter,
        basis=YearBasis(asked.year_basis) if asked.year_basis else None,
        level=Level(asked.level),
    )


def _answer(asked: Namespace, question: "Asked") -> "Answer":
    if asked.engine == "postgres":
        from cermat.rollup.engines import books

        return books.answer(question, asked.source)
    if asked.engine == "spark":
        from cermat.rollup.engines import cluster

        return cluster.answer(question, asked.source, master=asked.master or cluster.LOCAL)
    from cermat.rollup.engines import embedded

    return embedded.answer(question, Path(asked.source))


def _how_far(answer: "Answer", question: "Asked", *, source: str) -> Iterator[str]:
    """Yield how far a lake knows the books, where later acts could be a part of the answer."""
    from cermat.rollup.results import ZONE

    if answer.known_until and answer.known_until < question.as_of:
        folder = "FOLDER" if "://" in source else source
        yield (
            f"Danau data itu memuat perubahan sampai {write_instant(answer.known_until, ZONE)}; yang dicatat "
            f"sesudahnya ikut setelah `cermat export lake {folder}`."
        )


def _without_figure(answer: "Answer", asked: Namespace) -> Iterator[str]:
    """Yield which offices have no figure in which of the years asked, and what to do."""
    if not answer.counts:
        yield "Tidak satu pun kantor mempunyai IKU yang berlaku pada tahun itu, jadi tidak ada yang dihitung."
    else:
        for offices, together in groupby(sorted(answer.left_out), key=answer.left_out.__getitem__):
            if offices:
                yield _left_out(offices, [*together], of=answer.offices)
    if any(answer.left_out.values()):
        yield _remedy(asked)
    for (indicator, many), alike in groupby(answer.without_rule, key=lambda each: each[1:]):
        yield _without_rule(indicator, [year for year, *_ in alike], many=many)
    if asked.level != "kecamatan" and any(each.unmeasurable for each in answer.counts):
        yield (
            "Sebagian kantor berpenyebut 0 (kolom “tidak dapat diukur”), misalnya karena desa atau kegiatannya belum "
            "tercatat; --level kecamatan menyebutnya satu per satu."
        )


def _left_out(offices: Sequence[str], years: Sequence[int], *, of: int) -> str:
    span = span_of(years)
    if len(offices) == of:
        return f"Tahun {span}: tidak satu pun dari {write_number(of)} kantor mempunyai IKU yang berlaku."
    named = ", ".join(offices[:NAMED]) + (" dan seterusnya" if len(offices) > NAMED else "")
    return (
        f"Tahun {span}: {write_number(len(offices))} dari {write_number(of)} kantor tidak ikut dihitung, karena tidak "
        f"mempunyai IKU yang berlaku: {named}."
    )


def _without_rule(indicator: str, years: Sequence[int], *, many: int) -> str:
    return (
        f"Tahun {span_of(years)}: {indicator} tidak dihitung bagi {write_number(many)} kantor, karena belum ada aturan "
        "yang berlaku untuk tahun itu; `cermat measure` di kantornya menyebut yang kurang."
    )


def span_of(years: Sequence[int]) -> str:
    """Return years as from first to last where none between is missing, one by one otherwise."""
    is_whole = len(years) > 1 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if is_whole else ", ".join(map(str, years))


def _remedy(asked: Namespace) -> str:
    if asked.as_of is not None:
        return (
            f"Demikian isi buku pada saat yang diminta, {asked.as_of}; naskah IKU yang dicatat sesudahnya tidak ikut. "
            "Pilih saat yang lebih baru, atau hapus --as-of."
        )
    again = "" if asked.engine == "postgres" else ", lalu perbarui danau datanya dengan `cermat export lake FOLDER`"
    return f"Masukkan naskah IKU-nya dengan `cermat import iku BERKAS.yaml --office KODE`{again}."


def _refuse_misuse(asked: Namespace, suffixes: tuple[str, ...], *, years: range) -> None:
    """Return where engine, source, years and the file to write go together. Raises WrongUsage."""
    is_database = asked.source.startswith(("postgres://", "postgresql://"))
    if is_database != (asked.engine == "postgres"):
        fitting = "alamat postgresql://…" if asked.engine == "postgres" else "folder danau data"
        named = "alamat basis data" if is_database else asked.source
        raise WrongUsage(f"--engine {asked.engine} membaca {fitting}; --source menyebut {named}.")
    if "://" in asked.source and asked.engine == "duckdb":
        raise WrongUsage(f"{asked.source} hanya dibaca --engine spark; --engine duckdb membaca folder danau data.")
    if asked.master and asked.engine != "spark":
        raise WrongUsage("--master hanya untuk --engine spark; hapus pilihan itu.")
    if asked.output and asked.output.suffix.lower() not in suffixes:
        raise WrongUsage(f"Hasil ditulis sebagai {', '.join(suffixes)}, bukan {asked.output.name}.")
    if asked.output and asked.format != "table":
        raise WrongUsage("-o memilih bentuk dari akhiran berkasnya; hapus --format.")
    if asked.output and not is_database and asked.output.resolve().is_relative_to(_folder(asked.source)):
        raise WrongUsage(f"{asked.output} terletak di dalam danau data yang dibaca; tulis hasilnya di folder lain.")
    if asked.output and asked.output.is_dir():
        raise WrongUsage(f"{asked.output} sebuah folder; tulis nama berkas yang belum ada.")
    if asked.output and not asked.output.parent.is_dir():
        raise WrongUsage(f"Folder {asked.output.parent} tidak ada; tulis hasilnya di folder yang ada.")
    if beyond := [year for year in asked.years if year not in years]:
        raise WrongUsage(
            f"Tahun {beyond[0]} tidak dapat dihitung menyeluruh; pilih tahun {years[0]} sampai {years[-1]}."
        )


def _folder(source: str) -> Path:
    return Path(source.removeprefix("file://")).resolve()


def _words(row: "Row") -> list[str]:
    value = ABSENT if row["value"] is None else f"{row['value'].replace('.', ',')}%"
    return [
        row["area"] or "nasional",
        str(row["year"]),
        row["indicator"],
        write_number(row["numerator"]),
        write_number(row["denominator"]),
        value,
        ", ".join([*["DATA CONTOH"] * row["sample"], *["sementara"] * row["provisional"]]),
        write_number(row["offices"]),
        write_number(row["unmeasurable"]),
        row["definition"][:8],
    ]
