"""Arguments and options that several commands have; what they say in `--help` stands in `cli.help`."""

from pathlib import Path
from typing import Annotated

import typer

# -- arguments -------------------------------------------------------------------------------------------------------

Where = Annotated[str | None, typer.Argument(metavar="EDITION|RESULTS", show_default=False)]
Edition = Annotated[str, typer.Argument(metavar="EDITION", show_default=False)]
AnyEdition = Annotated[str | None, typer.Argument(metavar="[EDITION]", show_default=False)]
Stage = Annotated[str, typer.Argument(metavar="STAGE", show_default=False)]
AnyStage = Annotated[str | None, typer.Argument(metavar="[STAGE]", show_default=False)]
Table = Annotated[str, typer.Argument(metavar="TABLE", show_default=False)]
AnyTable = Annotated[str | None, typer.Argument(metavar="[TABLE]", show_default=False)]
Club = Annotated[str, typer.Argument(metavar="CLUB", show_default=False)]
Person = Annotated[str, typer.Argument(metavar="PERSON", show_default=False)]
Folder = Annotated[str, typer.Argument(metavar="FOLDER", show_default=False)]
Files = Annotated[list[Path], typer.Argument(metavar="RESULTS...", show_default=False)]
Clubs = Annotated[list[str] | None, typer.Argument(metavar="[EDITION] HOME AWAY", show_default=False)]
ClubsAndScore = Annotated[
    list[str] | None, typer.Argument(metavar="[EDITION] HOME AWAY [SCORE]", show_default=False)
]

# -- which match, and what became of it ------------------------------------------------------------------------------

Match = Annotated[str | None, typer.Option("--match", metavar="ID", show_default=False)]
OfStage = Annotated[str | None, typer.Option("--stage", metavar="STAGE", show_default=False)]
Leg = Annotated[int | None, typer.Option("--leg", metavar="N", min=1, show_default=False)]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", show_default=False)]
After90 = Annotated[str | None, typer.Option("--after-90", metavar="SCORE", show_default=False)]
Pens = Annotated[str | None, typer.Option("--pens", metavar="SCORE", show_default=False)]
Winner = Annotated[str | None, typer.Option("--winner", metavar="CLUB", show_default=False)]
Decided = Annotated[str | None, typer.Option("--decided", metavar="HOW", show_default=False)]
Status = Annotated[str, typer.Option("--status", metavar="STATUS")]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DATE", show_default=False)]
ToTime = Annotated[str | None, typer.Option("--time", metavar="HH:MM", show_default=False)]
ToVenue = Annotated[str | None, typer.Option("--venue", metavar="ID", show_default=False)]

# -- what an entry says of itself ------------------------------------------------------------------------------------

By = Annotated[str | None, typer.Option("--by", metavar="CLUB", show_default=False)]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", show_default=False)]
Clause = Annotated[str | None, typer.Option("--clause", metavar="TEXT", show_default=False)]
Source = Annotated[str | None, typer.Option("--source", metavar="TEXT", show_default=False)]
Key = Annotated[str | None, typer.Option("--idempotency-key", metavar="KEY", show_default=False)]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", show_default=False)]

# -- what is asked, and of when --------------------------------------------------------------------------------------

Rules = Annotated[str | None, typer.Option("--rules", metavar="PRESET|FILE", show_default=False)]
Group = Annotated[str | None, typer.Option("--group", metavar="GROUP", show_default=False)]
InputFormat = Annotated[
    str | None,
    typer.Option("--input-format", metavar="csv|football.txt|football.json", show_default=False),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", show_default=False)]
KnownAt = Annotated[str | None, typer.Option("--known-at", metavar="MOMENT", show_default=False)]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", show_default=False)]
Supposed = Annotated[list[str] | None, typer.Option("--if", metavar='"A 2-0 B"', show_default=False)]
Force = Annotated[bool, typer.Option("--force")]
