"""Pages for people, a module for each kind; each has a `router`, listed here."""

from fastapi import APIRouter

from torneo.web.pages import (
    account,
    chances,
    entering,
    feeds,
    files,
    fixtures,
    home,
    live,
    people,
    tables,
    teams,
)
from torneo.web.pages.office import OFFICE

ROUTERS: tuple[APIRouter, ...] = (
    tables.router,
    fixtures.router,
    chances.router,
    home.router,
    files.router,
    feeds.router,
    entering.router,
    account.router,
    people.router,
    live.router,
    teams.router,
    *OFFICE,
)
"""In the order in which an address is looked for: what is asked most stands first, for each is tried in turn."""
