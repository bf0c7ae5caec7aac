"""Planning what is left of a season; what comes out is `progression.planned`.

`season` goes through stages, tables and allocations in the order of the graph and hands each to its kind: `leagues`,
`knockouts`, `tables` over stages, `awards` with the places of entry and the allocations they fill. All write into one
`draft`.
"""

from torneo.progression.planning.season import plan_season

__all__ = ["plan_season"]
