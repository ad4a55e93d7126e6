"""What everybody reads without signing in: which offices published figures, and what each published."""

from django.http import Http404, HttpRequest, HttpResponse

from cermat.registers import selectors
from cermat.web import for_everybody, public, public_lists
from cermat.web.for_everybody import for_reading
from cermat.web.open_data import links


@for_reading
def index(request: HttpRequest) -> HttpResponse:
    """Return the offices that published something: all of them where they are few, else those of one kabupaten."""
    listed = public_lists.listed(request.GET.get("di", ""))
    if listed is None:
        raise Http404
    return for_everybody.page(request, "web/publik.html", {"listed": listed})


@for_reading
def office(request: HttpRequest, code: str) -> HttpResponse:
    """Return what an office published; an office that published nothing is not there."""
    scope = selectors.published_scope(code)
    if scope is None:
        raise Http404
    context = {"office": public.office(scope), "links": links(code)}
    return for_everybody.page(request, "web/publik_kantor.html", context)
