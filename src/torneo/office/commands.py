"""Everything that changes something, one function each.

Each asks whether the actor may, then looks at the Season as it stands, then appends to the ledger, all or nothing; it
gives back receipts and what moved. There is no other way to change anything.
"""

from torneo.office.amending import adopt_founded, adopt_register, adopt_text
from torneo.office.appealing import decide_appeal, lodge_appeal
from torneo.office.closing import close_stage
from torneo.office.drawing import Drawn, Listed, draw, publish_fixtures
from torneo.office.importing import (
    Imported,
    ImportFaults,
    import_facts,
    import_file,
    import_fixtures,
    import_results,
    import_text,
)
from torneo.office.keeping import (
    accept_ledger,
    back_up,
    export_ledger,
    import_ledger,
    restore_backup,
)
from torneo.office.moving import postpone, reschedule
from torneo.office.recording import (
    Asked,
    ResultInput,
    confirm_result,
    correct_result,
    decide_tie,
    lodge_protest,
    record_result,
    revoke,
)
from torneo.office.requesting import (
    answer_request,
    decide_request,
    request_postponement,
    withdraw_request,
)
from torneo.office.rulings import assert_place, draw_lots, fill_places, refuse_award, rule_points, withdraw
from torneo.office.squads import Registered, erase_person, register_player, release_player
from torneo.office.submitting import Outcome, adopt, parse_day, parse_time

__all__ = [
    "Asked",
    "Drawn",
    "ImportFaults",
    "Imported",
    "Listed",
    "Outcome",
    "Registered",
    "ResultInput",
    "accept_ledger",
    "adopt",
    "adopt_founded",
    "adopt_register",
    "adopt_text",
    "answer_request",
    "assert_place",
    "back_up",
    "close_stage",
    "confirm_result",
    "correct_result",
    "decide_appeal",
    "decide_request",
    "decide_tie",
    "draw",
    "draw_lots",
    "erase_person",
    "export_ledger",
    "fill_places",
    "import_facts",
    "import_file",
    "import_fixtures",
    "import_ledger",
    "import_results",
    "import_text",
    "lodge_appeal",
    "lodge_protest",
    "parse_day",
    "parse_time",
    "postpone",
    "publish_fixtures",
    "record_result",
    "refuse_award",
    "register_player",
    "release_player",
    "request_postponement",
    "reschedule",
    "restore_backup",
    "revoke",
    "rule_points",
    "withdraw",
    "withdraw_request",
]
