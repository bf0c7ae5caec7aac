"""The `torneo` command: from the words on the command line to an exit code.

Exit codes: 0; 1 something is not as it should be (findings, a request that cannot be met); 2 the request is malformed;
3 storage; 130 interrupted; 141 nobody reads what is printed.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn, cast

import typer

from torneo.cli.app import command_for
from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import TorneoError, UsageError
from torneo.words import Lang, error, finding, language, plural

_GLOBAL = {"-C": "folder", "--folder": "folder", "--lang": "lang", "--format": "format", "--as": "actor"}
_FLAGS = {"--dry-run": "dry_run"}
_CAN_BE_TRIED = frozenset(
    (
        "draw",
        "fixtures",
        "record",
        "import",
        "correct",
        "postpone",
        "rule",
        "squad",
        "request",
        "appeal",
        "adopt",
    )
)
"""Commands that only append to the ledger: what they would do can be shown without doing it."""
_NEGATIVE = re.compile(r"-\d+\s*[-:–]\s*-?\d*|\d+\s*[-:–]\s*-\d+")
_BROKEN_PIPE = 141
_INTERRUPTED = 130
_Misuse = cast(type[Exception], typer.BadParameter.__mro__[2])
"""The words do not fit the command: root of what the library of the command line raises, which it does not name."""


def main() -> NoReturn:
    """Run the command line of this process."""
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Run a command line; what it prints goes to the standard streams, the exit code comes back."""
    env = os.environ if env is None else env
    given, rest = hoisted(args)
    lang = language(given.get("lang") or env.get("TORNEO_LANG"), _locale(env))
    state = State(
        lang=lang,
        folder=given.get("folder", "."),
        form=given.get("format", "text"),
        actor=given.get("actor", ""),
        is_color=_has_color(env),
        is_trial="dry_run" in given,
    )
    try:
        if "lang" in given and given["lang"][:2].lower() not in ("es", "en"):
            raise UsageError("lang-unknown", found=given["lang"], known=("es", "en"))
        _refuse_negative(rest)
        if state.is_trial:
            _say_trial(state, rest)
        code = command_for(lang).main(list(rest), prog_name="torneo", standalone_mode=False, obj=state)
        sys.stdout.flush()
        if code == _INTERRUPTED:
            _say(tell("interrupted", lang))
        return code if isinstance(code, int) else 0
    except TorneoError as problem:
        return _report(problem, state)
    except _Misuse as problem:
        return _misused(problem, lang)
    except (KeyboardInterrupt, typer.Abort):
        _say(tell("interrupted", lang))
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit) as problem:
        if isinstance(problem, SystemExit) and type(sys.stdout).__name__ != "PacifyFlushWrapper":
            raise  # completion is done; the wrapper stands there after a broken pipe alone
        # The rest of what would be printed goes nowhere, or the interpreter complains when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        return _BROKEN_PIPE
    except OSError as problem:
        what = problem.strerror or str(problem)
        _say(f"torneo: {tell('disk', lang, file=problem.filename or '?', what=what)}")
        return 3
    finally:
        state.close()


def hoisted(args: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The options that hold for every command, wherever they stand, and the rest of the words."""
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        if word in _FLAGS:
            given[_FLAGS[word]] = "yes"
            continue
        name, equals, value = word.partition("=")
        if name in _GLOBAL and (equals or name == word):
            found = value if equals else next(words, None)
            if found is None:
                rest.append(word)
            else:
                given[_GLOBAL[name]] = found
        else:
            rest.append(word)
    return given, rest


def _say_trial(state: State, args: Sequence[str]) -> None:
    """Tell beforehand that nothing will be kept.

    Raises:
        UsageError: `dry-run-not-here` (command, known): the command changes more than the ledger, or nothing at all.
    """
    named = [word for word in args[:2] if not word.startswith("-")]
    if not set(named) & _CAN_BE_TRIED:
        raise UsageError(
            "dry-run-not-here", command=" ".join(named[:1]), known=tuple(sorted(_CAN_BE_TRIED - {"adopt"}))
        )
    said = tell("dry-run", state.lang)
    if state.format == "text":
        state.print(said)
    else:
        state.warn(said)


def _locale(env: Mapping[str, str]) -> str | None:
    return next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), None)


def _has_color(env: Mapping[str, str]) -> bool:
    """Colour only for a person at a terminal who did not say no (no-color.org)."""
    return sys.stdout.isatty() and not env.get("NO_COLOR") and env.get("TERM") != "dumb"


def _refuse_negative(args: Sequence[str]) -> None:
    """What looks like an option, `-1-2`, is a score that somebody got wrong."""
    for word in args:
        if word == "--":
            return
        if _NEGATIVE.fullmatch(word):
            raise UsageError("bad-score", found=word)


def _report(problem: TorneoError, state: State) -> int:
    names = state.names_if_open()
    findings = getattr(problem, "findings", ())
    for each in findings:
        _say(finding(each, state.lang, names))
    if problem.code == "regulation-has-errors":
        count = sum(1 for each in findings if each.severity == "error")
        _say(f"torneo: {tell('has-errors', state.lang, errors=plural(count, 'error', state.lang))}")
    else:
        _say(f"torneo: {error(problem, state.lang, names)}")
    return problem.exit_code


def _misused(problem: Exception, lang: Lang) -> int:
    """What does not fit the command, in the reader's language, and where help is."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "torneo"
    if type(problem).__name__ == "NoArgsIsHelpError":
        _say(context.get_help() if context is not None else "")
        return 2
    kind = type(problem).__name__
    param = getattr(problem, "param", None)
    shown = param.get_error_hint().strip("'") if param is not None else ""
    if kind == "NoSuchOption":
        facts = {
            "name": getattr(problem, "option_name", "?"),
            "known": tuple(getattr(problem, "possibilities", None) or ()),
        }
        said = tell("no-such-option", lang, **facts)
    elif kind == "MissingParameter":
        said = tell("missing-parameter", lang, name=shown)
    elif kind == "BadParameter" and param is not None:
        said = tell(
            "bad-parameter", lang, name=shown, problem=_in_words(getattr(problem, "message", ""), lang)
        )
    elif kind == "UsageError" and "No such command" in str(problem):
        said = tell("no-such-command", lang, name=str(problem).split("'")[1], known=_commands(context))
    else:
        said = getattr(problem, "message", str(problem))
    _say(f"torneo: {said}")
    _say(tell("see-help", lang, command=path))
    return 2


def _in_words(message: str, lang: Lang) -> str:
    """What the library of the command line says of a value, in the reader's language where it is about numbers."""
    if "valid integer" in message:
        return tell("wants-integer", lang)
    bound = re.search(r"greater than or equal to (\d+)", message)
    return tell("wants-at-least", lang, bound=bound[1]) if bound else message


def _commands(context: object) -> tuple[str, ...]:
    command = getattr(context, "command", None)
    return tuple(getattr(command, "commands", {}))


def _say(text: str) -> None:
    """To the stream for people; if nobody can hear it, so be it."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        return
