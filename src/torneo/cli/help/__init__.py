"""The help of the command line, by command and parameter, in (Spanish, English); one module for each kind of command.

What commands say when they are done stands in `cli.texts`.
"""

from torneo.cli.help import asking, chances, everywhere, keeping, people, recording, ruling, starting
from torneo.cli.texts import tell
from torneo.words import Lang, listing

HELP: dict[str, tuple[str, str]] = {
    **starting.HELP,
    **recording.HELP,
    **asking.HELP,
    **chances.HELP,
    **ruling.HELP,
    **keeping.HELP,
    **people.HELP,
    **everywhere.HELP,
}
"""`table`, its examples `table#`, its parameter `table.round_`; `.rules` is that parameter of every command."""

HEADS = (
    ("Usage:", "Uso:"),
    ("\nOptions:", "\nOpciones:"),
    ("\nCommands:", "\nComandos:"),
    ("\nArguments:", "\nArgumentos:"),
    ("[OPTIONS]", "[OPCIONES]"),
    ("COMMAND [ARGS]...", "COMANDO [ARGUMENTOS]..."),
    ("[default: ", "[por defecto: "),
    ("[required]", "[obligatorio]"),
    ("Install completion for the current shell.", "Instala el autocompletado en su shell."),
    (
        "Show completion for the current shell, to copy it or\n                        customize the installation.",
        "Muestra el autocompletado de su shell, para copiarlo\n                        o adaptarlo.",
    ),
    ("Show this message and exit.", "Muestra esta ayuda."),
)
"""What the library of the command line writes in English by itself."""

FORMATS: dict[str, tuple[str, ...]] = {
    "qualify": ("text", "json", "svg"),
    "fixtures": ("text", "json", "csv"),
    "forecast": ("text", "json", "svg"),
    "table": ("text", "json", "csv", "html", "wikitext"),
    "crosstable": ("text", "json", "csv", "html", "wikitext"),
    "progress": ("text", "json", "csv", "svg"),
    "export": ("csv", "json"),
    **dict.fromkeys(
        (
            *("demo", "new", "check", "draw", "record", "import", "correct", "postpone"),
            *("why", "bracket", "honours", "log", "verify", "backup"),
            *("rules list", "rules show", "squad list", "squad import"),
            *("close", "request list", "request ask", "appeal list"),
            *("user add", "user list", "user token", "user log"),
            *("model fit", "model show", "evaluate"),
        ),
        ("text", "json"),
    ),
}


def formats_of(command: str, lang: Lang) -> str:
    """Which forms of output a command has; empty where it has none of its own."""
    forms = FORMATS.get(command)
    return tell("formats", lang, formats=listing(forms, lang)) if forms else ""
