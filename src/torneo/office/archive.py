"""Everything in one file: regulations, register, results, fixture lists, tables, and the ledger as text."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from torneo.model import Actor
from torneo.office.amending import text_of
from torneo.office.exporting import exported
from torneo.office.folder import Workspace
from torneo.office.founding import register_text
from torneo.office.keeping import export_ledger
from torneo.office.permissions import Action, require
from torneo.words import Lang


def everything(workspace: Workspace, actor: Actor, *, lang: Lang = "es") -> bytes:
    """A ZIP file from which the whole season can be read, or made again with `torneo ledger import`.

    Personal data are not in it: people stand in the ledger as ids and commitments.

    Raises:
        PermissionDenied: `not-allowed`.
    """
    actor = require(actor, Action.EXPORT)
    season = workspace.season()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:

        def add(name: str, content: str | bytes) -> None:
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

        for edition in season.editions:
            add(f"regulations/{edition}.toml", text_of(workspace, edition))
        register = season.regulations.register
        if register.clubs or register.venues:
            add("regulations/clubs.toml", register_text(register))
        add("season.json", exported(workspace, actor, "season", None, form="json", lang=lang))
        for what in ("tables", "results", "fixtures"):
            if season.editions:
                add(f"{what}.csv", exported(workspace, actor, what, None, form="csv", lang=lang))
        if workspace.has_ledger and workspace.ledger_path is not None and not workspace.is_trial:
            with TemporaryDirectory() as made:
                folder = Path(made) / "ledger"
                export_ledger(workspace, actor, folder)
                for file in sorted(each for each in folder.rglob("*") if each.is_file()):
                    add(f"ledger/{file.relative_to(folder).as_posix()}", file.read_bytes())
    return packed.getvalue()
