"""`torneo.forecast(..)`: a forecast as a value that prints well and shows itself in a notebook."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from torneo.model import NotFoundError
from torneo.office.chances import Settings, chances_of_results, chances_of_season
from torneo.office.chances_shown import Chances, ClubChances
from torneo.office.folder import open_folder
from torneo.rules.table_rules import RulesTable
from torneo.words import Lang

RUNS = 100_000


class ForecastView:
    """A forecast: iterate over its clubs, ask for one, print it; in a notebook it draws itself."""

    def __init__(self, chances: Chances, *, lang: Lang) -> None:
        self.chances = chances
        self._lang = lang

    def __iter__(self) -> Iterator[ClubChances]:
        return (club for table in self.chances.tables for club in table.clubs)

    def __getitem__(self, team: str) -> ClubChances:
        """A club of the first table that holds it. Raises `NotFoundError` `team-not-in-table`."""
        for club in self:
            if club.team == team:
                return club
        raise NotFoundError("team-not-in-table", team=team)

    @property
    def findings(self) -> tuple[str, ...]:
        """What a reader must know of it, as sentences."""
        from torneo import words

        return tuple(words.finding(each, self._lang, self.chances.names) for each in self.chances.findings)

    def to_dict(self) -> dict[str, Any]:
        """The data that `torneo forecast --format json` prints."""
        return self.chances.json(self._lang)

    def to_svg(self) -> str:
        """The heat map of places."""
        return self.chances.svg(self._lang)

    _repr_svg_ = to_svg

    def __str__(self) -> str:
        lines: list[str] = []
        for table in self.chances.tables:
            if table.title:
                lines.append(table.title)
            width = max((len(self.chances.names.team(club.team)) for club in table.clubs), default=0)
            for club in table.clubs:
                shares = " ".join(
                    f"{self.chances.percent(count, table.seasons, proved=club.is_proved((place,)), lang=self._lang):>8}"
                    for place, count in enumerate(club.counts, 1)
                )
                name = self.chances.names.team(club.team)
                lines.append(f"{name:<{width}} {club.points.mean:>6.1f} {shares}")
        return "\n".join(lines)

    __repr__ = __str__


def forecast(
    source: Path | str | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | RulesTable | None = None,
    *,
    edition: str | None = None,
    runs: int = RUNS,
    seed: int = 0,
    as_of: date | None = None,
    what_if: Iterable[str] = (),
    model: Path | str | None = None,
    engine: str = "inline",
    threads: int | None = None,
    group: str | None = None,
    lang: Lang = "es",
) -> ForecastView:
    """The chances of every club of a season or of any results.

    Args:
        source: A folder of regulation files, a results file, its bytes, or rows as mappings; rows without goals are the
            matches left.
        rules: For results: a preset, a TOML or JSON file, or rules.
        edition: For a folder with several: which one.
        runs: Seasons to simulate.
        seed: The same one gives the same numbers.
        as_of: As of the end of that day: what came later does not count.
        what_if: Results that are supposed, such as `A 2-0 B`.
        model: A model file; by default the strengths are learned from what was played.
        engine: `inline`, `pool` or `dask://host:port`.
        threads: Threads or processes; None: one for each core.
        group: Only this group or table.
        lang: Language of what is said.

    Raises:
        NotFoundError, UsageError, ConflictError, RegulationError, NotYetPlayableError: as `torneo forecast` says them.
    """
    settings = Settings(
        runs=runs,
        seed=seed,
        engine=engine,
        threads=threads,
        model=Path(model) if model is not None else None,
        what_if=tuple(what_if),
    )
    if isinstance(source, Path | str) and Path(source).is_dir():
        with open_folder(source) as workspace:
            found = chances_of_season(workspace, edition, settings, as_of=as_of, table=group)
    else:
        given = Path(source) if isinstance(source, str) else source
        found = chances_of_results(given, rules, settings, group=group, as_of=as_of)
    return ForecastView(found, lang=lang)
