"""Why an activity was cancelled or lies outside authority, also in versions from before that had a column of its own.

Those keep it in their reason, before the words by which a version says why it was rewritten.
"""

import re

from cermat.indicators.rows import ActivityRow, State, Status
from cermat.registers.models import Activity

_REWRITTEN = re.compile(r" — (?=(?:perbaikan|pemulihan versi [0-9]+|impor|berkas ditarik kembali): )")


def grounds_of(row: Activity) -> str | None:
    """Return the grounds a version was written with; None where it needs none, or its reason is a remark."""
    needs_grounds = row.is_outside_authority or row.status == Status.CANCELLED
    is_remark = row.annulled or row.state == State.RETURNED
    return row.grounds or (_former(row.reason) if needs_grounds and not is_remark else None)


def grounds_in(row: ActivityRow) -> str | None:
    """Return the same of a row that was handed out."""
    needs_grounds = row.is_outside_authority or row.status is Status.CANCELLED
    is_remark = row.mark.annulled or row.mark.state is State.RETURNED
    return row.grounds or (_former(row.mark.reason) if needs_grounds and not is_remark else None)


def _former(reason: str | None) -> str | None:
    return _REWRITTEN.split(reason or "")[0] or None
