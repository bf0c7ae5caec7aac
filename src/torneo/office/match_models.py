"""Match models for those who ask: fitted to results files, read from a file, written to one."""

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo.model import Finding, Severity, TeamId, UsageError
from torneo.office.learning import Lesson, read_lesson
from torneo.office.reading import content_of

if TYPE_CHECKING:
    from torneo.forecast.models import NormalModel
    from torneo.office.folder import Workspace

METHODS = ("drifting", "dixon-coles")
"""How strengths can be fitted."""

SEASON_DAYS = 270

FEW_MATCHES = 3
"""With fewer matches a team the prior says more than the results."""


@dataclass(frozen=True, slots=True)
class TeamStrength:
    """Against the average team: goals that a team scores and lets in, 1 for the average; `*_sd` is a standard error.

    The errors are those of the logarithms, which near 1 are shares: 0.08 is 8 %.
    """

    team: TeamId
    attack: float
    attack_sd: float
    defence: float
    defence_sd: float


@dataclass(frozen=True, slots=True)
class ModelShown:
    """A model and what can be said of it.

    Attributes:
        level: Goals of a side between average teams on neutral ground.
        home: How many times as many goals the host is expected to score as the visitor, between equal teams.
        rho: Correction of low scores, and its standard error.
        strengths: The strongest first.
        newcomer: A team without matches.
        findings: What is wrong with the files it was fitted to.
    """

    model: "NormalModel"
    level: float
    home: float
    rho: tuple[float, float]
    strengths: tuple[TeamStrength, ...]
    newcomer: TeamStrength
    findings: tuple[Finding, ...] = ()

    @property
    def decay(self) -> dict[str, int]:
        """How results age: half-life in days, or by how many per cent an attack moves (a standard deviation)."""
        from torneo.forecast.models.dixon_coles import DECAY
        from torneo.forecast.models.drifting import DEFAULTS

        return {
            "half_life": round(log(2) / DECAY.per_day),
            "season": round(100 * (SEASON_DAYS * DEFAULTS.drift) ** 0.5),
            "between": round(100 * DEFAULTS.breaks**0.5),
        }

    def json(self) -> dict[str, Any]:
        """As data, strengths rounded to four digits."""

        def told(one: TeamStrength) -> dict[str, object]:
            return {
                "team": one.team or None,
                "attack": round(one.attack, 4),
                "attack_sd": round(one.attack_sd, 4),
                "defence": round(one.defence, 4),
                "defence_sd": round(one.defence_sd, 4),
            }

        return {
            "digest": self.model.digest,
            "made": dict(self.model.made),
            "level": round(self.level, 4),
            "home": round(self.home, 4),
            "rho": [round(one, 4) for one in self.rho],
            "teams": [told(one) for one in self.strengths],
            "newcomer": told(self.newcomer),
        }


def fit_model(
    files: Sequence[Path],
    *,
    as_of: date | None = None,
    method: str = METHODS[0],
    first_team: Sequence[Path] = (),
    input_format: str | None = None,
) -> ModelShown:
    """A model from results files.

    Args:
        as_of: Only results up to this day, and strengths as of it.
        method: One of `METHODS`.
        first_team: Results of the first teams of the same clubs, whose strength a reserve team may borrow.

    Raises:
        NotFoundError: `no-such-file`.
        UsageError: `method-unknown` (found, known), `input-format-unknown` (found, known).
    """
    if method not in METHODS:
        raise UsageError("method-unknown", found=method, known=METHODS)
    lesson = read_lesson(files, as_of=as_of, input_format=input_format)
    above = read_lesson(first_team, as_of=as_of, input_format=input_format) if first_team else None
    model = model_of(lesson, as_of=as_of, method=method, first_team=above)
    return replace(
        shown(model), findings=(*lesson.findings, *(above.findings if above else ()), *few_results(lesson))
    )


def model_of(
    lesson: Lesson,
    *,
    as_of: date | None = None,
    method: str = METHODS[0],
    first_team: Lesson | None = None,
) -> "NormalModel":
    """The model that a lesson teaches; the prior where it holds no match."""
    from torneo.forecast.models.dixon_coles import fit_dixon_coles
    from torneo.forecast.models.drifting import fit_drifting
    from torneo.forecast.models.reserves import fit_reserves

    day = as_of if lesson.is_dated else None
    made: dict[str, object] = {"kind": method, "matches": len(lesson.matches), "files": list(lesson.files)}
    if lesson.is_dated and lesson.matches:
        days = [one.day for one in lesson.matches]
        made |= {"first_day": min(days).isoformat(), "last_day": max(days).isoformat()}
    if as_of is not None:
        made["as_of"] = as_of.isoformat()
    if method == "dixon-coles":
        model = fit_dixon_coles(lesson.matches, as_of=day)
    elif first_team is not None:
        model, weight, error = fit_reserves(lesson.matches, first_team.matches, as_of=day)
        made |= {"first_team_weight_thousandths": [round(1000 * weight), round(1000 * error)]}
    else:
        model = fit_drifting(lesson.matches, as_of=day)
    return replace(model, made={**model.made, **made})


