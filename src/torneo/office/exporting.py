"""A season, its tables, results or fixture lists as text for other programs, and files written whole."""

import json
from pathlib import Path

from torneo.exchange.json_shapes import edition_json, season_json
from torneo.model import Actor, ConflictError, UsageError
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition
from torneo.office.permissions import Action, Target, require
from torneo.office.show_lists import fixture_lists, fixtures_csv, fixtures_json, results_csv
from torneo.office.show_tables import season_tables
from torneo.words import Lang

EXPORTS = ("season", "tables", "results", "fixtures")


def exported(
    workspace: Workspace, actor: Actor, what: str, edition: str | None, *, form: str, lang: Lang
) -> str:
    """A season, its tables, results or fixture lists as text of a format.

    Raises:
        UsageError: `export-unknown` (found, known).
    """
    if what not in EXPORTS:
        raise UsageError("export-unknown", found=what, known=(*EXPORTS, "all"))
    season = workspace.season()
    require(actor, Action.READ, Target(edition=edition or ""))
    names = workspace.names()
    wanted = (the_edition(season, edition).id,) if edition else tuple(season.editions)
    if what == "season" or form == "json":
        if what == "season" and not edition:
            data: object = season_json(season, names, lang)
        elif what == "season":
            data = edition_json(season[wanted[0]], names, lang)
        elif what == "tables":
            data = [season_tables(workspace, each, None).json(lang) for each in wanted]
        else:
            lists = [one for each in wanted for one in fixture_lists(workspace, each, None)]
            data = fixtures_json(lists, names, lang)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if what == "tables":
        texts = [season_tables(workspace, each, None).csv(lang) for each in wanted]
        return texts[0] + "".join(text.partition("\n")[2] for text in texts[1:])
    lists = [one for each in wanted for one in fixture_lists(workspace, each, None)]
    return results_csv(lists) if what == "results" else fixtures_csv(lists, names)


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file whole or not at all; one that is there stays unless `force`.

    Raises:
        ConflictError: `file-exists` (file).
    """
    write_bytes(path, text.encode("utf-8"), force=force)


def write_bytes(path: Path, content: bytes, *, force: bool = False) -> None:
    """The same for what is no text."""
    if path.exists() and not force:
        raise ConflictError("file-exists", file=str(path))
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
