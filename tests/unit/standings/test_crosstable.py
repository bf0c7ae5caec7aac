"""The grid of results: who met whom at home, in the order asked for."""

from played import results

from torneo.standings.crosstable import crosstable


def grid(season, teams):
    made = crosstable(teams, results(season))
    return {
        home + away: " ".join(str(result.score) for result in made.cell(home, away))
        for home in teams
        for away in teams
        if made.cell(home, away)
    }


def test_grid_holds_every_result_that_counts_by_host_and_guest():
    season = """
    A 2-1 B
    B 0-0 A
    A 3-0 C awarded
    C 1-0 B abandoned
    C 4-0 A expunged
    """
    assert grid(season, "ABC") == {"AB": "2-1", "BA": "0-0", "AC": "3-0"}


def test_second_meeting_on_the_same_ground_stands_beside_the_first():
    assert grid("A 2-1 B\nA 0-3 B", "AB") == {"AB": "2-1 0-3"}


def test_pair_that_has_not_met_there_has_an_empty_cell():
    made = crosstable("AB", results("A 2-1 B"))

    assert made.cell("B", "A") == ()


def test_clubs_that_are_no_members_have_no_cell():
    made = crosstable("BA", results("A 2-1 B\nA 5-0 X\nX 1-1 B"))

    assert made.teams == ("B", "A")
    assert list(made.results) == [("A", "B")]
