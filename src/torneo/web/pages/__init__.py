"""Pages for people, a module for each kind; each has a `router`, listed here."""

from fastapi import APIRouter

from torneo.web.pages import account, entering, files, home, people, tables

ROUTERS: tuple[APIRouter, ...] = (
    files.router,
    entering.router,
    account.router,
    people.router,
    home.router,
    tables.router,
)
"""In the order in which an address is looked for."""
