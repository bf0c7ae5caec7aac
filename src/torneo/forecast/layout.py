"""How a table lies in memory for the compiled loops: codes of criteria, columns, where each part begins."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Shorts = npt.NDArray[np.int16]
Floats = npt.NDArray[np.float64]

# Codes of criteria. Up to AWAY_POINTS also inside a mini-league.
POINTS, PER_GAME, DIFFERENCE, GOALS_FOR, GOAL_AVERAGE, WINS = range(6)
AWAY_GOALS, AWAY_WINS, AWAY_POINTS = 6, 7, 8
OPPONENTS_POINTS, OPPONENTS_DIFFERENCE, OPPONENTS_GOALS, RELATIVE = 9, 10, 11, 12
GIVEN, PLACE = 13, 14
HEAD_TO_HEAD, EXTRA_MATCH, SHOOTOUT, LOTS = 15, 16, 17, 18

# Columns of a criterion.
CODE, ONLY_FOR, STAKE_FIRST, STAKE_COUNT, LAST_MATCH, SHARES, INNER_FIRST, INNER_COUNT, REAPPLY, GIVEN_ROW = (
    range(10)
)
EXTRA_TIME = 10
COLUMNS = 11

NONE, SUBSET, EACH = 0, 1, 2

# Columns of a mini-league, and of the figures that are counted over all matches of a season.
M_POINTS, M_DIFFERENCE, M_GOALS, M_AGAINST, M_WINS, M_AWAY_GOALS, M_AWAY_WINS, M_AWAY_POINTS, M_PLAYED = (
    range(9)
)
M_COLUMNS = 9
S_COLUMNS = M_COLUMNS + 4

# Columns of a result that stands already.
F_HOME, F_AWAY, F_HOME_GOALS, F_AWAY_GOALS, F_HOME_POINTS, F_AWAY_POINTS, F_HOME_WON, F_AWAY_WON = range(8)
F_COLUMNS = 8

# A table is one array of int64, so that calls hand on one thing: first where each of its parts begins, then the parts.
CLUBS = 0  # how many, numbered in the order of their ids
COUNT = 1  # criteria of the table; those of mini-leagues follow
FIRST = 2  # criteria from this number on are asked where the sums leave clubs level
CRITERIA = 3  # [criteria, COLUMNS]
STAKES = 4  # places of `at_stake`, one criterion after the other, each in order
DRAWN = 5  # [lots, clubs]: place in a lot that has been drawn, -1: not in it
DRAWN_COUNT = 6
EXTRAS = 7  # [clubs, clubs]: 1, the first has won an extra match that has been played
LAST_PAIRS = 8  # [clubs, clubs]: 1, the two meet in the last round
PLAYED = 9  # [clubs]: matches at the end
WORTH = 10  # win, draw, defeat, win and defeat on penalties; -1: no shoot-outs
ROWS = 11  # [3, matches left]: row of the scores, home and away club; -1: a club of no row
ROWS_COUNT = 12
FIXED = 13  # [results, F_COLUMNS]
FIXED_COUNT = 14
PAIRS = 15  # [clubs * clubs + 1]: where the matches of two clubs, home side first, begin
PAIR_MATCHES = 16  # number of a match left, or minus one minus the number of a result
NEEDS_SCAN = 17  # 1: a criterion needs all matches of the season counted
# Where a criterion asks only where a line runs (`at_stake`) and sums follow it, the one number of a club holds those
# sums too; a season in which clubs level before it stand at such a line is put in order again from that criterion on.
COARSE_FIRST = 18  # that criterion
COARSE_SHIFT = 19  # bits of the number that come after it
LINES = 20  # the places under which such lines run
LINES_COUNT = 21
HEADER = 22

# Room to work in is one array of int64 as well; its parts, in clubs from its beginning.
ORDER = 0  # clubs in order
R_BOUND = 1  # [clubs + 1]: 1, something separates this place from the one before
R_MINI = 3  # [clubs, M_COLUMNS]
R_SCAN = R_MINI + M_COLUMNS
R_TODO = R_SCAN + S_COLUMNS  # [2 * clubs]
R_STACK = R_TODO + 2  # [4 * clubs, 4]
ROOM = R_STACK + 17


def room_for(clubs: int) -> Ints:
    """Room to work in for a table of so many clubs, for one thread."""
    return np.zeros((clubs + 1) * ROOM, np.int64)
