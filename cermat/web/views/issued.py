"""Papers that go out under a number: issuing them, the register of them, their files, taking one back."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import evidence_files, papers, signing, year_plans
from cermat.actions.errors import AlreadyThere, FaultyEntry, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.documents.reports.errors import BlankAnalysis
from cermat.evidence.errors import StoreRefused
from cermat.indicators.rows import OfficialRow
from cermat.registers import selectors
from cermat.registers.errors import NotMeasurable
from cermat.registers.scope import Scope
from cermat.web import editors, entries, handing_out, issued, names, periods
from cermat.web import measurements as shown
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.forms import sent_text
from cermat.web.issued import IssueForm
from cermat.web.views.rows import seen_version
from cermat.web.working_papers import Link

SAVE = Button(value="simpan", words="Terbitkan")


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return a performance year's issued papers, each with its state and the hashes of its files."""
    asked = periods.asked(request, scope)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "papers": issued.listed(scope, asked.year, names.names(scope)),
        "may_issue": names.may(scope, Act.ISSUE_PAPER) and names.paper_of(scope, asked.year) is not None,
    }
    return page(request, scope, "web/naskah_terbit.html", context)


@door("GET", "POST", who=those_who_may(Act.ISSUE_PAPER))
def issue(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return the form by which a paper of an approved measurement is issued."""
    edition = selectors.edition_history(scope, key)[-1]
    if refusal := papers.issue_refusal(scope, edition):
        raise WrongState(refusal)
    frozen = selectors.snapshot(scope, edition.snapshot)
    offered = issued.papers_of(scope, edition, frozen)
    form = IssueForm(editors.sent(request), papers=offered, size=frozen.office.paper_size)
    heading = f"Terbitkan naskah pengukuran {shown.title(edition.period)}, edisi {edition.edition}"
    back = Link(address=reverse("pengukuran_satu", args=[key]), words="Pengukuran")
    act = partial(papers.issue, measurement=key)
    official = signing.signer(scope, frozen, edition=edition)
    return _issued(request, scope, form=form, act=act) or _form_page(
        request, scope, form=form, heading=heading, back=back, official=official
    )


@door("GET", "POST", who=those_who_may(Act.ISSUE_PAPER))
def issue_of_year(request: HttpRequest, scope: Scope, year: int) -> HttpResponse:
    """Return the form by which a paper of a year's plan is issued: the IKU, Perjanjian Kinerja, Rencana Aksi."""
    form = IssueForm(
        editors.sent(request),
        papers=issued.papers_of_year(scope, year),
        size=selectors.office(scope).paper_size,
        own=issued.own_numbers(scope, year),
    )
    back = Link(address=f"{reverse('naskah_terbit')}?tahun={year}", words="Naskah terbit")
    act = partial(year_plans.issue, year=year)
    heading = f"Terbitkan naskah rencana tahun {year}"
    return _issued(request, scope, form=form, act=act) or _form_page(
        request, scope, form=form, heading=heading, back=back, official=signing.signer_today(scope), year=year
    )


def _issued(request: HttpRequest, scope: Scope, *, form: IssueForm, act: Callable[..., str]) -> HttpResponse | None:
    """Return where the person goes once the paper is issued; None where nothing was sent or something was refused."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        said = form.cleaned_data
        code = act(by=scope, wanted=form.wanted, number=said["number"], reason=said["reason"])
    except FaultyEntry as refused:
        entries.show_problems(form, refused)
    except AlreadyThere as refused:
        form.add_error("number", str(refused))
    except (WrongState, BlankAnalysis, StoreRefused, NotMeasurable) as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, "Naskah diterbitkan. Cetak PDF-nya untuk ditandatangani.")
        return HttpResponseRedirect(reverse("naskah_terbit_satu", args=[code]))
    return None


def _form_page(
    request: HttpRequest,
    scope: Scope,
    *,
    form: IssueForm,
    heading: str,
    back: Link,
    official: OfficialRow | None,
    year: int | None = None,
) -> HttpResponse:
    """Return the form; `year`: of whose plan the papers are, None for those of a measurement."""
    context = {
        "year": year,
        "disagreement": None if year is None else year_plans.disagreement(scope, year),
        "unnumbered": official if official and not official.nip else None,
        "heading": heading,
        "lede": "Naskah disimpan bita demi bita dan tidak berubah lagi; yang keliru dicabut dengan alasan.",
        "crumbs": [back],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [SAVE],
    }
    return page(request, scope, "web/terbitkan.html", context, status=422 if form.errors else 200)


@door("GET", who=WHOLE_OFFICE)
def one(request: HttpRequest, scope: Scope, code: str) -> HttpResponse:
    """Return one issued paper."""
    return _one(request, scope, code)


def _one(request: HttpRequest, scope: Scope, code: str, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "issued": issued.one(scope, code, names.names(scope)),
        "may_withdraw": names.may(scope, Act.WITHDRAW_PAPER),
        "refusal": refusal,
        "reason": request.POST.get("reason", "") if refusal else "",
    }
    return page(request, scope, "web/naskah_terbit_satu.html", context, status=status)


@door("POST", who=those_who_may(Act.WITHDRAW_PAPER))
def withdraw(request: HttpRequest, scope: Scope, code: str) -> HttpResponse:
    """Say that an issued paper holds no longer."""
    selectors.issued_paper(scope, code)
    try:
        papers.withdraw(by=scope, code=code, version=seen_version(request), reason=sent_text(request, "reason"))
    except FaultyEntry as refused:
        return _one(request, scope, code, refusal=str(refused), status=422)
    except (StaleEdit, WrongState) as refused:
        return _one(request, scope, code, refusal=str(refused), status=409)
    who = "siapa pun yang memindai kodenya" if settings.PUBLIC_ADDRESS else "siapa pun yang membukanya"
    messages.success(request, f"Naskah dicabut; halaman periksa mengatakannya kepada {who}.")
    return HttpResponseRedirect(reverse("naskah_terbit_satu", args=[code]))


@door("GET", who=WHOLE_OFFICE)
def file(request: HttpRequest, scope: Scope, code: str, form: str) -> HttpResponse:
    """Return a file of an issued paper, byte for byte as it was issued."""
    found = next((each for each in selectors.issued_paper(scope, code).files if each.form == form), None)
    if found is None:
        raise Http404
    return handing_out.saved(evidence_files.hand_out(selectors.files(scope, [found.sha256])[found.sha256]))
