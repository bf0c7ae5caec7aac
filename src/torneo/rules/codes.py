"""All codes that reading and checking of regulation files can emit, with their severity and the names of their facts.

The sentences stand in `words`; an example of each stands in tests/golden/findings/rules/.
"""

from dataclasses import dataclass

from torneo.model import Finding, Severity, Where

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class CodeDoc:
    severity: Severity
    facts: tuple[str, ...] = ()


FINDING_CODES: dict[str, CodeDoc] = {
    # reading
    "syntax": CodeDoc(_E, ("problem",)),
    "encoding": CodeDoc(_E, ("byte",)),
    "file-unreadable": CodeDoc(_E, ("problem",)),
    "file-missing": CodeDoc(_W, ("file", "id")),
    "file-row": CodeDoc(_E, ("found", "expected")),
    "file-ignored": CodeDoc(_W, ()),
    "folder-empty": CodeDoc(_E, ()),
    "format-version": CodeDoc(_E, ("found", "expected")),
    "unknown-key": CodeDoc(_E, ("key", "table", "suggestion", "known")),
    "missing-key": CodeDoc(_E, ("key", "table")),
    "unknown-value": CodeDoc(_E, ("key", "found", "expected", "suggestion")),
    "wrong-type": CodeDoc(_E, ("key", "found", "expected")),
    "not-an-integer": CodeDoc(_E, ("key", "found")),
    "wrong-form": CodeDoc(_E, ("key", "found", "expected")),
    "not-a-reference": CodeDoc(_E, ("key", "found")),
    "out-of-range": CodeDoc(_E, ("key", "found", "limit")),
    "like-unknown": CodeDoc(_E, ("name", "suggestion", "known")),
    "like-circle": CodeDoc(_E, ("circle",)),
    "leaves-out-unknown": CodeDoc(_E, ("name", "suggestion", "known")),
    "edition-twice": CodeDoc(_E, ("edition", "other")),
    # values
    "unknown-criterion": CodeDoc(_E, ("name", "suggestion", "known")),
    "criterion-parameter": CodeDoc(_E, ("name", "parameter", "known")),
    "id-twice": CodeDoc(_E, ("id", "first")),
    "id-reserved": CodeDoc(_E, ("id", "known")),
    "club-twice": CodeDoc(_E, ("id",)),
    "venue-twice": CodeDoc(_E, ("id",)),
    "entry-twice": CodeDoc(_E, ("team",)),
    "award-nothing": CodeDoc(_E, ()),
    "award-several": CodeDoc(_E, ("found",)),
    "award-points-nowhere": CodeDoc(_E, ()),
    "award-in-unused": CodeDoc(_W, ("ref",)),
    "award-count": CodeDoc(_E, ("count", "size")),
    "dates-order": CodeDoc(_E, ("from_key", "from_day", "to_key", "to_day")),
    "numbers-order": CodeDoc(_E, ("min_key", "min", "max_key", "max")),
    "quotas-exceed": CodeDoc(_E, ("asked", "places", "on")),
    "inputs-top": CodeDoc(_E, ("key", "stages")),
    "timezone-unknown": CodeDoc(_E, ("found", "suggestion")),
    "venue-unknown": CodeDoc(_E, ("venue", "suggestion")),
    "rows-and-file": CodeDoc(_E, ("id",)),
    # references
    "ref-no-edition": CodeDoc(_E, ("ref", "edition", "suggestion", "known")),
    "ref-nothing": CodeDoc(_E, ("ref", "name", "edition", "suggestion", "known")),
    "ref-no-group": CodeDoc(_E, ("ref", "node", "name", "suggestion", "known")),
    "ref-which-group": CodeDoc(_E, ("ref", "node", "known")),
    "ref-no-tie": CodeDoc(_E, ("ref", "node", "name", "suggestion", "known")),
    "ref-which-tie": CodeDoc(_E, ("ref", "node", "count", "example")),
    "ref-no-slot": CodeDoc(_E, ("ref", "node", "known")),
    "ref-no-place": CodeDoc(_E, ("ref", "name", "edition", "suggestion", "known")),
    "ref-no-place-number": CodeDoc(_E, ("ref", "found")),
    "ref-place-outside": CodeDoc(_E, ("ref", "node", "size")),
    "ref-not-whole": CodeDoc(_E, ("ref", "key")),
    "ref-not-teams": CodeDoc(_E, ("ref", "key")),
    "team-unknown": CodeDoc(_E, ("team", "edition", "suggestion")),
    "team-not-in-register": CodeDoc(_E, ("team", "suggestion")),
    "stage-unknown": CodeDoc(_E, ("name", "edition", "suggestion", "known")),
    "edition-unknown": CodeDoc(_E, ("name", "suggestion", "known")),
    "group-unknown": CodeDoc(_E, ("name", "suggestion", "known")),
    "category-unknown": CodeDoc(_E, ("name", "suggestion", "known")),
    "circle": CodeDoc(_E, ("circle",)),
    "place-two-stages": CodeDoc(_W, ("ref", "stages")),
    "alongside-differs": CodeDoc(_W, ("stage", "other", "only_here", "only_there")),
    "fact-incomplete": CodeDoc(_E, ("missing",)),
    "fact-winner": CodeDoc(_E, ("winner", "home", "away")),
    # numbers
    "teams-missing": CodeDoc(_E, ("stage",)),
    "key-of-other-kind": CodeDoc(_E, ("key", "kind", "kinds")),
    "team-in-two-groups": CodeDoc(_E, ("team", "first", "second")),
    "team-twice": CodeDoc(_E, ("team", "stage")),
    "group-of-one": CodeDoc(_E, ("group", "teams")),
    "sides-odd": CodeDoc(_E, ("teams", "matches")),
    "ties-number": CodeDoc(_E, ("stage", "teams")),
    "ties-and-pair": CodeDoc(_E, ("stage", "first", "second")),
    "pair-missing": CodeDoc(_E, ("stage", "teams")),
    "meetings-and-meets": CodeDoc(_E, ("stage",)),
    "matches-meets": CodeDoc(_E, ("stage", "matches", "min", "max")),
    "meets-opponents": CodeDoc(_E, ("stage", "opponents", "available")),
    "range-ties": CodeDoc(_E, ("ref", "teams", "ties")),
    "byes-too-many": CodeDoc(_E, ("byes", "teams")),
    "rounds-missing": CodeDoc(_E, ("stage",)),
    "rounds-too-many": CodeDoc(_E, ("stage", "rounds", "teams")),
    "entry-overfilled": CodeDoc(_E, ("place", "count", "filled")),
    "first-place-unsettled": CodeDoc(_W, ("table",)),
    # draws and allocations
    "draw-missing": CodeDoc(_E, ("stage", "groups")),
    "pot-size": CodeDoc(_E, ("pot", "teams", "groups")),
    "pots-uneven": CodeDoc(_E, ("sizes",)),
    "apart-unknown": CodeDoc(_E, ("attribute", "known")),
    "apart-impossible": CodeDoc(_E, ("attribute", "value", "clubs", "room")),
    "allocation-size": CodeDoc(_E, ("id", "teams", "slots")),
    "allocation-rows": CodeDoc(_W, ("id", "rows", "combinations")),
    "allocation-row-length": CodeDoc(_E, ("row", "found", "expected")),
    "allocation-row-group": CodeDoc(_E, ("row", "group", "slot")),
    "allocation-row-differs": CodeDoc(_E, ("row", "goes")),
    # what the engine cannot play
    "not-yet-swiss": CodeDoc(_I, ("stage",)),
    "not-yet-meets": CodeDoc(_I, ("stage",)),
}


def finding(
    code: str,
    /,
    *,
    where: Where | None = None,
    subject: str = "",
    clause: str | None = None,
    **facts: object,
) -> Finding:
    """A finding of this room, with the severity that the code always has."""
    doc = FINDING_CODES[code]
    assert set(facts) == set(doc.facts), f"{code}: facts {sorted(facts)} instead of {sorted(doc.facts)}"
    return Finding(code, doc.severity, subject, where, clause, facts)
