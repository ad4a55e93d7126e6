"""The budget tree, audited: every node states its own amounts, and each quarter's children must add up to their parent.

A top node may stand under the indicator it pays for: its parent is then the indicator's id in the IKU paper.
Realisation is a flow: each quarter stands alone. Nothing is repaired and no sum is kept; a finding says what disagrees.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, pairwise

from cermat.words.numbers import write_rupiah

Quarters = tuple[Decimal, Decimal, Decimal, Decimal]
Children = dict[str, list["BudgetRow"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """One node of a year's budget in rupiah. `quarters`: spent in each quarter alone.

    `parent`: the code of the node above, or the id of the indicator a top node pays for; None: a root.
    """

    code: str
    name: str
    parent: str | None
    ceiling: Decimal
    quarters: Quarters


class FindingKind(StrEnum):
    """What is wrong with a node."""

    CODE_TWICE = "kode_berulang"
    CONTENT_TWICE = "isi_ganda"
    PARENT_MISSING = "induk_hilang"
    ROOTLESS = "induk_berputar"
    CEILING_DIFFERS = "pagu_tidak_sama"
    QUARTER_DIFFERS = "triwulan_tidak_sama"
    ABOVE_CEILING = "melampaui_pagu"
    LOOKS_CUMULATIVE = "tampak_kumulatif"
    NEGATIVE = "jumlah_negatif"
    WITHOUT_RESULT = "belanja_tanpa_hasil"
    COPIES_ABSORPTION = "hasil_menyalin_serapan"


# What makes a tree contradict itself: then none of its sums can be relied on.
_DISAGREEING = frozenset(
    {
        FindingKind.CODE_TWICE,
        FindingKind.PARENT_MISSING,
        FindingKind.ROOTLESS,
        FindingKind.CEILING_DIFFERS,
        FindingKind.QUARTER_DIFFERS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of the tree. `quarter` None: of the year or of the row itself.

    `stated` is what the node says, `found` what its children or quarters add up to; None where no amount is meant.
    """

    kind: FindingKind
    code: str
    sentence: str
    quarter: int | None = None
    stated: Decimal | None = None
    found: Decimal | None = None


