"""Matches as two units each: a win takes both, a draw gives one to either side.

Points do not add up to the same for every match, units do, which makes two things easy. A bound: the clubs that are
to reach a mark need some least number of units each (a need of 7 points costs two wins and a draw, five units, however
the rest goes), and there are two for each match. And a construction: wins are handed out like seats, by augmenting
paths, once the clubs that need a single point more have been paired for draws.
"""

from collections.abc import Mapping, Sequence

Share = tuple[tuple[int, int], ...]
"""What each outcome of a match adds to its first and its second club."""


def plain(shares: Sequence[Share]) -> tuple[int, int, int] | None:
    """What win, draw and defeat add, if all matches are of that form; else None."""
    first = shares[0] if shares else ()
    if len(first) != 3 or any(share != first for share in shares):
        return None
    (win, loss), (draw, same), (lost, won) = first
    is_plain = draw == same and (lost, won) == (loss, win) and (win > draw > loss or win < draw < loss)
    return (win, draw, loss) if is_plain else None


def most_units(worth: tuple[int, int, int], room: int, matches: int) -> int:
    """The most units a club can take from its matches without passing its room; -1 if it passes it in any case."""
    win, draw, loss = worth
    best = -1
    for wins in range(matches + 1):
        rest = room - win * wins - loss * (matches - wins)
        if rest < 0:
            break
        best = max(best, 2 * wins + min(matches - wins, rest // (draw - loss)))
    return best


def least_units(worth: tuple[int, int, int], room: int, matches: int) -> int:
    """The fewest units with which a club reaches what it needs; gains and room are negative."""
    win, draw, loss = worth
    best = 2 * matches + 1
    for wins in range(matches + 1):
        lacks = win * wins + loss * (matches - wins) - room  # what draws still have to bring
        draws = max(0, -(-lacks // (loss - draw)))
        if draws <= matches - wins:
            best = min(best, 2 * wins + draws)
        if lacks <= 0:
            break
    return best


def must_pass(worth: tuple[int, int, int], rooms: Mapping[int, int], pairs: Sequence[tuple[int, int]]) -> int:
    """A number of clubs that pass their room in every way the matches can end."""
    count = dict.fromkeys(rooms, 0)
    for pair in pairs:
        for club in pair:
            count[club] += 1
    supply, passed = 2 * len(pairs), 0
    if worth[0] < 0:
        needs = sorted((least_units(worth, rooms[club], count[club]) for club in rooms), reverse=True)
        total = sum(needs)
        while total > supply and passed < len(needs):
            total -= needs[passed]
            passed += 1
        return passed
    takes = sorted(most_units(worth, rooms[club], count[club]) for club in rooms)
    total = sum(takes)
    heaviest = sorted(count.values(), reverse=True)
    while total < supply and passed < len(takes):
        total -= takes[passed]
        supply -= 2 * heaviest[passed]
        passed += 1
    return passed


def handed_out(
    worth: tuple[int, int, int], rooms: Mapping[int, int], pairs: Sequence[tuple[int, int]]
) -> list[int] | None:
    """Outcomes (0, 1, 2: home win, draw, away win) with which every club reaches what it needs, if they are found."""
    win, draw, loss = (-one for one in worth)
    if loss:
        return None
    needs = {club: max(0, -room) for club, room in rooms.items()}
    for is_eager in (False, True):
        found = _attempt(win, draw, dict(needs), pairs, is_eager=is_eager)
        if found is not None:
            return found
    return None


def drawn_out(
    worth: tuple[int, int, int], rooms: Mapping[int, int], pairs: Sequence[tuple[int, int]]
) -> list[int] | None:
    """Outcomes (0, 1, 2) with which every club stays within its room, if they are found: everybody draws, and clubs
    that cannot afford all those draws lose some to clubs that can afford to win.
    """
    win, draw, loss = worth
    count = dict.fromkeys(rooms, 0)
    for pair in pairs:
        for club in pair:
            count[club] += 1
    spare = {club: room - draw * count[club] for club, room in rooms.items()}
    defeats = {club: -(one // (draw - loss)) for club, one in spare.items() if one < 0}
    wins = {club: one // (win - draw) for club, one in spare.items() if one >= 0}
    given: dict[int, int] = {}  # match -> the club that loses it
    mine: dict[int, list[int]] = {club: [] for club in defeats}
    theirs: dict[int, list[int]] = {club: [] for club in wins}
    for index, (one, other) in enumerate(pairs):
        for loser, winner in ((one, other), (other, one)):
            if loser in defeats and winner in wins:
                mine[loser].append(index)
                theirs[winner].append(index)
    for club in sorted(defeats, key=lambda each: (len(mine[each]) - defeats[each], each)):
        for _ in range(defeats[club]):
            if not _lose_one(club, mine, theirs, pairs, wins, given):
                return None
    return [
        1 if index not in given else 2 if given[index] == one else 0 for index, (one, _) in enumerate(pairs)
    ]


def _lose_one(
    start: int,
    mine: Mapping[int, Sequence[int]],
    theirs: Mapping[int, Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    wins: dict[int, int],
    given: dict[int, int],
) -> bool:
    """One more defeat for a club; where the winner can afford no more, another club loses elsewhere instead."""
    came: dict[int, tuple[int, int, int]] = {}
    seen = {start}
    queue = [start]
    for club in queue:
        for index in mine[club]:
            if index in given:
                continue
            winner = sum(pairs[index]) - club
            if wins[winner] > 0:
                wins[winner] -= 1
                given[index] = club
                last = club
                while last != start:
                    before, old, new = came[last]
                    del given[old]
                    given[new] = before
                    last = before
                return True
            for other in theirs[winner]:
                loser = given.get(other)
                if loser is not None and loser not in seen:
                    seen.add(loser)
                    came[loser] = (club, other, index)
                    queue.append(loser)
    return False


def _attempt(
    win: int, draw: int, needs: dict[int, int], pairs: Sequence[tuple[int, int]], *, is_eager: bool
) -> list[int] | None:
    """Draws between clubs that a draw brings a win nearer, then wins; `is_eager`: also where two draws are a win."""
    outcomes = [-1] * len(pairs)
    supply = len(pairs)
    wanted = sum(-(-need // win) for need in needs.values())
    busy = dict.fromkeys(needs, 0)
    for one, other in pairs:
        busy[one] += 1
        busy[other] += 1
    order = sorted(range(len(pairs)), key=lambda index: (sum(busy[club] for club in pairs[index]), index))
    for rests in ((1,), (1, 2)) if is_eager else ((1,),):
        for index in order:
            if wanted <= supply:
                break
            one, other = pairs[index]
            if outcomes[index] < 0 and all(
                needs[club] and (needs[club] - 1) % win // draw + 1 in rests and needs[club] > 0
                for club in (one, other)
            ):
                before = sum(-(-needs[club] // win) for club in (one, other))
                for club in (one, other):
                    needs[club] = max(0, needs[club] - draw)
                wanted -= before - sum(-(-needs[club] // win) for club in (one, other))
                supply -= 1
                outcomes[index] = 1
    if wanted > supply:
        return None
    seats = {club: -(-need // win) for club, need in needs.items()}
    holder = _seated(seats, pairs, [index for index in range(len(pairs)) if outcomes[index] < 0])
    if holder is None:
        return None
    for index, (one, _) in enumerate(pairs):
        if outcomes[index] < 0:
            outcomes[index] = 0 if holder.get(index, one) == one else 2
    return outcomes


def _seated(
    seats: Mapping[int, int], pairs: Sequence[tuple[int, int]], free: Sequence[int]
) -> dict[int, int] | None:
    """Which club wins each match, so that each wins as many as it needs; None if that cannot be."""
    holder: dict[int, int] = {}
    mine: dict[int, list[int]] = {club: [] for club in seats}
    for index in free:
        for club in pairs[index]:
            mine[club].append(index)
    for club in sorted(seats, key=lambda one: (len(mine[one]) - seats[one], one)):
        for _ in range(seats[club]):
            if not _win_one(club, mine, holder):
                return None
    return holder


def _win_one(start: int, mine: Mapping[int, Sequence[int]], holder: dict[int, int]) -> bool:
    """One more win for a club, by passing matches on along a chain that ends at one nobody needs yet."""
    came: dict[int, tuple[int, int]] = {}
    seen = {start}
    queue = [start]
    for club in queue:
        for index in mine[club]:
            owner = holder.get(index)
            if owner == club:
                continue
            if owner is None:
                holder[index] = club
                last = club
                while last != start:
                    before, match = came[last]
                    holder[match] = before
                    last = before
                return True
            if owner not in seen:
                seen.add(owner)
                came[owner] = (club, index)
                queue.append(owner)
    return False
