"""`torneo.qualify`: what is certain, as plain data."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from torneo.office.folder import open_folder
from torneo.rules.table_rules import RulesTable
from torneo.words import Lang


def qualify(
    given: "Path | str | bytes | Iterable[Mapping[str, object]]",
    rules: "str | Path | RulesTable | None" = None,
    *,
    edition: str | None = None,
    group: str | None = None,
    as_of: date | None = None,
    supposed: Sequence[str] = (),
    meetings: int | None = None,
    limit: float = 5.0,
    conditions: bool = False,
    lang: Lang = "es",
) -> dict[str, Any]:
    """What is certain, as plain data of the same form as `torneo qualify --format json`.

    Args:
        given: a results file (rows without goals are the matches left), its bytes, rows, or a folder of regulations.
        rules: as for `table`; for results only.
        edition: which edition of a folder; `group`: which group or table.
        supposed: results to suppose, such as "Melgar 2-0 Cienciano".
        meetings: how often each pair meets, where the file does not have all matches.
        limit: seconds for each question.
        conditions: also what must happen, in sentences of `lang`.

    Raises:
        As `torneo.office.certain`: NotFoundError, UsageError, RegulationError.
    """
    from torneo.office.certain import certain_in_results, certain_in_season

    told = str(as_of) if as_of else None
    path = Path(given) if isinstance(given, str) else given
    if isinstance(path, Path) and path.is_dir():
        found = certain_in_season(
            open_folder(path),
            edition,
            group,
            as_of=as_of,
            limit=limit,
            supposed=supposed,
            with_conditions=conditions,
            lang=lang,
        )
        return found.json(lang, as_of=told)
    found = certain_in_results(
        path,
        rules,
        group=group,
        as_of=as_of,
        limit=limit,
        supposed=supposed,
        meetings=meetings,
        with_conditions=conditions,
        lang=lang,
    )
    return found.json(lang, as_of=told)
