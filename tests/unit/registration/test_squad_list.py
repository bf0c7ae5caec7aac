"""Squad lists of the article's regulation: twelve players up to 21, three up to 19, three of 22 or more."""

from datetime import date

from torneo.model import Finding, Severity
from torneo.registration import Player, assign, check_squad
from torneo.rules.squads import Quota, Squad, SquadPlace, Window

ARTICLE = Squad(
    size=18,
    registered_with_club=True,
    age_on=date(2014, 12, 31),
    clause="roster",
    places=(
        SquadPlace(name="Sub-21", count=12, age_max=21),
        SquadPlace(name="Sub-19", count=3, age_max=19),
        SquadPlace(name="Refuerzos", count=3, age_min=22),
    ),
)


def players(*lines: tuple[int, int]) -> list[Player]:
    """(how many, year of birth), one after the other, with ids by year: 95-0, 95-1, .."""
    return [
        Player(f"{year % 100:02}-{number}", date(year, 3, 1), club="melgar")
        for count, year in lines
        for number in range(count)
    ]


def check(listed, squad=ARTICLE, **more):
    return check_squad(listed, squad, 2014, club="melgar", subject="s", **more)


def test_a_list_as_the_regulation_asks_has_no_findings():
    listed = players((12, 1993), (3, 1995), (3, 1980))

    assignment = assign(listed, ARTICLE, 2014)

    assert [(name, [player.person for player in line]) for name, line in assignment.places] == [
        ("Sub-21", sorted(f"93-{number}" for number in range(12))),
        ("Sub-19", ["95-0", "95-1", "95-2"]),
        ("Refuerzos", ["80-0", "80-1", "80-2"]),
    ]
    assert (assignment.unplaced, assignment.missing, assignment.findings) == ((), (), ())
    assert check(listed) == ()


def test_young_players_may_fill_the_places_of_the_older_ones():
    """Fifteen players of 19 and under fill the places up to 21 and up to 19; the younger are moved to make room."""
    assert check(players((15, 1996), (3, 1980))) == ()


def test_young_players_registered_first_make_room():
    """Three under 19 who came first sit in Sub-21 until twelve of 21 arrive, who fit there alone."""
    first = players((3, 1995))
    later = [
        Player(player.person, player.born, registered_on=date(2014, 2, 1), club="melgar")
        for player in players((12, 1993), (3, 1990))
    ]

    assert check([*first, *later]) == ()


def test_too_many_of_an_age_are_told_with_the_places_they_need():
    listed = players((11, 1993), (3, 1995), (4, 1980))

    findings = check(listed)

    assert findings == (
        Finding(
            "squad-places-too-few",
            Severity.ERROR,
            "s",
            clause="roster",
            facts={
                "count": 4,
                "room": 3,
                "places": ("Refuerzos",),
                "players": ("80-0", "80-1", "80-2", "80-3"),
            },
        ),
        Finding(
            "squad-places-empty",
            Severity.WARNING,
            "s",
            clause="roster",
            facts={"place": "Sub-19", "missing": 1, "count": 3},
        ),
    )


def test_thirteen_of_twenty_one_crowd_twelve_places_though_others_are_free():
    """Players of 21 are fit for Sub-21 alone; the places up to 19 stay empty."""
    assignment = assign(players((13, 1993), (2, 1996), (3, 1980)), ARTICLE, 2014, subject="s")

    assert [player.person for player in assignment.unplaced] == ["93-9"]
    assert assignment.missing == (("Sub-19", 1),)
    assert assignment.findings[0] == Finding(
        "squad-places-too-few",
        Severity.ERROR,
        "s",
        clause="roster",
        facts={
            "count": 13,
            "room": 12,
            "places": ("Sub-21",),
            "players": tuple(sorted(f"93-{number}" for number in range(13))),
        },
    )


def test_who_registered_last_stands_back():
    squad = Squad(places=(SquadPlace(name="Sub-19", count=1, age_max=19),))
    early = Player("z", date(1996, 1, 1), registered_on=date(2014, 1, 1))
    late = Player("a", date(1996, 1, 1), registered_on=date(2014, 1, 2))

    assert assign([late, early], squad, 2014).unplaced == (late,)


