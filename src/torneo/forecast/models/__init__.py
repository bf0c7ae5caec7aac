"""Match models: how many goals are expected of whom, and how certain that is. Needs numpy; imported only when asked."""

from torneo.forecast.models.normal import Newcomer, NormalModel, given_model, prior_model

__all__ = ["Newcomer", "NormalModel", "given_model", "prior_model"]
