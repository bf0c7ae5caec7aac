"""What several claims about one match come to."""

from collections.abc import Sequence

from torneo.ledger.facts import ClaimFact, ResultFact, Standing
from torneo.model import Result


def standing_of(claims: Sequence[ClaimFact]) -> ResultFact:
    """The result of a match that nobody has made official: `claimed` while all say the same, else `disputed`.

    Args:
        claims: at least one, in the order in which they were made.
    """
    said = {figures(claim.result) for claim in claims}
    standing: Standing = "claimed" if len(said) == 1 else "disputed"
    last = claims[0] if standing == "claimed" else claims[-1]
    return ResultFact(last.sequence, last.result, standing, last.reason)


def with_claim(claims: Sequence[ClaimFact], claim: ClaimFact) -> tuple[ClaimFact, ...]:
    """The claims with another one; whoever claims again takes back what he said before."""
    who = claim.club or claim.person
    return (*(each for each in claims if (each.club or each.person) != who), claim)


def figures(result: Result) -> tuple[object, ...]:
    """What two claims must have in common to say the same."""
    return (result.score, result.status, result.after_90, result.penalties, result.winner)
