"""A small face of the constraint solver: integer variables, linear constraints under conditions, one objective.

One worker, a fixed seed and `linearization_level=2`: without the linear relaxation some questions of mid-season run
for minutes that take a tenth of a second with it. The solver is loaded when the first question needs it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

SEED = 20140216


@dataclass(frozen=True, slots=True)
class Solved:
    """What came out: `status` is `optimal`, `feasible` (a solution, not proved best), `infeasible` or `unknown`."""

    status: str
    values: tuple[int, ...] = ()
    objective: int = 0
    bound: int = 0


@dataclass(slots=True)
class Program:
    """Variables are numbers; a condition is a variable, or `~variable` for its negation."""

    domains: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[list[int], list[int], int, int, list[int]]] = field(default_factory=list)
    objective: list[tuple[int, int]] = field(default_factory=list)

    def whole(self, low: int, high: int) -> int:
        """A new integer variable."""
        self.domains.append((low, high))
        return len(self.domains) - 1

    def truth(self) -> int:
        """A new variable that is 0 or 1."""
        return self.whole(0, 1)

    def between(
        self, terms: Iterable[tuple[int, int]], low: int, high: int, *, when: Sequence[int] = ()
    ) -> None:
        """`low` <= sum of coefficient times variable <= `high`, where all of `when` hold."""
        gathered: dict[int, int] = {}
        for coefficient, variable in terms:
            gathered[variable] = gathered.get(variable, 0) + coefficient
        used = {variable: coefficient for variable, coefficient in gathered.items() if coefficient}
        self.rows.append((list(used), list(used.values()), low, high, list(when)))

    def at_most(self, terms: Iterable[tuple[int, int]], high: int, *, when: Sequence[int] = ()) -> None:
        self.between(terms, -_FAR, high, when=when)

    def at_least(self, terms: Iterable[tuple[int, int]], low: int, *, when: Sequence[int] = ()) -> None:
        self.between(terms, low, _FAR, when=when)

    def maximise(self, terms: Iterable[tuple[int, int]]) -> None:
        self.objective = list(terms)

    def solve(self, limit: float, *, enough: int | None = None) -> Solved:
        """Solve within `limit` seconds of wall-clock time.

        Args:
            enough: stop at a solution with this objective.

        Returns:
            `objective` and `bound` of the maximum; without an objective both are 0.
        """
        if limit <= 0:  # no time left is no question: whether a solver is done in no time at all is chance
            return Solved("unknown", bound=self._highest())
        cp: Any = import_module("ortools.sat.python.cp_model_helper")

        model = cp.CpModelProto()
        for low, high in self.domains:
            model.variables.add().domain.extend((low, high))
        for variables, coefficients, low, high, when in self.rows:
            constraint = model.constraints.add()
            constraint.linear.vars.extend(variables)
            constraint.linear.coeffs.extend(coefficients)
            constraint.linear.domain.extend((low, high))
            if when:
                constraint.enforcement_literal.extend(when)
        if self.objective:
            model.objective.vars.extend([variable for _, variable in self.objective])
            model.objective.coeffs.extend([-coefficient for coefficient, _ in self.objective])
            if enough is not None:
                model.objective.domain.extend((-_FAR, -enough))
        parameters = cp.SatParameters()
        parameters.num_workers = 1
        parameters.linearization_level = 2
        parameters.random_seed = SEED
        parameters.max_time_in_seconds = limit
        wrapper = cp.SolveWrapper()
        wrapper.set_parameters(parameters)
        return _solved(cp, wrapper.solve(model), is_optimised=bool(self.objective))

    def _highest(self) -> int:
        """No assignment has a higher objective: what each variable alone could give."""
        return sum(
            max(coefficient * end for end in self.domains[variable])
            for coefficient, variable in self.objective
        )


_FAR = 1 << 40


def _solved(cp: Any, response: Any, *, is_optimised: bool) -> Solved:
    if response.status == cp.INFEASIBLE:
        return Solved("infeasible")
    bound = -round(response.best_objective_bound) if is_optimised else 0
    if response.status not in (cp.OPTIMAL, cp.FEASIBLE):
        return Solved("unknown", bound=bound)
    status = "optimal" if response.status == cp.OPTIMAL else "feasible"
    objective = -round(response.objective_value) if is_optimised else 0
    return Solved(status, tuple(response.solution), objective, bound)
