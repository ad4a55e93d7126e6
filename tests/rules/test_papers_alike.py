"""Texts of IKU papers that differ by their office alone are read once, and each is its own office's all the same."""

import pytest

from cermat.rules import papers
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper

TEXT = lumajang_2023_text()
LINE = 'office: "35.08.10"'


def test_a_text_of_another_office_is_that_offices_and_read_no_second_time():
    papers._read_once.cache_clear()
    papers._read_shared.cache_clear()
    here, there = read_paper(TEXT, origin="a"), read_paper(TEXT.replace(LINE, 'office: "35.08.09"'), origin="a")
    assert (here.office, there.office, papers._read_shared.cache_info().misses) == ("35.08.10", "35.08.09", 1)
    assert (here.text, there.text) == (TEXT, TEXT.replace(LINE, 'office: "35.08.09"'))
    assert (here.indicators, here.document_kinds) == (there.indicators, there.document_kinds)


@pytest.mark.parametrize("line", ["office: 35.08.09", "office: '35.08.09'", '"office": "35.08.09"', f"{LINE}  # sini"])
def test_an_office_written_otherwise_is_read_as_it_stands(line):
    told = TEXT.replace(LINE, line)
    paper = read_paper(told, origin="a")
    assert (paper.office in line, paper.text) == (True, told)


def test_what_only_looks_like_the_line_of_the_office_changes_nothing():
    """Between quotation marks a line may begin as that line does."""
    told = TEXT.replace(LINE, "office: 35.08.10") + "\nretroactive_because: 'sebab\noffice: \"35.08.09\"\n'\n"
    paper = read_paper(told, origin="a")
    assert (paper.office, paper.retroactive_because) == ("35.08.10", 'sebab office: "35.08.09" ')
    with pytest.raises(FaultyRuleFile):
        read_paper(f"{TEXT}\n{LINE}\n", origin="a")
    assert read_paper(TEXT.replace(LINE, 'office: "00.00.00"'), origin="a").office == "00.00.00"
