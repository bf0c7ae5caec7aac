"""The reference page of the format is that of the types."""

from pathlib import Path

from torneo.rules.criteria import CRITERIA
from torneo.rules.reference import documented_fields, reference_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "format.md"


def test_page_in_the_documentation_is_the_one_the_types_give():
    """After a change: python -c "from torneo.rules.reference import *; print(reference_page(), end='')" > the page."""
    assert PAGE.read_text("utf-8") == reference_page()


def test_every_key_has_a_description_and_an_example():
    lacking = [name for name, info in documented_fields() if not info.description or not info.examples]

    assert lacking == []


def test_every_key_and_criterion_stands_on_the_page():
    page = reference_page()

    keys = {name.partition(".")[2] for name, _ in documented_fields()}
    assert [key for key in sorted({*keys, *CRITERIA}) if f"| `{key}` |" not in page] == []