def audit(rows: Sequence[BudgetRow], *, indicators: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return every finding of a year's tree: double rows, lost rows, sums that disagree, then spending and ceilings.

    `indicators`: the ids of the year's paper, under which top nodes may stand.
    """
    children = children_of(rows)
    return (
        *_codes_twice(rows),
        *_contents_twice(rows),
        *_parents_missing(rows, indicators),
        *_rootless(rows, children),
        *(finding for row in rows if row.code in children for finding in _sums(row, children[row.code])),
        *(finding for row in rows for finding in _negative(row)),
        *(finding for row in rows for finding in _spending(row)),
    )


def disagreement(rows: Sequence[BudgetRow], *, indicators: Collection[str]) -> str | None:
    """Return how often a year's tree contradicts itself and the first cause with its remedy; None where it agrees.

    `indicators`: see `audit`.
    """
    found = [each for each in audit(rows, indicators=indicators) if each.kind in _DISAGREEING]
    if not found:
        return None
    return f"Pohon anggaran tidak selaras pada {len(found)} tempat; yang pertama: {found[0].sentence}"


def circles(rows: Iterable[BudgetRow]) -> tuple[tuple[str, ...], ...]:
    """Return the codes of each ring of nodes that stand one under another, from its lowest code on, by that code."""
    parents = {row.code: row.parent for row in rows}
    found: set[tuple[str, ...]] = set()
    for code in parents:
        way = [code]
        while (above := parents.get(way[-1])) in parents and above not in way:
            way.append(above)
        if above in way:
            ring = way[way.index(above) :]
            start = ring.index(min(ring))
            found.add((*ring[start:], *ring[:start]))
    return tuple(sorted(found))


def rootless(rows: Iterable[BudgetRow]) -> frozenset[str]:
    """Return the codes of the rows whose chain of parents goes round and never ends."""
    every = list(rows)
    return frozenset(finding.code for finding in _rootless(every, children_of(every)))


def children_of(rows: Iterable[BudgetRow]) -> Children:
    children: Children = {}
    for row in rows:
        if row.parent is not None:
            children.setdefault(row.parent, []).append(row)
    return children


def _codes_twice(rows: Iterable[BudgetRow]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        if row.code in seen:
            sentence = f"{_called(row)} tertulis lebih dari sekali dan terhitung berulang; sisakan satu baris."
            yield Finding(kind=FindingKind.CODE_TWICE, code=row.code, sentence=sentence)
        seen.add(row.code)


def _contents_twice(rows: Iterable[BudgetRow]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], str] = {}
    for row in rows:
        content = (row.parent, " ".join(row.name.casefold().split()), row.ceiling, row.quarters)
        twin = first.setdefault(content, row.code)
        if twin != row.code and any((row.ceiling, *row.quarters)):
            sentence = (
                f"{_called(row)} sama nama dan jumlahnya dengan {twin} pada induk yang sama; bila baris ini ganda, isi "
                "pagu dan keempat triwulannya 0 lalu masukkan lagi, bila bukan, bedakan namanya."
            )
            yield Finding(kind=FindingKind.CONTENT_TWICE, code=row.code, sentence=sentence)


def _parents_missing(rows: Iterable[BudgetRow], indicators: Collection[str]) -> Iterator[Finding]:
    codes = {*(row.code for row in rows), *indicators}
    for row in rows:
        if row.parent is not None and row.parent not in codes:
            sentence = (
                f"{_called(row)} menyebut induk {row.parent} yang tidak ada, sehingga tidak terhitung di mana pun; "
                "masukkan baris induknya atau perbaiki kode induknya."
            )
            yield Finding(kind=FindingKind.PARENT_MISSING, code=row.code, sentence=sentence)


def _rootless(rows: Iterable[BudgetRow], children: Children) -> Iterator[Finding]:
    """Yield the rows whose chain of parents never ends."""
    codes = {row.code for row in rows}
    waiting = [row.code for row in rows if row.parent is None or row.parent not in codes]
    reached: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting.extend(child.code for child in children.get(code, ()))
    for row in rows:
        if row.code not in reached:
            sentence = (
                f"Rantai induk {_called(row)} berputar tanpa pangkal; perbaiki kode induknya (kini {row.parent})."
            )
            yield Finding(kind=FindingKind.ROOTLESS, code=row.code, sentence=sentence)


def _sums(row: BudgetRow, children: Sequence[BudgetRow]) -> Iterator[Finding]:
    total = sum((child.ceiling for child in children), Decimal())
    if total != row.ceiling:
        yield _difference(row, None, stated=row.ceiling, found=total, count=len(children))
    for quarter, stated in enumerate(row.quarters, 1):
        total = sum((child.quarters[quarter - 1] for child in children), Decimal())
        if total != stated:
            yield _difference(row, quarter, stated=stated, found=total, count=len(children))


def _difference(row: BudgetRow, quarter: int | None, *, stated: Decimal, found: Decimal, count: int) -> Finding:
    what = "pagu" if quarter is None else f"realisasi triwulan {quarter}"
    gap, cause = (
        (f"kurang {write_rupiah(stated - found)}", "baris yang hilang")
        if found < stated
        else (f"lebih {write_rupiah(found - stated)}", "baris yang terhitung dua kali")
    )
    return Finding(
        kind=FindingKind.CEILING_DIFFERS if quarter is None else FindingKind.QUARTER_DIFFERS,
        code=row.code,
        quarter=quarter,
        stated=stated,
        found=found,
        sentence=(
            f"{_called(row)}: {what} {write_rupiah(stated)}, sedangkan jumlah {count} baris di bawahnya "
            f"{write_rupiah(found)}, {gap}; cari {cause} atau jumlah yang salah, lalu masukkan lagi berkas yang benar."
        ),
    )


def _negative(row: BudgetRow) -> Iterator[Finding]:
    for quarter, spent in enumerate(row.quarters, 1):
        if spent < 0:
            sentence = (
                f"{_called(row)}: realisasi triwulan {quarter} (kolom tw{quarter}) negatif, {write_rupiah(spent)}; "
                "bila itu pengembalian belanja, kurangkan pada triwulan belanjanya, bila bukan, betulkan jumlahnya."
            )
            yield Finding(kind=FindingKind.NEGATIVE, code=row.code, quarter=quarter, stated=spent, sentence=sentence)


def _spending(row: BudgetRow) -> Iterator[Finding]:
    running = tuple(accumulate(row.quarters))
    over = next((quarter for quarter, spent in enumerate(running, 1) if spent > row.ceiling), None)
    if over is None:
        return
    if _only_grows(row):
        yield _cumulative(row, running[-1])
        return
    spent = running[over - 1]
    sentence = (
        f"{_called(row)}: realisasi sampai triwulan {over} {write_rupiah(spent)} melampaui pagu "
        f"{write_rupiah(row.ceiling)} sebesar {write_rupiah(spent - row.ceiling)}; periksa realisasinya, atau masukkan "
        "pagu sesudah perubahan."
    )
    kind = FindingKind.ABOVE_CEILING
    yield Finding(kind=kind, code=row.code, quarter=over, stated=row.ceiling, found=spent, sentence=sentence)


def _only_grows(row: BudgetRow) -> bool:
    first, *_, last = row.quarters
    return first < last <= row.ceiling and all(before <= after for before, after in pairwise(row.quarters))


def _cumulative(row: BudgetRow, total: Decimal) -> Finding:
    sentence = (
        f"{_called(row)}: realisasi keempat triwulan hanya naik dan berjumlah {write_rupiah(total)}, di atas pagu "
        f"{write_rupiah(row.ceiling)}; tampaknya tertulis kumulatif. Isi realisasi tiap triwulan saja."
    )
    kind = FindingKind.LOOKS_CUMULATIVE
    return Finding(kind=kind, code=row.code, stated=row.ceiling, found=total, sentence=sentence)


def _called(row: BudgetRow) -> str:
    return f"{row.code} ({row.name})"
