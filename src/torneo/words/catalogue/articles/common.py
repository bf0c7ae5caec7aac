"""What every table of the format may carry, as a sentence of its article."""

Pair = tuple[str, str]

COMMON: tuple[Pair, ...] = (
    ("Se llama {name}", "It is called {name}"),
    ("Rige desde el {valid_from}", "It holds from {valid_from}"),
    ("Rige hasta el {valid_to}", "It holds until {valid_to}"),
    ("Artículo o texto: {clause}", "Article or wording: {clause}"),
    ("Fuente: {source}", "Source: {source}"),
    ("Nota: {note}", "Note: {note}"),
)
"""Keys that any table may carry."""
