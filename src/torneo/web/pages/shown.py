"""How most public pages of an edition are answered: their values, laid out by one template, kept by the cache."""

from collections.abc import Callable
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from torneo.office.values import EditionState
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.templating import render


class OfAnEdition(Protocol):
    """The values of a page, and the edition that they are of."""

    @property
    def edition(self) -> EditionState: ...


async def shown(
    request: Request,
    template: str,
    find: Callable[[Context], OfAnEdition],
    *,
    headers: tuple[tuple[str, str], ...] = (),
) -> Response:
    """The page that `find` gives the values of; the template knows them as `page` and their edition as `edition`."""

    def make(context: Context) -> str:
        page = find(context)
        return render(context, template, edition=page.edition, page=page)

    return await public(request, make, headers=headers)
