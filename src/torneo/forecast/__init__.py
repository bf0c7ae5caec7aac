"""Match models and the simulation of what remains of a season. Floats live here and nowhere else."""

from torneo.forecast.conditioned import Simulation, simulate_rest
from torneo.forecast.scores import sample_result, sample_score, sample_shootout
from torneo.forecast.strengths import Strength, Strengths

__all__ = [
    "Simulation",
    "Strength",
    "Strengths",
    "sample_result",
    "sample_score",
    "sample_shootout",
    "simulate_rest",
]
