"""Which teams get rows that are never both at home, because they share a venue.

A venue with p pitches takes 2p tenants at most: every team is at home in half of its matches. With k tenants, k - p
pairs of them get complementary rows and the others any row; then at most p of them are at home at once.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from torneo.model import ConflictError, TeamId, VenueId
from torneo.timetable.patterns import PatternBook

TeamPair = tuple[TeamId, TeamId]


def shuffled(names: Iterable[str], *, seed: int, purpose: str) -> list[str]:
    """The names in an order that depends on the seed, not on the order they came in: by a digest of each."""
    return sorted(names, key=lambda name: (_digest(name, seed=seed, purpose=purpose), name))


def pairs_to_separate(
    groups: Mapping[str, Sequence[TeamId]],
    books: Mapping[str, PatternBook],
    *,
    tenants: Mapping[TeamId, VenueId | None],
    capacity: Mapping[VenueId, int],
    seed: int,
) -> tuple[TeamPair, ...]:
    """Disjoint pairs of teams that must never both be at home.

    Raises:
        ConflictError: `venue-overbooked`: a venue has more than two tenants for each of its pitches.
    """
    group_of = {team: name for name, teams in groups.items() for team in teams}
    sharing: dict[VenueId, list[TeamId]] = {}
    for team in sorted(group_of):
        venue = tenants.get(team)
        if venue is not None:
            sharing.setdefault(venue, []).append(team)
    found: list[TeamPair] = []
    for venue, there in sorted(sharing.items()):
        pitches = capacity.get(venue, 1)
        at_once = sum(
            min(sum(group_of[team] == name for team in there), len(teams) // 2)
            for name, teams in groups.items()
        )
        if at_once <= pitches:
            continue
        if len(there) > 2 * pitches:
            raise _overbooked(venue, there, pitches=pitches, books=[books[group_of[team]] for team in there])
        mixed = shuffled(there, seed=seed, purpose="tenants")
        # Teams of groups of one size pair best; the sort is stable, so the seed still decides among them.
        mixed.sort(key=lambda team: len(groups[group_of[TeamId(team)]]))
        found += [
            (TeamId(mixed[2 * index]), TeamId(mixed[2 * index + 1])) for index in range(len(there) - pitches)
        ]
    return tuple(found)


def assign_rows(
    groups: Mapping[str, Sequence[TeamId]],
    books: Mapping[str, PatternBook],
    *,
    pairs: Sequence[TeamPair],
    seed: int,
) -> dict[TeamId, int]:
    """A row of its group's pattern book for every team, complementary rows for every pair.

    Pairs inside a group, or across groups of one size, always find their rows: orient the pairs so that every group
    has as many heads as tails, then colour them as edges of a bipartite graph (König); a colour is a pair of rows. Only
    pairs across groups of different sizes, or more pairs than an odd group has pairs of rows, are searched for.

    Raises:
        ConflictError: `tenants-not-separable`: the search found no rows.
    """
    group_of = {team: name for name, teams in groups.items() for team in teams}
    sizes = {name: book.rows for name, book in books.items()}
    links = {name: sum(group_of[team] == name for pair in pairs for team in pair) for name in groups}
    plain = all(sizes[group_of[one]] == sizes[group_of[two]] for one, two in pairs) and all(
        links[name] <= 2 * len(books[name].complements) for name in groups
    )
    chosen = (
        _coloured(pairs, books=books, group_of=group_of, seed=seed)
        if plain
        else _searched(pairs, books=books, group_of=group_of, seed=seed)
    )
    for name, teams in groups.items():
        taken = {chosen[team] for team in teams if team in chosen}
        free = [row for row in range(sizes[name]) if row not in taken]
        rest = shuffled((team for team in teams if team not in chosen), seed=seed, purpose="rows")
        chosen.update((TeamId(team), row) for team, row in zip(rest, free, strict=True))
    return chosen


def _digest(name: str, *, seed: int, purpose: str) -> bytes:
    return hashlib.sha256(f"{seed}/{purpose}/{name}".encode()).digest()


def _overbooked(
    venue: VenueId, there: Sequence[TeamId], *, pitches: int, books: Sequence[PatternBook]
) -> ConflictError:
    """Says why: home matches that the tenants need, a half of all they play, against the places the venue has."""
    played = sum(len(book.rounds) - (len(book.rounds) // book.rows if book.rows % 2 else 0) for book in books)
    rounds = max(len(book.rounds) for book in books)
    return ConflictError(
        "venue-overbooked",
        venue=venue,
        tenants=tuple(there),
        pitches=pitches,
        tenants_max=2 * pitches,
        home_matches=played // 2,
        places=pitches * rounds,
        rounds=rounds,
    )


def _coloured(
    pairs: Sequence[TeamPair], *, books: Mapping[str, PatternBook], group_of: Mapping[TeamId, str], seed: int
) -> dict[TeamId, int]:
    chosen: dict[TeamId, int] = {}
    for size in sorted({books[group_of[one]].rows for one, _ in pairs}):
        here = [pair for pair in pairs if books[group_of[pair[0]]].rows == size]
        rows = next(book.complements for book in books.values() if book.rows == size)
        mixed = [
            rows[int(index)] for index in shuffled(map(str, range(len(rows))), seed=seed, purpose="pairs")
        ]
        oriented = _oriented(here, group_of)
        for (tail, head), colour in zip(oriented, _colours(oriented, group_of), strict=True):
            chosen[tail], chosen[head] = mixed[colour]
    return chosen


def _oriented(pairs: Sequence[TeamPair], group_of: Mapping[TeamId, str]) -> list[TeamPair]:
    """The pairs as (tail, head) so that in each group tails and heads differ by one at most: Euler tours."""
    ends: list[tuple[str, str]] = [(group_of[one], group_of[two]) for one, two in pairs]
    degree: dict[str, int] = {}
    for one, two in ends:
        degree[one] = degree.get(one, 0) + 1
        degree[two] = degree.get(two, 0) + 1
    outside = "\0"  # no group's name: makes all degrees even
    ends += [(name, outside) for name, count in sorted(degree.items()) if count % 2 == 1]
    at: dict[str, list[int]] = {}
    for index, (one, two) in enumerate(ends):
        at.setdefault(one, []).append(index)
        at.setdefault(two, []).append(index)
    used: set[int] = set()
    result: dict[int, TeamPair] = {}
    for start in sorted(at):
        here = start
        while True:
            edge = next((edge for edge in at[here] if edge not in used), None)
            if edge is None:
                assert here == start, "a walk along even degrees ends where it began"
                break
            used.add(edge)
            one, two = ends[edge]
            if edge < len(pairs):
                result[edge] = pairs[edge] if one == here else (pairs[edge][1], pairs[edge][0])
            here = two if one == here else one
    return [result[index] for index in range(len(pairs))]


def _colours(pairs: Sequence[TeamPair], group_of: Mapping[TeamId, str]) -> list[int]:
    """A number for each pair: no two tails of a group share one, nor two heads; as few numbers as the largest count."""
    tails: dict[str, dict[int, int]] = {}
    heads: dict[str, dict[int, int]] = {}
    colour: list[int] = []
    for index, (tail, head) in enumerate(pairs):
        out, into = tails.setdefault(group_of[tail], {}), heads.setdefault(group_of[head], {})
        free_out, free_into = _first_free(out), _first_free(into)
        if free_out != free_into:
            # Exchange the two colours along the path that starts at this head with the tail's free colour.
            path: list[int] = []
            side, at_head, wanted = into, True, free_out
            while wanted in side:
                path.append(side[wanted])
                next_tail, next_head = pairs[side[wanted]]
                side = tails[group_of[next_tail]] if at_head else heads[group_of[next_head]]
                at_head = not at_head
                wanted = free_into if wanted == free_out else free_out
            for edge in path:
                del (
                    tails[group_of[pairs[edge][0]]][colour[edge]],
                    heads[group_of[pairs[edge][1]]][colour[edge]],
                )
            for edge in path:
                colour[edge] = free_into if colour[edge] == free_out else free_out
                tails[group_of[pairs[edge][0]]][colour[edge]] = edge
                heads[group_of[pairs[edge][1]]][colour[edge]] = edge
        colour.append(free_out)
        out[free_out] = into[free_out] = index
    return colour


def _first_free(taken: Mapping[int, int]) -> int:
    return next(number for number in range(len(taken) + 1) if number not in taken)


SEARCHES, SEARCH_STEPS = 20, 100_000
"""How many orders of the pairs are searched, and rows tried in each; all of it takes well under a second."""


def _searched(
    pairs: Sequence[TeamPair], *, books: Mapping[str, PatternBook], group_of: Mapping[TeamId, str], seed: int
) -> dict[TeamId, int]:
    """Rows found by search, in orders of the pairs that the seed decides."""
    homes = {name: book.homes() for name, book in books.items()}
    # Every pair begins with the group that comes first, so that a step along the circle leads the same way for all.
    facing = [pair if group_of[pair[0]] <= group_of[pair[1]] else (pair[1], pair[0]) for pair in pairs]
    by_name = {f"{one}/{two}": (one, two) for one, two in facing}
    complete = False
    for attempt in range(SEARCHES):
        order = [by_name[name] for name in shuffled(by_name, seed=seed, purpose=f"search {attempt}")]
        # Pairs across groups of different sizes have the fewest rows to choose from: they go first.
        order.sort(key=lambda pair: books[group_of[pair[0]]].rows == books[group_of[pair[1]]].rows)
        fitting = [_fitting_rows(homes[group_of[one]], homes[group_of[two]]) for one, two in order]
        chosen, complete = _placed(order, fitting, group_of)
        if chosen is not None:
            return chosen
        if complete:
            break
    raise ConflictError(
        "tenants-not-separable",
        pairs=tuple(f"{one}, {two}" for one, two in sorted(facing)),
        sizes=tuple(books[name].rows for name in sorted(books)),
        complete=complete,
    )


def _placed(
    order: Sequence[TeamPair], fitting: Sequence[Sequence[tuple[int, int]]], group_of: Mapping[TeamId, str]
) -> tuple[dict[TeamId, int] | None, bool]:
    """Depth-first: rows for all pairs or None, and whether nothing was left untried."""
    taken: dict[str, set[int]] = {name: set() for name in group_of.values()}
    chosen: dict[TeamId, int] = {}
    steps = 0

    def place(index: int) -> bool:
        nonlocal steps
        if index == len(order):
            return True
        one, two = order[index]
        mine, theirs = taken[group_of[one]], taken[group_of[two]]
        for row, other in fitting[index]:
            steps += 1
            if steps > SEARCH_STEPS:
                return False
            if row in mine or other in theirs or (mine is theirs and row == other):
                continue
            mine.add(row)
            theirs.add(other)
            chosen[one], chosen[two] = row, other
            if place(index + 1):
                return True
            mine.discard(row)
            theirs.discard(other)
        return False

    found = place(0)
    return (chosen if found else None), steps <= SEARCH_STEPS


def _fitting_rows(mine: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Rows never both at home, those one step apart first: so an odd circle of rows can be used all the way round."""
    found = [
        (row, other)
        for row, here in enumerate(mine)
        for other, there in enumerate(theirs)
        if not here & there
    ]
    return sorted(found, key=lambda rows: ((rows[1] - rows[0]) % len(theirs), rows))
