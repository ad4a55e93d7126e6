"""Acts on the texts of a period's report. They are frozen with the figures, and checked by who checks those."""

from collections.abc import Iterator

from cermat.actions import checks, permissions
from cermat.actions.entries import AnalysisEntry
from cermat.actions.errors import Problem, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.indicators.analyses import SECTION_WORDS, places
from cermat.registers import ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Analysis
from cermat.registers.scope import Scope
from cermat.words.texts import has_words

LONGEST = 8000


def write(*, by: Scope, entry: AnalysisEntry, version: int) -> int:
    """Write a text over the version that was seen (0: none), and return the new version.

    Raises NotFound for a text no report asks for, FaultyEntry, StaleEdit, and WrongState where nothing changes.
    """
    permissions.check_can(by, Act.WRITE_ANALYSIS)
    _refuse_unasked(by, entry)
    checks.refuse(_problems(entry))
    row, verb = _row(entry), "menulis analisis laporan"
    with ledger.act(office=by.office, by=by.username, verb=verb, summary=f"{row.key}: versi {version + 1}") as act:
        before = Analysis.objects.filter(office_id=by.office, key=row.key).order_by("-version").first()
        _refuse_other(before, row, version)
        row.version = version + 1
        return act.add(row).version


def key_of(entry: AnalysisEntry) -> str:
    """Return the key of a text: `2023-tahun:iku-1:sebab`, `2023-tahun:kantor:kesimpulan`."""
    return f"{entry.period.key}:{entry.place.indicator or 'kantor'}:{entry.place.section}"


def _row(entry: AnalysisEntry) -> Analysis:
    return Analysis(
        key=key_of(entry),
        year=entry.period.year,
        quarter=entry.period.quarter,
        indicator=entry.place.indicator,
        section=entry.place.section.value,
        text=_tidied(entry.text),
    )


def _tidied(text: str) -> str:
    """Return a text with plain line ends and nothing blank around it."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _refuse_unasked(by: Scope, entry: AnalysisEntry) -> None:
    paper = selectors.paper_in_force(by, year=entry.period.year)
    if entry.place not in places(paper.indicators, quarter=entry.period.quarter):
        raise NotFound("Bagian laporan ini tidak ditemukan; kembali ke daftar dan pilih yang ada.")


def _problems(entry: AnalysisEntry) -> Iterator[Problem]:
    words = SECTION_WORDS[entry.place.section]
    if not has_words(entry.text):
        sentence = f"{words} belum diisi; tulis uraiannya dengan kata-kata, tanda “-” atau “.” bukan uraian."
        yield Problem(field="text", sentence=sentence)
    if len(entry.text) > LONGEST:
        yield Problem(field="text", sentence=f"{words} terlalu panjang; tulis paling banyak {LONGEST} huruf.")


def _refuse_other(before: Analysis | None, row: Analysis, version: int) -> None:
    if (before.version if before else 0) != version:
        raise StaleEdit("Bagian ini sudah ditulis lagi setelah Anda membukanya; baca dahulu, lalu tulis ulang.")
    if before is not None and before.text == row.text:
        raise WrongState("Tidak ada yang berubah; perbaiki isinya, atau tinggalkan.")
