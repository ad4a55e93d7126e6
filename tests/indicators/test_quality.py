"""How far a figure can be trusted: an obligation without a document is neither verified nor taken over nor late."""

from dataclasses import replace

from cermat.indicators.quality import quality
from tests.documents import sample


def test_what_is_owed_and_not_there_is_in_no_share():
    iku_2 = sample.measured(village_documents=()).measurements[2]
    found = quality(iku_2)
    assert (found.counted, found.without_document, found.standing, found.verified) == (15, 15, 0, 0)
    assert (found.taken_over, found.late, found.to_prove, found.without_evidence) == (0, 0, 0, 0)


def test_shares_are_of_the_lines_that_stand_on_a_row():
    iku_1, iku_2 = sample.measured().measurements[1:]
    found = quality(iku_2)
    there = [line for line in iku_2.figure.lines if line.in_denominator and line.deciding]
    assert (found.counted, found.standing) == (15, len(there))
    assert found.without_document == 15 - len(there) > 0
    assert found.verified == len(there) - iku_2.unverified < len(there)
    assert found.taken_over == iku_2.taken_over > 0
    assert (quality(iku_1).without_document, quality(iku_1).standing) == (None, quality(iku_1).counted)


def test_a_late_draft_is_no_document_that_is_late():
    iku_2 = sample.measured().measurements[2]
    lines = tuple(replace(line, is_late_entry=True) for line in iku_2.figure.lines)
    late = quality(replace(iku_2, figure=replace(iku_2.figure, lines=lines)))
    assert late.late == late.standing < late.counted