def read_model(path: Path) -> "NormalModel":
    """A model from a file that `write_model` wrote, or strengths that somebody states in TOML or CSV.

    Raises:
        NotFoundError: `no-such-file`.
        UsageError: `model-unreadable`, `model-version`, `model-changed`, `strengths-unknown-key`,
            `strengths-wrong-value`.
    """
    from torneo.exchange.csv_strengths import read_strengths
    from torneo.forecast.models import given_model
    from torneo.forecast.models.model_file import from_data
    from torneo.forecast.strengths import Strengths

    content = content_of(path)
    if path.suffix == ".csv":
        strengths, findings = read_strengths(path.name, content)
        wrong = next((one for one in findings if one.severity is Severity.ERROR), None)
        if wrong is not None:
            raise StrengthsUnreadable(path.name, findings)
        return given_model(strengths)
    try:
        if path.suffix == ".toml":
            return given_model(Strengths.from_data(tomllib.loads(content.decode("utf-8"))))
        return from_data(json.loads(content), file=path.name)
    except (UnicodeDecodeError, ValueError) as error:
        raise UsageError("model-unreadable", file=path.name, problem=str(error)) from error


class StrengthsUnreadable(UsageError):
    """A CSV file of strengths has errors; all of them are in `findings`."""

    def __init__(self, file: str, findings: Sequence[Finding]) -> None:
        count = sum(1 for one in findings if one.severity is Severity.ERROR)
        super().__init__("strengths-have-errors", file=file, count=count)
        self.findings = tuple(findings)


def model_for(
    file: Path | None,
    lesson: Lesson,
    as_of: date | None,
    teams: set[TeamId],
    *,
    strengths: "NormalModel | None" = None,
) -> tuple["NormalModel", tuple[Finding, ...]]:
    """The model of a file, else that of stated strengths, else what a lesson teaches; and what must be said of it.

    Findings: `forecast-unknown-teams` (teams); as `few_results`.

    Raises: as `read_model` and `ensure_same_league`.
    """
    findings: list[Finding] = []
    if file is not None:
        model = read_model(file)
        unknown = ensure_same_league(model, teams, file=file.name)
    elif strengths is not None:
        model, unknown = strengths, ()
    else:
        model = model_of(lesson, as_of=as_of)
        findings += few_results(lesson)
        unknown = tuple(sorted(teams - set(model.teams))) if model.teams else ()
    if unknown:
        findings.append(
            Finding("forecast-unknown-teams", Severity.INFO, "forecast", facts={"teams": unknown})
        )
    return model, tuple(findings)


def strengths_of(workspace: "Workspace") -> "NormalModel | None":
    """The model of the strengths that stand in the folder, if any."""
    if workspace.path is None:
        return None
    path = workspace.path / "strengths.toml"
    return read_model(path) if path.is_file() else None


def model_text(model: "NormalModel") -> str:
    """The model as the text of a file."""
    from torneo.forecast.models.model_file import to_data

    data = to_data(model)
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def ensure_same_league(model: "NormalModel", teams: Iterable[TeamId], *, file: str) -> tuple[TeamId, ...]:
    """Teams that a model does not know and that begin as newcomers.

    Raises:
        UsageError: `model-other-league` (file, unknown, known): it knows fewer than half of them.
    """
    asked = sorted(set(teams))
    known = set(model.teams)
    unknown = tuple(team for team in asked if team not in known)
    if model.teams and 2 * len(unknown) > len(asked):
        raise UsageError("model-other-league", file=file, unknown=unknown[:6], known=model.teams[:6])
    return unknown


def shown(model: "NormalModel") -> ModelShown:
    """A model with its figures as people read them."""
    count = len(model.teams)
    errors = (model.factor**2).sum(axis=1) ** 0.5
    strengths = [
        TeamStrength(
            team,
            exp(float(model.mean[2 + place])),
            float(errors[2 + place]),
            exp(-float(model.mean[2 + count + place])),
            float(errors[2 + count + place]),
        )
        for place, team in enumerate(model.teams)
    ]
    strengths.sort(key=lambda one: (-one.attack / one.defence, one.team))
    new = model.newcomer
    newcomer = TeamStrength(TeamId(""), exp(new.attack), new.attack_sd, exp(-new.defence), new.defence_sd)
    level, home = exp(float(model.mean[0])), exp(float(model.mean[1]))
    return ModelShown(model, level, home, model.rho, tuple(strengths), newcomer)


def few_results(lesson: Lesson) -> tuple[Finding, ...]:
    """Too few results to say much: the prior is used, which is said."""
    teams = {team for one in lesson.matches for team in (one.home, one.away)}
    subject = lesson.files[0] if lesson.files else ""
    if not lesson.matches:
        return (Finding(code="model-prior-alone", severity=Severity.WARNING, subject=subject),)
    if 2 * len(lesson.matches) < FEW_MATCHES * len(teams):
        facts = {"count": len(lesson.matches), "teams": len(teams)}
        return (Finding(code="model-few-results", severity=Severity.WARNING, subject=subject, facts=facts),)
    return ()
