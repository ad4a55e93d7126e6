"""The open data: published figures as files under addresses that stay, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from cermat.actions import open_data
from cermat.actions.open_data import Published
from cermat.documents.open_data.columns import COLUMNS
from cermat.documents.open_data.forms import MEDIA_TYPES
from cermat.rollup.parquet import ParquetNotMade
from cermat.web import for_everybody
from cermat.web.for_everybody import for_reading
from cermat.web.open_data import links


@for_reading
def page(request: HttpRequest) -> HttpResponse:
    """Return the page that says what the open data are, and where."""
    context = {"links": links(None), "columns": COLUMNS}
    return for_everybody.page(request, "web/data_terbuka.html", context)


@for_reading
def file(request: HttpRequest, form: str, code: str | None = None) -> HttpResponse:
    """Return the published figures of an office, or of all, in one form."""
    if form not in MEDIA_TYPES:
        raise Http404
    rows = _published(code)
    try:
        content = open_data.file(rows, form)
    except ParquetNotMade as refusal:
        body = render_to_string("web/data_tidak_dibuat.html", {"refusal": str(refusal), "links": links(code)})
        return HttpResponse(body, status=404)
    kind = MEDIA_TYPES[form]
    response = _open(for_everybody.answer(request, content, f"{kind}; charset=utf-8" if form == "csv" else kind))
    response["Content-Disposition"] = f'attachment; filename="{f"capaian-{code}" if code else "capaian"}.{form}"'
    return response


@for_reading
def package(request: HttpRequest, code: str | None = None) -> HttpResponse:
    """Return the description of the data of an office, or of all."""
    content = open_data.described(_published(code), code)
    return _open(for_everybody.answer(request, content, "application/json"))


def _published(code: str | None) -> Published:
    rows = open_data.published(code)
    if code is not None and not rows:
        raise Http404
    return rows


def _open(response: HttpResponse) -> HttpResponse:
    """Return an answer that programs on other sites may read, too."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
