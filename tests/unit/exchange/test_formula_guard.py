"""S12: no text of ours is a formula in somebody's spreadsheet, and reading gives back what was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.exchange.csv_fixtures import write_csv
from torneo.exchange.csv_sheet import guarded, read_sheet, unguarded

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20) | st.builds(
    str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "'=", "''-"]), st.text(max_size=8)
)


@given(TEXTS)
def test_guarded_text_is_no_formula_and_comes_back(text):
    kept = guarded(text)

    assert unguarded(kept) == text
    is_number = kept.lstrip("+-").replace(".", "").replace(",", "").rstrip("%").isdigit()
    assert len(kept) < 2 or kept[0] not in "=+-@\t\r" or is_number


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_a_formula_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "+4", "-1,5", "2-1", "Melgar", "", "-", "'t Hart", "50 %"])
def test_what_is_none_stays_as_it_is(text):
    assert guarded(text) == text


def test_written_file_holds_no_formula_and_is_read_as_it_was():
    written = write_csv(
        ("home", "points"), [{"home": "=HYPERLINK(1)", "points": -4}, {"home": "@x", "points": 3}]
    )

    assert list(csv.reader(io.StringIO(written)))[1:] == [["'=HYPERLINK(1)", "-4"], ["'@x", "3"]]
    sheet = read_sheet("x.csv", written.encode(), {"home": ("home",), "points": ("points",)})
    assert [line.get("home") for line in sheet.lines] == ["=HYPERLINK(1)", "@x"]
