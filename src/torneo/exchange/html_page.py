"""A fragment of HTML as a page of its own: for whoever opens the output of a command in a browser."""

from html import escape

from torneo.words import Lang

_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.4 system-ui,sans-serif;margin:2rem}"
    "table{border-collapse:collapse;margin:0 0 1rem}caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{padding:.2rem .55rem;border-bottom:1px solid #8884}thead th{font-weight:600}"
    "td{font-variant-numeric:tabular-nums}.crosstable td{text-align:center}.crosstable th[scope=row]{text-align:left}"
    "p{margin:.2rem 0}abbr{text-decoration:none}"
)


def html_page(body: str, lang: Lang, *, title: str) -> str:
    """The page: its language, characters and title said, and enough style to be read on a light and a dark screen."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>"
    )
