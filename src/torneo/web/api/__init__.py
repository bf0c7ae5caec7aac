"""The API for programs under `/api/v1`: a module each for what is asked and what is done, listed here."""

from fastapi import APIRouter

from torneo.web.api import chances, desk, founding, people, recording, ruling, season, telling

ROUTERS: tuple[APIRouter, ...] = (
    season.api,
    telling.api,
    chances.api,
    recording.api,
    ruling.api,
    founding.api,
    desk.api,
    people.api,
)
"""In the order in which an address is looked for."""
