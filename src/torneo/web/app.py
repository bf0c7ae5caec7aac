"""The application: public pages, office and API on one server, put together from small modules.

A module of pages in `web.pages`, or of the API in `web.api`, has a `router`; it is listed here, and that is all.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from torneo import __version__
from torneo.model import Clock
from torneo.office.accounts import AccountSettings, Gate
from torneo.office.forecaster import Forecaster
from torneo.web.api import ROUTERS as API
from torneo.web.doors import Doors
from torneo.web.entrance import ask_again
from torneo.web.errors import add_error_handlers, failed
from torneo.web.limits import Limits
from torneo.web.live import Live
from torneo.web.page_cache import PageCache
from torneo.web.pages import ROUTERS as PAGES
from torneo.web.security import Guard
from torneo.web.settings import Settings, site_at
from torneo.web.shortcut import Shortcut


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    accounts: AccountSettings | None = None,
    limits: Limits | None = None,
) -> FastAPI:
    """The application for one folder.

    Args:
        accounts: how strict accounts are.
        limits: how much somebody may ask for.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
    """
    site = site_at(settings, clock=clock)

    gate = Gate(site.accounts_path, settings=accounts, clock=site.clock)
    limits = limits or Limits()
    forecaster = Forecaster(site)
    live = Live(site, per_address=limits.live, in_all=limits.all_live)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        undo = live.end_on_signals()
        yield
        undo()
        live.end()
        forecaster.close()
        gate.close()
        site.close()

    app = FastAPI(
        title="torneo",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.site = site
    app.state.gate = gate
    app.state.live = live
    app.state.forecaster = forecaster
    app.state.pages = PageCache()
    app.state.shortcut = Shortcut(site, app.state.pages, is_https=settings.is_https)
    for router in (*PAGES, *API):
        # As they are: `include_router` would make a second route of each, with the first request of somebody who waits.
        app.router.routes.extend(router.routes)
    add_error_handlers(app)
    app.add_middleware(Doors, ask_again=ask_again, limits=limits, shortcut=app.state.shortcut)
    # The last one added is the outermost: nothing leaves the server but through the guard.
    app.add_middleware(Guard, is_https=settings.is_https, failed=failed)
    return app
