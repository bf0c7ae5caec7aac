"""Draws docs/_static/demo.svg, the picture at the top of the README, from a real run of the demo.

python docs/make_picture.py

The run is the default one, so the same version draws the same picture. It shows how the demo begins and how it ends;
what is left out between is marked by a line of dots.
"""

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from torneo.cli.demo import demo

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "_static" / "demo.svg"
WIDTH = 116
FIRST_LINES = 7
LAST_PARTS = 3
"""How many parts, with blank lines between them, are shown from the end: a table, the final with the awards, honours."""

# Rich's own format names a font on a server elsewhere; this one takes what the reader's machine has.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="torneo demo">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


def said() -> list[str]:
    """The lines of the demo with their colours, as a terminal gets them."""
    told = io.StringIO()
    console = Console(file=told, color_system="truecolor", width=WIDTH, highlight=False, legacy_windows=False)
    demo(lang="es", fast=True, console=console)
    return told.getvalue().splitlines()


def excerpt(lines: list[str]) -> list[str]:
    """The first lines, a line of dots, and the last parts."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if Text.from_ansi(line).plain.strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    parts = [part for part in parts if part]
    shown = [[*parts[0][:FIRST_LINES], "···"], *parts[-LAST_PARTS:]]
    return [line for part in shown for line in (*part, "")][:-1]


def picture(lines: list[str]) -> str:
    """The lines as a terminal window."""
    console = Console(record=True, file=io.StringIO(), width=WIDTH, color_system="truecolor")
    for line in lines:
        console.print(Text.from_ansi(line), overflow="crop", no_wrap=True)
    return console.export_svg(title="torneo demo", code_format=SVG, unique_id="torneo")


if __name__ == "__main__":
    svg = picture(["\x1b[1m$ torneo demo\x1b[0m", *excerpt(said())])
    TARGET.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")
