"""Reserve teams that borrow strength from the first team of their club; how much, the results say.

Attack of a reserve team: weight times the attack of the first team, plus what is its own; the same for defence.
A club's two teams carry the same id.
"""

from collections.abc import Iterable
from datetime import date

import numpy as np

from torneo.forecast.models.drifting import DEFAULTS, Settings, fit_drifting, low_score_rho, moved, walk
from torneo.forecast.models.normal import Newcomer, NormalModel, centre, normal_model
from torneo.forecast.models.played import Played, prepare


def fit_reserves(
    matches: Iterable[Played],
    first_teams: Iterable[Played],
    settings: Settings = DEFAULTS,
    *,
    as_of: date | None = None,
) -> tuple[NormalModel, float, float]:
    """Strengths of reserve teams, also of those that never played but whose first team did.

    Args:
        matches: Of the reserves.
        first_teams: Matches of the first teams.
        as_of: The day the model is for.

    Returns:
        The model, the weight of the first team and its standard error.
    """
    from torneo.forecast.models.filter import TOP

    above = fit_drifting(first_teams, settings, as_of=as_of)
    count_above = len(above.teams)
    attack = {team: float(above.mean[2 + place]) for place, team in enumerate(above.teams)}
    defence = {team: float(above.mean[2 + count_above + place]) for place, team in enumerate(above.teams)}
    played = prepare(matches)
    stronger = [
        (
            attack.get(one.home, 0.0) - defence.get(one.away, 0.0),
            attack.get(one.away, 0.0) - defence.get(one.home, 0.0),
        )
        for one in played.matches
    ]
    walked = walk(played, settings, first_team=np.array(stronger).reshape(-1, 2))
    weight, error = float(walked.mean[2]), float(walked.cov[2, 2] ** 0.5)

    teams = tuple(sorted({*played.slots, *above.teams}))
    count = len(teams)
    into = np.zeros((2 + 2 * count, len(walked.mean)))
    into[0, 0] = into[1, 1] = 1.0
    own = np.zeros(2 + 2 * count)  # variance of what is a team's own, where it never played
    errors = np.zeros((2 + 2 * count, 2 + 2 * count_above))  # how the errors of the first teams come in
    for place, team in enumerate(teams):
        for at, values, first in (
            (2 + place, attack, TOP),
            (2 + count + place, defence, TOP + played.slot_count),
        ):
            into[at, 2] = values.get(team, 0.0)
            if team in played.slots:
                into[at, first + played.slots[team]] = 1.0
            else:
                own[at] = settings.first_var * (1.0 if values is attack else settings.defence_share)
            if team in values:
                shift = 2 if values is attack else 2 + count_above
                errors[at, shift + above.teams.index(team)] = weight
    spread = errors @ above.factor
    cov = into @ walked.cov @ into.T + spread @ spread.T + np.diag(own)
    mean = into @ walked.mean
    moved(cov, played, settings, count, as_of)
    centre(mean, cov, count)
    share = settings.defence_share
    newcomer = Newcomer(0.0, 0.0, settings.first_var**0.5, (settings.first_var * share) ** 0.5)
    model = normal_model(teams, mean, cov, rho=low_score_rho(walked, settings), newcomer=newcomer)
    return model, weight, error
