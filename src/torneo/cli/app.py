"""The commands as one tree, with help in the reader's language."""

from collections.abc import Callable
from functools import cache
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from torneo.cli import (
    asking,
    evaluating,
    forecasting,
    keeping,
    matches,
    modelling,
    qualifying,
    recording,
    requests,
    rule_sets,
    ruling,
    squads,
    starting,
    users,
)
from torneo.cli.help import HEADS, HELP, formats_of, forms_of
from torneo.cli.state import State
from torneo.words import Lang

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": starting.demo,
    "new": starting.new,
    "check": starting.check,
    "draw": recording.draw,
    "fixtures": recording.fixtures,
    "record": recording.record,
    "import": recording.import_,
    "correct": recording.correct,
    "postpone": recording.postpone,
    "close": requests.close,
    "table": asking.table,
    "why": asking.why,
    "crosstable": matches.crosstable,
    "progress": matches.progress,
    "bracket": asking.bracket,
    "honours": asking.honours,
    "forecast": forecasting.forecast,
    "qualify": qualifying.qualify,
    "export": asking.export,
    "evaluate": evaluating.evaluate,
    "log": keeping.log,
    "verify": keeping.verify,
    "backup": keeping.backup,
    "serve": starting.serve,
}
"""In the order in which a season needs them."""

GROUPS: dict[str, dict[str, Callable[..., None]]] = {
    "rules": {"list": rule_sets.rules_list, "show": rule_sets.rules_show},
    "model": {"fit": modelling.model_fit, "show": modelling.model_show},
    "rule": {
        "points": ruling.points,
        "lots": ruling.lots,
        "withdraw": ruling.withdraw,
        "refuse": ruling.refuse,
        "tie": ruling.tie,
        "confirm": ruling.confirm,
        "protest": ruling.protest,
    },
    "request": {
        "list": requests.requests_list,
        "ask": requests.ask,
        "answer": requests.answer,
        "decide": requests.decide,
        "withdraw": requests.withdraw,
    },
    "appeal": {
        "list": requests.appeals_list,
        "lodge": requests.appeal_lodge,
        "decide": requests.appeal_decide,
    },
    "squad": {
        "list": squads.squad_list,
        "add": squads.squad_add,
        "import": squads.squad_import,
        "release": squads.squad_release,
        "erase": squads.squad_erase,
    },
    "user": {
        "add": users.user_add,
        "list": users.user_list,
        "grant": users.user_grant,
        "revoke": users.user_revoke,
        "invite": users.user_invite,
        "password": users.user_password,
        "token": users.user_token,
        "log": users.user_log,
    },
    "ledger": {
        "status": keeping.status,
        "adopt": keeping.adopt,
        "accept": keeping.accept,
        "export": keeping.export_ledger,
        "import": keeping.import_ledger,
    },
}

_LANG: list[Lang] = ["es"]


class Command(TyperCommand):
    """A command whose help is headed in the reader's language, and whose forms of output are held to."""

    forms: tuple[str, ...] = ("text", "json")

    def invoke(self, ctx: Any) -> Any:
        """Run it; a form that it does not have is refused before anything is done."""
        state: State = ctx.obj
        state.only(*dict.fromkeys(("text", *self.forms)))
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        return _headed(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the formatter wraps it
        """The first sentence, whole."""
        return (self.help or "").partition(". ")[0].rstrip(".")


class Group(TyperGroup):
    """The same for a group of commands, which stand in the order of this module."""

    def get_help(self, ctx: Any) -> str:
        return _headed(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the formatter wraps it
        return (self.help or "").partition(". ")[0].rstrip(".")

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def command_for(lang: Lang) -> Group:
    """The whole tree with its help in `lang`."""
    _LANG[0] = lang
    return _tree(lang)


@cache
def _tree(lang: Lang) -> Group:
    app = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True, context_settings=_SETTINGS)
    app.callback(cls=Group)(starting.torneo)
    for name, function in COMMANDS.items():
        app.command(name, cls=Command)(function)
    for name, inner in GROUPS.items():
        group = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
        for inner_name, function in inner.items():
            settings = _WITH_NEGATIVES if function is ruling.points else {}
            group.command(inner_name, cls=Command, context_settings=settings)(function)
        app.add_typer(group, name=name)
    tree = typer.main.get_command(app)
    assert isinstance(tree, Group)
    _translate(tree, "", lang)
    return tree


_WITH_NEGATIVES = {"ignore_unknown_options": True}
"""`torneo rule points melgar -4`: minus four is no option."""

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _translate(command: Group | TyperCommand, path: str, lang: Lang) -> None:
    """Put the texts of `help.HELP` in the place of their keys: `record`, `record#`, `record.score`.

    `#` are the examples; a parameter without a text of its own has the one of all commands, `.edition`.
    """
    place = 0 if lang == "es" else 1
    key = path or "torneo"
    command.help = HELP[key][place]
    examples = HELP.get(f"{key}#")
    forms = formats_of(key, lang) if isinstance(command, Command) else ""
    if isinstance(command, Command):
        command.forms = forms_of(key)
    # The sign before a paragraph keeps its lines as they are.
    lines = ["\n\n".join(f"\b\n{each}" for each in examples[place].split("\n\n"))] if examples else []
    command.epilog = "\n\n".join([*lines, *([forms] if forms else [])]) or None
    for param in command.params:
        text = HELP.get(f"{key}.{param.name}") or HELP.get(f".{param.name}")
        if text is not None:
            param.help = text[place]  # type: ignore[attr-defined]
    if isinstance(command, Group):
        for name, inner in command.commands.items():
            assert isinstance(inner, Group | TyperCommand)
            _translate(inner, f"{path} {name}".strip(), lang)


def _headed(text: str) -> str:
    if _LANG[0] == "en":
        return text
    for english, spanish in HEADS:
        text = text.replace(english, spanish)
    return text
