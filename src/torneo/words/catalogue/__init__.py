"""Everything that is said, in both languages: code -> (Spanish, English). How templates are written: `words.template`.

One module for each area; a code stands in one of them only.
"""

from torneo.words.catalogue import (
    accounts,
    certain,
    commandline,
    files,
    forecasting,
    models,
    players,
    records,
    references,
    regulations,
    requests,
    seasons,
    stores,
    structure,
    submissions,
    timetable,
    web_requests,
)
from torneo.words.catalogue.demo import DEMO
from torneo.words.catalogue.interface import INTERFACE as _INTERFACE
from torneo.words.catalogue.web_accounts import WEB_ACCOUNTS
from torneo.words.catalogue.web_acts import WEB_ACTS
from torneo.words.catalogue.web_chances import WEB_CHANCES
from torneo.words.catalogue.web_office import WEB_OFFICE
from torneo.words.catalogue.web_public import WEB_PUBLIC

INTERFACE: dict[str, tuple[str, str]] = {
    **_INTERFACE,
    **DEMO,
    **WEB_ACCOUNTS,
    **WEB_PUBLIC,
    **WEB_CHANCES,
    **WEB_OFFICE,
    **WEB_ACTS,
}
"""Text of the interface."""

AREAS: dict[str, dict[str, tuple[str, str]]] = {
    "regulations": regulations.MESSAGES,
    "references": references.MESSAGES,
    "structure": structure.MESSAGES,
    "seasons": seasons.MESSAGES,
    "requests": requests.MESSAGES,
    "submissions": submissions.MESSAGES,
    "players": players.MESSAGES,
    "records": records.MESSAGES,
    "stores": stores.MESSAGES,
    "files": files.MESSAGES,
    "models": models.MESSAGES,
    "forecasting": forecasting.MESSAGES,
    "timetable": timetable.MESSAGES,
    "commandline": commandline.MESSAGES,
    "certain": certain.MESSAGES,
    "web": web_requests.MESSAGES,
    "accounts": accounts.MESSAGES,
}

MESSAGES: dict[str, tuple[str, str]] = {
    code: pair for messages in AREAS.values() for code, pair in messages.items()
}
"""The sentences of all findings and errors."""

__all__ = ["AREAS", "INTERFACE", "MESSAGES"]
