"""The codes indicators of an office ever had: targets and recorded values are kept by code, so a code means one thing.

A new indicator takes a code nobody used; one that goes on under its code says so.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import count

from cermat.actions.errors import Problem
from cermat.registers import selectors
from cermat.registers.models import RecordedValue, Target
from cermat.registers.scope import Scope
from cermat.rules.types import IkuPaper
from cermat.words.dates import write_date

_ROWS_ALONE = "target atau nilai tercatat yang sudah ada"


def used(by: Scope, *, but: str = "") -> Mapping[str, str]:
    """Return the codes in use and what each means in words; of the paper whose key is `but`, none.

    Those of the papers' every version, waiting ones too, by the latest that has it, and those of targets and recorded
    values.
    """
    own: set[str] = set()
    found: dict[str, str] = {}
    for row in selectors.every_paper(by):
        for each in row.paper.indicators:
            if row.mark.ref.key == but:
                own.add(each.id)
            else:
                found[each.id] = f"“{each.name}” (IKU {write_date(row.paper.dated)})"
    for model in (Target, RecordedValue):
        kept = model._default_manager.filter(office_id=by.office).values_list("indicator", flat=True).distinct()
        found = {**{code: _ROWS_ALONE for code in kept if code not in own}, **found}
    return found


def going_on(by: Scope, key: str) -> frozenset[str]:
    """Return the codes of a paper in the books that others have too: what they go on from was said when it came."""
    own = {each.id for row in selectors.every_paper(by) if row.mark.ref.key == key for each in row.paper.indicators}
    return frozenset(own & set(used(by, but=key)))


def free(taken: Collection[str]) -> str:
    """Return the first code that is not taken: `iku-1`, `iku-2`, …"""
    return next(code for number in count(1) if (code := f"iku-{number}") not in taken)


def problems(by: Scope, paper: IkuPaper, *, continuing: Collection[str]) -> Iterator[Problem]:
    """Yield, named by the code, which code of a paper is taken though its indicator is new, or free though it goes on.

    `continuing`: the codes said to go on from an earlier paper.
    """
    known = used(by, but=paper.id)
    own = {each.id for each in paper.indicators}
    for code in sorted(own - set(continuing)):
        if code in known:
            yield Problem(
                field=code,
                sentence=f"Kode {code} sudah dipakai {known[code]}, dan target serta nilai tercatatnya akan ikut; "
                f"pakai kode {free({*known, *own})} untuk indikator baru, atau pilih melanjutkan indikator lama.",
            )
    for code in sorted(continuing):
        if code not in known:
            yield Problem(
                field=code,
                sentence=f"Kode {code} belum pernah dipakai, jadi tidak ada yang dilanjutkan; periksa kodenya, atau "
                "pilih indikator baru.",
            )
