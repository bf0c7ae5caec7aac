"""Match models: how many goals are expected of whom, and how certain that is. Needs numpy; imported only when asked.

The fits are compiled by numba and stand in modules of their own: `drifting`, `dixon_coles`, `reserves`.
"""

from torneo.forecast.models.normal import Newcomer, NormalModel, given_model, prior_model
from torneo.forecast.models.played import Played

__all__ = ["Newcomer", "NormalModel", "Played", "given_model", "prior_model"]
