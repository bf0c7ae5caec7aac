"""Tables: results, adjustments and rules in, clubs in order with the reason for every place out.

Knows neither the ledger nor stages: who is in the table and which results count for it, the caller says.
"""

from torneo.standings.carry import carry
from torneo.standings.criteria import INFINITE, TIEBREAKERS
from torneo.standings.endings import Counted, Ending, Endings
from torneo.standings.make import make_table, why
from torneo.standings.values import (
    LEVEL,
    Adjustment,
    Carried,
    Figure,
    Inputs,
    Open,
    Reason,
    Row,
    Step,
    Table,
)

__all__ = [
    "INFINITE",
    "LEVEL",
    "TIEBREAKERS",
    "Adjustment",
    "Carried",
    "Counted",
    "Ending",
    "Endings",
    "Figure",
    "Inputs",
    "Open",
    "Reason",
    "Row",
    "Step",
    "Table",
    "carry",
    "make_table",
    "why",
]