def test_a_player_who_fits_no_place_is_told_by_himself():
    squad = Squad(places=(SquadPlace(name="Sub-19", count=3, age_max=19),))

    findings = assign(players((1, 1990)), squad, 2014, subject="s").findings

    assert findings[0] == Finding(
        "player-fits-no-place",
        Severity.ERROR,
        "s",
        facts={"player": "90-0", "places": ("Sub-19",)},
    )


def test_a_player_whose_birth_is_not_known_is_told():
    squad = Squad(places=(SquadPlace(name="Sub-19", count=1, age_max=19), SquadPlace(name="Libre", count=1)))
    unknown = Player("u")

    assignment = assign([unknown], squad, 2014, subject="s")

    assert assignment.places == (("Sub-19", ()), ("Libre", (unknown,)))
    assert [(one.code, dict(one.facts)) for one in assignment.findings] == [
        ("player-birth-unknown", {"player": "u"}),
        ("squad-places-empty", {"place": "Sub-19", "missing": 1, "count": 1}),
    ]


def test_places_of_the_match_sheet_are_not_places_of_the_list():
    squad = Squad(places=(SquadPlace(name="Arquero", count=1, position="goalkeeper", on="bench"),))
    keeper = Player("k", position="goalkeeper")

    assert assign([keeper], squad, 2014).places == ()
    assert assign([keeper], squad, 2014, on="bench").places == (("Arquero", (keeper,)),)


def test_every_fault_of_a_list_is_told():
    squad = Squad(
        size=2,
        registered_with_club=True,
        clause="art. 4",
        registration=(Window(to=date(2014, 4, 30)),),
        quotas=(
            Quota(on="list", max=0, origin="foreign", clause="art. 9"),
            Quota(on="list", min=2, position="goalkeeper"),
            Quota(on="pitch", min=11),
        ),
    )
    listed = [
        Player("a", None, "goalkeeper", date(2014, 3, 1), "foreign", "melgar"),
        Player("a", None, "goalkeeper", date(2014, 3, 1), "foreign", "melgar"),
        Player("b", None, "forward", date(2014, 5, 1), "local", "utc"),
        Player("c", None, "forward", date(2014, 3, 1), "local"),
    ]

    findings = check(listed, squad)

    told = [(one.code, one.severity.value, one.clause, dict(one.facts)) for one in findings]
    assert told == [
        ("player-listed-twice", "error", "art. 4", {"player": "a", "times": 2}),
        ("squad-too-large", "error", "art. 4", {"found": 3, "size": 2}),
        ("player-club-unknown", "warning", "art. 4", {"player": "c", "club": "melgar"}),
        ("player-of-another-club", "error", "art. 4", {"player": "b", "club": "melgar", "found": "utc"}),
        (
            "player-outside-window",
            "error",
            "art. 4",
            {"player": "b", "day": "2014-05-01", "windows": ("../2014-04-30",)},
        ),
        (
            "quota-too-many",
            "error",
            "art. 9",
            {"found": 1, "players": ("a",), "who": "origin foreign", "max": 0},
        ),
        (
            "quota-too-few",
            "error",
            "art. 4",
            {"found": 1, "players": ("a",), "who": "position goalkeeper", "min": 2},
        ),
    ]
    assert {one.subject for one in findings} == {"s"}


def test_an_incomplete_list_is_a_warning():
    findings = check(players((1, 1980)), Squad(size=2))

    assert [(one.code, one.severity, dict(one.facts)) for one in findings] == [
        ("squad-incomplete", Severity.WARNING, {"found": 1, "size": 2})
    ]


def test_a_quota_holds_on_its_days_alone():
    squad = Squad(
        quotas=(
            Quota(on="list", min=1, valid_to=date(2014, 6, 30)),
            Quota(on="list", min=2, valid_from=date(2014, 7, 1)),
        )
    )
    listed = players((1, 1990))

    assert check(listed, squad, on_day=date(2014, 6, 30)) == ()
    assert [one.facts["min"] for one in check(listed, squad, on_day=date(2014, 7, 1))] == [2]
    assert [one.facts["min"] for one in check(listed, squad)] == [2]
