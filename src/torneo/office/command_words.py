"""Editions and stages by the words of a command, where an edition may be left out."""

from typing import TYPE_CHECKING

from torneo.model import ConflictError

if TYPE_CHECKING:
    from torneo.office.folder import Workspace


def take_edition(workspace: "Workspace", left: list[str]) -> str | None:
    """The edition that the first of the words names, which is taken off; None where none does and there is but one.

    Raises:
        NotFoundError: `no-edition`: more words than an edition is needed for, and the first is none.
        ConflictError: `which-edition`.
    """
    season = workspace.season()
    if left and left[0] in season.editions:
        return left.pop(0)
    if len(season.editions) == 1:
        return next(iter(season.editions))
    if len(left) > 2:
        from torneo.office.lookup import the_edition

        the_edition(season, left[0])  # says that there is none, and which there are
    raise ConflictError("which-edition", known=tuple(season.editions))


def edition_first(workspace: "Workspace", left: list[str]) -> str:
    """The edition that the first of the words names, which is taken off; the only one where it names none.

    Raises:
        NotFoundError: `no-edition`.
    """
    from torneo.office.lookup import the_edition

    season = workspace.season()
    if left[0] not in season.editions and len(season.editions) == 1:
        return next(iter(season.editions))
    return the_edition(season, left.pop(0)).id


def edition_and_stage(
    workspace: "Workspace", edition: str | None, stage: str | None
) -> tuple[str | None, str | None]:
    """Both as they were meant: in a folder with one edition a single word may name a stage."""
    if edition is None or stage is not None:
        return edition, stage
    season = workspace.season()
    if edition not in season.editions and len(season.editions) == 1:
        only = next(iter(season.editions.values()))
        if only.stage(edition) is not None:
            return only.id, edition
    return edition, stage


def the_edition_or_all(workspace: "Workspace", edition: str | None) -> str | None:
    """The edition named; without a name the only one that has knock-out stages, if there is one."""
    if edition is not None:
        return edition
    from torneo.progression import KnockoutState

    season = workspace.season()
    having = [each.id for each in season if any(isinstance(stage, KnockoutState) for stage in each.stages)]
    return having[0] if len(having) == 1 else None
