"""What can be recorded: the kinds of entries, the hash chain as a calculation, and replay into Facts.

Pure: where entries are kept is the business of `store`.
"""

from torneo.ledger.chain import (
    GENESIS,
    Break,
    Draft,
    Entry,
    Sealed,
    canonical,
    check_chain,
    from_line,
    seal,
    sealed,
    to_line,
    unseal,
)
from torneo.ledger.facts import (
    Adopted,
    AppealFact,
    ClaimFact,
    Departure,
    Facts,
    PlanFact,
    Recorded,
    RequestFact,
    ResultFact,
    StageFacts,
)
from torneo.ledger.instants import instant, instant_text
from torneo.ledger.replay import continues, replay, result_of, superseded_by
from torneo.ledger.subjects import edition_of, subject_of

__all__ = [
    "GENESIS",
    "Adopted",
    "AppealFact",
    "Break",
    "ClaimFact",
    "Departure",
    "Draft",
    "Entry",
    "Facts",
    "PlanFact",
    "Recorded",
    "RequestFact",
    "ResultFact",
    "Sealed",
    "StageFacts",
    "canonical",
    "check_chain",
    "continues",
    "edition_of",
    "from_line",
    "instant",
    "instant_text",
    "replay",
    "result_of",
    "seal",
    "sealed",
    "subject_of",
    "superseded_by",
    "to_line",
    "unseal",
]
