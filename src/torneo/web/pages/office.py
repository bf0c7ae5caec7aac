"""The pages of the office, in the order in which an address is looked for."""

from fastapi import APIRouter

from torneo.web.pages import (
    office_acts,
    office_home,
    office_lists,
    office_phone,
    office_rounds,
    office_setup,
    office_squads,
)

OFFICE: tuple[APIRouter, ...] = (
    office_home.router,
    office_acts.router,
    office_rounds.router,
    office_lists.router,
    office_squads.router,
    office_setup.router,
    office_phone.router,
)
