"""The one door to the solver: what it answers, and what it answers without time."""

from torneo.qualification.solver import Program


def _knapsack() -> tuple[Program, list[int]]:
    program = Program()
    items = [program.truth() for _ in range(4)]
    program.at_most([(weight, item) for weight, item in zip((5, 4, 3, 2), items, strict=True)], 8)
    program.maximise([(worth, item) for worth, item in zip((9, 7, 5, 3), items, strict=True)])
    return program, items


def test_most_that_fits_is_found_and_proved():
    solved = _knapsack()[0].solve(10.0)
    assert (solved.status, solved.objective, solved.bound) == ("optimal", 14, 14)


def test_what_cannot_be_is_infeasible():
    program, items = _knapsack()
    program.at_least([(1, item) for item in items], 4)
    assert program.solve(10.0).status == "infeasible"


def test_without_time_nothing_is_decided_and_the_bound_is_what_each_could_give_alone():
    for limit in (0.0, -1.0):
        solved = _knapsack()[0].solve(limit)
        assert (solved.status, solved.values, solved.bound) == ("unknown", (), 24)
