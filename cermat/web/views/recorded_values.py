"""A quantity another authority states, entered with the paper that states it: *tercatat, bukan dihitung*."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import facts, permissions, recorded_values
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.indicators.recorded import REPORTED
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.parameters import ChangeParameters
from cermat.web import entries, names, periods
from cermat.web.addresses import row_address
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.names import Pairs
from cermat.web.working_papers import Link

STATED = "Nilai ini ditetapkan pihak lain: dicatat beserta suratnya, lalu diperiksa orang kedua."
QUOTED = (
    "Buku tahun ini tidak ada di Cermat. Yang dilaporkan naskah waktu itu dapat dikutip beserta nomor dan tanggalnya, "
    "diperiksa orang kedua, dan selalu tampil sebagai “menurut naskah”; tidak satu angka pun dihitung darinya."
)


@door("GET", "POST", who=those_who_may(Act.RECORD_VALUE))
def add(request: HttpRequest, scope: Scope, year: int, indicator: str) -> HttpResponse:
    """Return the form of one quantity of an indicator that is recorded and not computed."""
    asked = periods.asked(request, scope, year=year)
    pairs = _quantities(scope, asked.year, indicator)
    is_quoted = REPORTED in dict(pairs)
    form = entries.RecordedValueForm(
        request.POST if request.method == "POST" else None,
        quantities=pairs,
        categories=names.category_pairs(scope, indicator),
    )
    if request.method == "POST" and form.is_valid():
        try:
            entry = entries.recorded_value({**form.cleaned_data, "indicator": indicator, "year": asked.year})
            key = recorded_values.add(by=scope, entry=entry)
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("quantity", str(refusal))
        else:
            messages.success(request, "Disimpan dan diajukan; menunggu verifikasi.")
            return HttpResponseRedirect(row_address("recorded_value", key))
    context = {
        "heading": f"Catat nilai tahun {asked.year}",
        "lede": QUOTED if is_quoted else STATED,
        "crumbs": [
            Link(address=reverse("laporan"), words="Laporan")
            if is_quoted
            else Link(address=reverse("angka", args=[asked.year, indicator]), words="Angka")
        ],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan dan ajukan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)


def address(scope: Scope, year: int, indicator: str) -> str | None:
    """Return where this person records a quantity of an indicator; None where it is computed or not his to record."""
    is_his = permissions.refusal(scope, Act.RECORD_VALUE) is None
    if not is_his or indicator not in facts.of(scope).recorded:
        return None
    return reverse("catat_nilai", args=[year, indicator])


def _quantities(scope: Scope, year: int, indicator: str) -> Pairs:
    """Return the quantities of an indicator with their names. Raises Http404 for one that is not recorded.

    What a change is told against may lie in a year before its paper, and so may what an old paper reported.
    """
    pairs = names.quantity_pairs(scope, indicator, year)
    if not pairs:
        raise Http404
    is_change = isinstance(facts.of(scope).recorded.get(indicator), ChangeParameters)
    quoted = [pair for pair in pairs if pair[0] == REPORTED]
    if is_change or (quoted and names.paper_of(scope, year) is None):
        return pairs if is_change else quoted
    if selectors.paper_in_force(scope, year=year).indicator(indicator) is None:
        raise Http404
    return pairs
