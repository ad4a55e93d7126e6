"""Random books: many versions, all states, rows that match nothing, days around every deadline."""

import os
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cermat.indicators.figures import Period
from cermat.indicators.rows import State, Status
from tests.indicators.make import activity, books, document, evidence, output, unit, village

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
EXAMPLES = settings(
    max_examples=300 if IS_PROOF else 15,
    derandomize=not IS_PROOF,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

VILLAGES = (
    village(),
    village("35.08.10.2002", "Labruk Lor", valid_from=date(2023, 7, 1)),
    village("35.08.10.3001", "Adat", valid_to=date(2023, 10, 31)),
    village("35.08.10.1003", "Citrodiwangsan"),
)
CODES = [*(each.code for each in VILLAGES), "35.08.10.2099"]
PLACES = [*CODES, CODES[0], CODES[0], CODES[1]]
KINDS = ["rkp_desa", "apb_desa", "lppd_desa", "rkp_desa", "profil_desa"]
OUTPUT_KINDS = ["berita_acara", "rekomendasi", "notulen", "foto", "surat_cinta"]
BOUNDARIES = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31)]
OPENED = datetime(2023, 1, 1, tzinfo=UTC)

near_a_boundary = st.builds(
    lambda day, step: day + timedelta(days=step), st.sampled_from(BOUNDARIES), st.integers(-2, 2)
)
days = st.one_of(near_a_boundary, st.dates(date(2022, 6, 1), date(2024, 6, 30)))
periods = st.builds(Period, year=st.just(2023), quarter=st.sampled_from([None, 1, 2, 3, 4]))
instants = st.builds(lambda hours: OPENED + timedelta(hours=hours), st.integers(0, 24 * 550))


@st.composite
def histories(draw, make, content, keys, taken_back=False):
    """One to three versions of one row, recorded one after another; now and then one that takes back the one before."""
    key = draw(st.sampled_from(keys))
    steps = draw(st.lists(st.integers(1, 4000), min_size=1, max_size=3))
    versions = []
    recorded_at = OPENED
    for version, step in enumerate(steps, 1):
        recorded_at += timedelta(hours=step)
        state = draw(st.sampled_from([State.VERIFIED, State.VERIFIED, State.SUBMITTED, State.RETURNED, State.DRAFT]))
        changes = draw(content)
        marks = {"annulled": version > 1 and draw(st.integers(0, 5)) == 0}
        may_take_back = taken_back and version > 1 and versions[-1].mark.takes_back is None
        if may_take_back and draw(st.integers(0, 5)) == 0:
            marks["takes_back"] = version - 1
        versions.append(make(key, version=version, state=state, recorded_at=recorded_at, **marks, **changes))
    return tuple(versions)


def _document(key, *, day, **changes):
    return document(key, day, **changes)


document_content = st.fixed_dictionaries(
    {
        "day": st.one_of(days, days, days, st.none()),
        "village": st.sampled_from(PLACES),
        "kind": st.sampled_from(KINDS),
        "fiscal_year": st.sampled_from([2024, 2022, 2024, 2023]),
    }
)
activity_content = st.fixed_dictionaries(
    {
        "dated": days,
        "status": st.sampled_from([Status.DONE, Status.DONE, Status.PLANNED, Status.CANCELLED]),
        "is_outside_authority": st.sampled_from([False, False, False, True]),
        "unit": st.sampled_from(["pem", "lama"]),
    }
)
output_content = st.fixed_dictionaries(
    {
        "dated": days,
        "kind": st.sampled_from(OUTPUT_KINDS),
        "activity": st.sampled_from(["k0", "k1", "k2", "k3", "hilang"]),
    }
)


def _tables(history, **settings_of_list):
    """A table of rows, each key once, all its versions."""
    unique = st.lists(history, unique_by=lambda versions: versions[0].mark.ref.key, **settings_of_list)
    return unique.map(lambda rows: tuple(version for versions in rows for version in versions))


def _documents(**marks):
    return _tables(histories(_document, document_content, [f"d{n}" for n in range(9)], **marks), max_size=9)


def _activities(**marks):
    return _tables(histories(activity, activity_content, [f"k{n}" for n in range(5)], **marks), max_size=5)


def _outputs(**marks):
    return _tables(histories(output, output_content, [f"o{n}" for n in range(7)], **marks), max_size=7)


documents, activities, outputs = _documents(), _activities(), _outputs()
proofs = st.lists(
    st.builds(
        evidence,
        st.sampled_from(["output", "village_document", "activity"]),
        st.sampled_from(["o0", "o1", "d0", "d1", "k0"]),
        own_key=st.sampled_from(["b1", "b2", "b3"]),
        annulled=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda row: row.mark.ref.key,
).map(tuple)

filled_books = st.builds(
    lambda **tables: books(villages=VILLAGES, units=(unit(),), **tables),
    village_documents=documents,
    activities=activities,
    outputs=outputs,
    evidence=proofs,
)
# The same, with files that were taken back.
books_taken_back = st.builds(
    lambda **tables: books(villages=VILLAGES, units=(unit(),), **tables),
    village_documents=_documents(taken_back=True),
    activities=_activities(taken_back=True),
    outputs=_outputs(taken_back=True),
)
village_books = st.builds(
    lambda **tables: books(villages=VILLAGES, **tables), village_documents=documents, evidence=proofs
)
activity_books = st.builds(
    lambda **tables: books(units=(unit(),), **tables), activities=activities, outputs=outputs, evidence=proofs
)
