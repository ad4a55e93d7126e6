"""Excel out: any list as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from cermat.registers.scope import Scope
from cermat.web import admission, exports, periods
from cermat.web.admission import EVERYBODY
from cermat.web.doors import door
from cermat.web.printing import CONTENT_TYPES

WRITERS = {
    "xlsx": (exports.xlsx, CONTENT_TYPES["xlsx"]),
    "csv": (exports.csv, "text/csv; charset=utf-8"),
}


@door("GET", who=EVERYBODY)
def download(request: HttpRequest, scope: Scope, name: str, form: str) -> HttpResponse:
    """Return a list as a file to keep, under the filters of its page."""
    if name not in exports.LISTS or form not in WRITERS:
        raise Http404
    listed, who = exports.LISTS[name]
    admission.check(scope, who)
    write, content_type = WRITERS[form]
    response = HttpResponse(write(scope, listed(request, scope)), content_type=content_type)
    year = periods.asked(request, scope, within=periods.YEARS_OF_DAYS).year
    response["Content-Disposition"] = f'attachment; filename="{name}-{year}.{form}"'
    return response
