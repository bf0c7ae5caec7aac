"""How a request comes to a desk of the office: who may come, and what was sent."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from starlette.datastructures import UploadFile
from starlette.requests import Request

from torneo.web.access import known_of
from torneo.web.context import Context, context_of
from torneo.web.doors import SAFE
from torneo.web.office.desk import Desk
from torneo.web.office.saying import OfficeSaying


def known_context(request: Request) -> Context:
    """The context of somebody who has logged in; the office shows the present alone.

    Raises:
        NotLoggedIn: `not-logged-in`.
    """
    known_of(request)
    return context_of(request)


@contextmanager
def desk(context: Context, typed: Mapping[str, str]) -> Iterator[Desk]:
    """A desk with the season as it is. Commands run one after the other; a page that only shows waits for none."""
    site = context.site
    with site.reading() if context.request.method in SAFE else site.writing() as workspace:
        season = workspace.season()
        say = OfficeSaying(context.lang, workspace.names())
        yield Desk(context, workspace, season, say, typed)


async def typed_of(request: Request) -> dict[str, str]:
    """The text fields of a form, of several with one name the last."""
    async with request.form(max_fields=4000) as form:
        return {name: value for name, value in form.multi_items() if isinstance(value, str)}


async def sent_of(request: Request) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """Text fields and files of a form: field -> name and content; empty files are left out."""
    typed: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    async with request.form(max_files=4) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content:
                    files[name] = (value.filename or name, content)
            else:
                typed[name] = value
    return typed, files
