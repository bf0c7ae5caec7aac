"""Every act of the office by its name; a page of its own for each would be the same page."""

from collections.abc import Mapping

from torneo.model import NotFoundError
from torneo.web.office import lists, moves, results, rulings
from torneo.web.office.desk import Act

ACTS: Mapping[str, Act] = {**results.ACTS, **moves.ACTS, **rulings.ACTS, **lists.ACTS}


def act_of(name: str) -> Act:
    """The act of that name. Raises `NotFoundError` `page-missing` (path)."""
    found = ACTS.get(name)
    if found is None:
        raise NotFoundError("page-missing", path=f"/office/act/{name}")
    return found
