"""Writes every page of docs/reference that is made from the code.

python docs/generate.py
"""

from pathlib import Path

import generate_api
import generate_cli
import generate_entries

from torneo.rules.reference import reference_page
from torneo.words import reference as findings

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"


def pages() -> dict[Path, str]:
    """Each page with its text."""
    return {
        generate_api.TARGET: generate_api.page(),
        generate_cli.TARGET: generate_cli.page(),
        generate_entries.TARGET: generate_entries.page(),
        REFERENCE / "findings.md": findings.page(ROOT),
        REFERENCE / "format.md": reference_page(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")
