"""The one way into a page: signed in, with a scope, by a method the page knows, and for whom the page is."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import permission_denied

from cermat.actions import measurements
from cermat.actions.errors import NotPermitted
from cermat.registers import selectors
from cermat.registers.errors import NotFound
from cermat.registers.roles import ROLE_WORDS, SUPERVISORS
from cermat.registers.scope import Scope
from cermat.web import admission, once, proofs
from cermat.web.admission import Admission
from cermat.words.errors import CermatError

View = Callable[..., HttpResponse]
MENU = (
    ("beranda", "Beranda"),
    ("wilayah", "Wilayah"),
    ("menunggu", "Menunggu saya"),
    ("kegiatan", "Kegiatan"),
    ("dokumen_desa", "Dokumen desa"),
    ("kalender", "Kalender"),
    ("iku", "IKU"),
    ("target", "Target"),
    ("pengukuran", "Pengukuran"),
    ("anggaran", "Anggaran"),
    ("laporan", "Laporan"),
    ("orang", "Orang"),
    ("riwayat", "Riwayat"),
)
# Where a session keeps which of several offices is open.
OFFICE_CHOSEN = "kantor"
NOT_SAVED = "Sesi Anda sudah berakhir, jadi yang baru Anda kirim belum disimpan. Masuk lagi, lalu isi dan kirim lagi."
OF_ONE_PLACE = frozenset({"menunggu", "kegiatan", "dokumen_desa", "kalender", "iku"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One address of the menu; `count` is how much waits behind it."""

    name: str
    address: str
    is_current: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What stands around every signed-in page."""

    office_name: str
    regency: str
    who: str
    waiting: int
    is_sample: bool
    menu: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A page behind its door: by which methods it may be asked, and who may come in."""

    answer: View
    methods: frozenset[str]
    who: Admission
    asks_proof: bool

    def __call__(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Return the answer to a request."""
        return self.answer(request, **address)


def door(*methods: str, who: Admission, asks_proof: bool = True, counts_once: bool = True) -> Callable[[View], Door]:
    """Return a decorator that hands a signed-in person's scope to a page, where the page is for that person.

    For whatever lies outside the scope the answer is the same 404 as for what does not exist. Without a role every
    address but those of one's own account answers the same: that there is none now. Whoever needs the second factor is
    led to it first, except on the pages where it is set up (`asks_proof`). `counts_once`: a form sent a second time is
    answered as sent already; not so where nothing is recorded and the same is wanted again.
    """
    allowed = frozenset({*methods, "HEAD"} if "GET" in methods else methods)

    def guard(view: View) -> Door:
        @wraps(view)
        def answer(request: HttpRequest, **address: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            if request.method not in allowed:
                return wrong_method(request, allowed)
            scope = _scope(request)
            if scope is None and who.is_of_account:
                scope = selectors.scope_without_role(request.user.get_username())
            if scope is None:
                return without_role(request)
            if asks_proof and (address_of_detour := proofs.detour(request, scope)):
                return redirect(address_of_detour)
            return _entered(view, request, scope, who, address, counts_once=counts_once)

        return Door(answer=answer, methods=allowed, who=who, asks_proof=asks_proof)

    return guard


def _scope(request: HttpRequest) -> Scope | None:
    """Return what a person is to the office that is open in this session, else to the first of his offices by code."""
    username, chosen = request.user.get_username(), request.session.get(OFFICE_CHOSEN)
    found = selectors.scope_of(username, office=chosen) if chosen else None
    return found or selectors.scope_of(username)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Return the way to the sign-in page; it says that what was sent is lost, and leads on to a page that opens."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    messages.warning(request, NOT_SAVED)
    return redirect_to_login(page_above(request))


def page_above(request: HttpRequest) -> str:
    """Return the page a form stood on, or the nearest above it that opens."""
    stood_on = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(stood_on, {request.get_host()}, require_https=request.is_secure())
    parts = urlsplit(stood_on if is_ours else request.get_full_path())
    path = parts.path
    while path != "/" and not opens(path):
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return f"{path}?{parts.query}" if parts.query else path


def opens(address: str) -> bool:
    """Return whether an address is that of a page of ours which opens; one that names a host never is."""
    try:
        page = resolve(address.partition("?")[0]).func
    except Resolver404:
        return False
    return isinstance(page, Door) and "GET" in page.methods


def without_role(request: HttpRequest) -> HttpResponse:
    """Return the page for somebody signed in who is nothing to any office today: his account and the way out."""
    return render(request, "tanpa_peran.html", status=404)


def wrong_method(request: HttpRequest, allowed: Collection[str]) -> HttpResponse:
    """Return the page for a method an address does not know, with those it knows."""
    response = render(request, "405.html", status=405)
    response["Allow"] = ", ".join(sorted(allowed))
    return response


def _entered(
    view: View, request: HttpRequest, scope: Scope, who: Admission, address: Mapping[str, Any], *, counts_once: bool
) -> HttpResponse:
    try:
        admission.check(scope, who)
        if not counts_once:
            return view(request, scope, **address)
        return once.answered(request, scope, lambda: view(request, scope, **address), above=lambda: page_above(request))
    except NotFound as missing:
        raise Http404 from missing
    except NotPermitted as refusal:
        # Answered, not raised: the log has one line for it, no traceback.
        return permission_denied(request, PermissionDenied(str(refusal)))
    except CermatError as refusal:
        return page(request, scope, "web/refused.html", {"refusal": str(refusal)}, status=422)


def page(
    request: HttpRequest,
    scope: Scope,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    waiting: int | None = None,
) -> HttpResponse:
    """Return a page inside what stands around every signed-in page; `waiting`: how much waits, where it is known."""
    known = selectors.waiting_count(scope) if waiting is None else waiting
    around = chrome(request, scope, waiting=known)
    return render(request, template, {**context, "scope": scope, "chrome": around}, status=status)


def chrome(request: HttpRequest, scope: Scope, *, waiting: int) -> Chrome:
    """Return what stands around a page for this person; nothing but who he is where he holds no role."""
    office = selectors.office(scope)
    roles = ", ".join(sorted(ROLE_WORDS[role] for role in scope.roles)) or "tanpa peran sekarang"
    return Chrome(
        office_name=office.name,
        regency=office.regency,
        who=f"{scope.name} ({roles})",
        waiting=waiting,
        is_sample=office.is_sample,
        menu=tuple(_menu(request, scope, waiting=waiting)) if scope.roles else (),
    )


def _menu(request: HttpRequest, scope: Scope, *, waiting: int) -> Iterator[MenuItem]:
    counts = {"menunggu": waiting, "pengukuran": len(measurements.waiting(by=scope))}
    for name, words in MENU:
        if name == "wilayah" and not SUPERVISORS & scope.roles:
            continue
        if scope.is_one_place and name not in OF_ONE_PLACE:
            continue
        address = reverse(name)
        is_here = request.path == address if address == "/" else request.path.startswith(address)
        yield MenuItem(name=words, address=address, is_current=is_here, count=counts.get(name, 0))
