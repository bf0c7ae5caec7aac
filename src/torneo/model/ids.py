"""Ids: one type per kind, so that a club never stands where a venue is meant."""

from typing import NewType

EditionId = NewType("EditionId", str)
"""`reservas-2014`: one competition in one season."""

StageId = NewType("StageId", str)
TableId = NewType("TableId", str)

ClubId = NewType("ClubId", str)
TeamId = NewType("TeamId", str)
"""A team inside an edition carries the id of its club: which of the club's teams it is, the edition says."""

TieId = NewType("TieId", str)
"""Id of a tie inside its stage: the one the regulation gives, or `1`, `2`, .. in the order of the pairs."""

MatchId = NewType("MatchId", str)
"""`edition/stage/home-v-away` in a league (`.2` for a second such meeting), `edition/stage/tie.leg` in a tie,
`edition/stage/playoff-1-a-b` for an extra match about place 1. Given once; a change of venue or date keeps it."""

VenueId = NewType("VenueId", str)

PersonId = NewType("PersonId", str)
"""An opaque id; name and birth date live in the person vault alone."""
