"""A paper file with a fault is refused with file, line and remedy, in one sentence."""

from typing import Any

import pytest

from cermat.rules.papers import read_paper
from tests.rules.papers_at_hand import broken, faults, line_of, refusal, selatan_text, slug, text_of, utara_text

NAMES = ("contoh-utara", "contoh-selatan", "contoh-timur", "contoh-barat", "contoh-tengah")
TEXTS = {f"{name}.yaml": text_of(name) for name in NAMES}


@pytest.mark.parametrize("fault", faults("papers.yaml"), ids=lambda fault: slug(fault["new"]))
def test_refuses_with_line_and_remedy(fault: dict[str, Any]) -> None:
    text, old = TEXTS[fault["paper"]], fault["old"]
    line = fault.get("line", line_of(text, old.lstrip("\n")))
    assert refusal(broken(text, old, fault["new"])) == f"uji.yaml, baris {line}: {fault['sentence']}"


def test_refuses_a_decision_written_twice() -> None:
    start = selatan_text().index("  - id: hitungan")
    end = selatan_text().index("facsimile:")
    text = selatan_text()[:end] + selatan_text()[start:end] + selatan_text()[end:]
    assert refusal(text) == (
        f"uji.yaml, baris {line_of(selatan_text(), 'facsimile:')}: keputusan “hitungan” tertulis dua kali; "
        "hapus salah satunya."
    )


@pytest.mark.parametrize("key", ["id", "kind", "number", "dated", "office", "year_from", "year_to", "source"])
def test_refuses_a_missing_key_and_names_it(key: str) -> None:
    kept = [line for line in selatan_text().split("\n") if not line.startswith(f"{key}:")]
    assert refusal("\n".join(kept)) == f"uji.yaml, baris 2: kunci “{key}” pada “berkas” tidak ada; tambahkan “{key}”."


def test_accepts_empty_shelves_of_its_own() -> None:
    text = broken(selatan_text(), "\nheader:", "\nsources: {}\ndocument_kinds: []\nheader:")
    assert read_paper(text, origin="uji.yaml").indicators == read_paper(selatan_text(), origin="uji.yaml").indicators


def test_takes_null_for_shelves_left_out() -> None:
    text = broken(selatan_text(), "\nheader:", "\nsources: null\ndocument_kinds: null\nheader:")
    assert read_paper(text, origin="uji.yaml").decisions == read_paper(selatan_text(), origin="uji.yaml").decisions


@pytest.mark.parametrize(
    ("old", "new"), [("year_to: 2025", "year_to: 2021"), ("year_to: 2025", "year_to: 2100")], ids=slug
)
def test_accepts_the_outermost_years(old: str, new: str) -> None:
    assert read_paper(broken(utara_text(), old, new), origin="uji.yaml").year_to == int(new[-4:])


def test_accepts_the_earliest_year() -> None:
    text = broken(utara_text(), "year_from: 2021", "year_from: 2000")
    assert read_paper(text, origin="uji.yaml").year_from == 2000


@pytest.mark.parametrize("number", [1, 99])
def test_accepts_the_outermost_numbers(number: int) -> None:
    text = broken(utara_text(), "number: 1\n", f"number: {number}\n")
    assert read_paper(text, origin="uji.yaml").indicators[1].number == number


@pytest.mark.parametrize(
    ("scale", "unit"), [(1, "quotient"), (100, "percent"), (10_000, "per_10000"), (100_000, "per_100000")]
)
def test_accepts_every_scale_with_its_unit(scale: int, unit: str) -> None:
    text = broken(broken(utara_text(), "scale: 1000", f"scale: {scale}"), "unit: per_1000", f"unit: {unit}")
    assert read_paper(text, origin="uji.yaml").indicators[1].unit == unit


def test_accepts_bounds_on_either_side_alone() -> None:
    text = broken(selatan_text(), "minimum: 25", "minimum: null")
    assert read_paper(text, origin="uji.yaml").indicators[3].parameters.minimum is None  # type: ignore[union-attr]
