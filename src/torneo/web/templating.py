"""Pages from templates: everything is escaped, every sentence comes from `words`.

Templates know, besides what a page hands them:

    t("web-search", **facts)      text of the interface in the reader's language
    named("web-form", "won")      text of one of several codes
    signed(number)                a number with its sign, `+2`, `−1`
    say.team(id), say.score(..)   values of the game in words: see `web.saying`
    link.table(edition, table)    addresses of pages: see `web.links`
    asset("site.css")             address of a file of ours
    piece("form", marks)          a macro of `_pieces.html`, made once for what it is given
    lang, theme, actor, who       of the request
    csrf()                        the field that every form needs which is posted: see `web.access`
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from torneo import __version__, words
from torneo.model import Actor
from torneo.web import assets
from torneo.web.access import form_field, who_of
from torneo.web.context import Context, Theme
from torneo.web.links import Links
from torneo.web.saying import Saying
from torneo.web.saying_matches import plain_text, signed
from torneo.words import Lang

TEMPLATES = Path(__file__).parent / "templates"
_PIECES_KEPT = 8192
"""Of a few hundred bytes each; a table of twenty teams has some forty."""


@cache
def environment(lang: Lang) -> Environment:
    """The templates of one language, compiled once for each process."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "t": partial(_text, lang),
        "named": partial(_named, lang),
        "lang": lang,
        "other_lang": "en" if lang == "es" else "es",
        "link": Links(),
        "asset": assets.address,
        "torneo_version": __version__,
        "signed": signed,
        "piece": _pieces(made),
    }
    return made


def _pieces(templates: Environment) -> Callable[..., str]:
    """What makes pieces of pages. The same crests and marks of form stand on every page that shows a team."""

    @lru_cache(maxsize=_PIECES_KEPT)
    def piece(name: str, /, *given: Hashable) -> str:
        made: str = getattr(templates.get_template("_pieces.html").module, name)(*given)
        return made

    return piece


def render(context: Context, template: str, /, **values: Any) -> str:
    """A template filled for a request.

    Args:
        values: What the page shows; `say` speaks with the names of the request's season.
    """
    view = context.view
    return (
        environment(context.lang)
        .get_template(template)
        .render(
            ctx=context,
            view=view,
            say=Saying(context.lang, view),
            theme=context.theme,
            actor=context.actor,
            is_signed_in=context.is_signed_in,
            who=who_of(context.request),
            csrf=partial(form_field, context.request),
            **values,
        )
    )


def page(context: Context, template: str, /, *, status: int = 200, **values: Any) -> Response:
    """A page that is made for whoever asks and kept by nobody: the office's kind. Public ones: `caching.public`."""
    body = render(context, template, **values)
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language, Cookie"}
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def render_error(
    lang: Lang,
    theme: Theme,
    actor: Actor,
    *,
    status: int,
    code: str,
    text: str,
    findings: Sequence[dict[str, str]],
) -> str:
    """The page of an error. It needs no season: perhaps that is what cannot be had."""
    return (
        environment(lang)
        .get_template("error.html")
        .render(theme=theme, actor=actor, status=status, code=code, text=text, findings=findings)
    )


def _text(lang: Lang, key: str, /, **facts: object) -> str:
    return words.ui(key, lang, **facts) if facts else plain_text(lang, key)


def _named(lang: Lang, prefix: str, code: str) -> str:
    return plain_text(lang, f"{prefix}-{code}")
