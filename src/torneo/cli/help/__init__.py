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
    "serve": ("text",),
    "fixtures": ("text", "json", "csv"),
    "table": ("text", "json", "csv", "html", "wikitext"),
    "crosstable": ("text", "json", "csv", "html", "wikitext"),
    "progress": ("text", "json", "csv", "svg"),
    "forecast": ("text", "json", "svg"),
    "qualify": ("text", "json", "svg"),
    "export": ("csv", "json"),
}
"""What `--format` may be where it is not text and JSON alone."""


def forms_of(command: str) -> tuple[str, ...]:
    """Which forms of output a command has."""
    return FORMATS.get(command, ("text", "json"))


def formats_of(command: str, lang: Lang) -> str:
    """The same as a sentence of its help; empty where there is no choice."""
    forms = forms_of(command)
    return tell("formats", lang, formats=listing(forms, lang)) if len(forms) > 1 else ""
