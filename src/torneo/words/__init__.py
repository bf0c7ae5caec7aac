"""Everything said to a person, in Spanish (Peru) and English: codes and facts in, sentences out.

Pure and quick to load: no other room is imported until one of its values is handed in.
"""

from torneo.words.awards import award, kind, zone
from torneo.words.certain import clauses, outcomes, places
from torneo.words.dates import date_, kickoff, planned, short_date, weekday
from torneo.words.language import LANGUAGES, Lang, language
from torneo.words.matches import (
    MARK,
    decided_by,
    match_status,
    postponed,
    score,
    simulated,
    tie_status,
)
from torneo.words.names import Names, in_the, names_of, of_the
from torneo.words.numbers import decimal, listing, ordinal, plural, signed
from torneo.words.seats import place_words, seat, slot, table_name
from torneo.words.sentences import error, finding, say, severity, ui
from torneo.words.tables import criterion, derivation, figure, reason, reason_short, shared_place

__all__ = [
    "LANGUAGES",
    "MARK",
    "Lang",
    "Names",
    "award",
    "clauses",
    "criterion",
    "date_",
    "decided_by",
    "decimal",
    "derivation",
    "error",
    "figure",
    "finding",
    "in_the",
    "kickoff",
    "kind",
    "language",
    "listing",
    "match_status",
    "names_of",
    "of_the",
    "ordinal",
    "outcomes",
    "place_words",
    "places",
    "planned",
    "plural",
    "postponed",
    "reason",
    "reason_short",
    "say",
    "score",
    "seat",
    "severity",
    "shared_place",
    "short_date",
    "signed",
    "simulated",
    "slot",
    "table_name",
    "tie_status",
    "ui",
    "weekday",
    "zone",
]
