"""Sphinx settings of the documentation: `./run docs` builds it into docs/_build/html, with every warning an error."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_INIT = (_ROOT / "src" / "torneo" / "__init__.py").read_text(encoding="utf-8")

project = "torneo"
author = "The torneo authors"
project_copyright = author
release = version = next(line.split('"')[1] for line in _INIT.splitlines() if line.startswith("__version__"))

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
suppress_warnings = ["misc.highlighting_failure"]  # output of commands stands among shell lines

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "torneo"
html_static_path = ["_static"]
html_show_sourcelink = False
html_copy_source = False
