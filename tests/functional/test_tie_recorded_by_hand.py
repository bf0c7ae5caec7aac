"""A result of a tie names its two sides: its match id does not, and the pairing is settled by other matches."""

from torneo.ledger.entries import ResultRecorded
from torneo.office import commands
from torneo.office.folder import open_folder
from torneo.office.permissions import local_user

CUP = """\
torneo = 1

[edition]
id          = "copa-2026"
competition = "copa"
season      = "2026"

[entry]
teams = ["aurora", "boreal"]

[[stage]]
id    = "final"
kind  = "knockout"
teams = ["aurora", "boreal"]
level = ["penalties"]
"""


def test_final_is_decided_by_the_result_recorded(tmp_path):
    (tmp_path / "copa.toml").write_text(CUP, encoding="utf-8")
    with open_folder(tmp_path) as folder:
        asked = commands.Asked(home="aurora", away="boreal")
        given = commands.ResultInput(score="1-1", penalties="3-4")

        commands.record_result(folder, local_user(), asked, given)

        season = folder.season()
        recorded = [e.payload for e in folder.ledger().entries() if isinstance(e.payload, ResultRecorded)]
        assert [(one.home, one.away) for one in recorded] == [("aurora", "boreal")]
        assert season["copa-2026"].stage("final").tie("1").winner == "boreal"
        assert season.findings == ()
