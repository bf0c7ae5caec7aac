from dataclasses import replace

from torneo.model import Severity
from torneo.timetable import FixtureList, Pairing, check

TEAMS = ["a", "b", "c", "d"]


def listed(text, byes=None, breaks=0):
    """One line a round: `a-b c-d`."""
    rounds = tuple(
        tuple(Pairing(number, *pair.split("-")) for pair in line.split())
        for number, line in enumerate(text.strip().splitlines(), start=1)
    )
    return FixtureList(rounds=rounds, byes=byes or (None,) * len(rounds), method="by hand", breaks=breaks)


SOUND = listed("a-b c-d\nd-a b-c\na-c d-b", breaks=2)


def said(findings):
    return [(finding.code, dict(finding.facts)) for finding in findings]


def test_sound_list_has_no_findings():
    assert check(SOUND, TEAMS) == ()


def test_pair_that_meets_too_often_and_pair_that_never_meets():
    fixtures = listed("a-b c-d\nd-a b-c\nb-a d-c", breaks=4)

    assert said(check(fixtures, TEAMS)) == [
        ("fixture-pair-count", {"teams": ("a", "b"), "found": 2, "expected": 1}),
        ("fixture-pair-count", {"teams": ("a", "c"), "found": 0, "expected": 1}),
        ("fixture-pair-count", {"teams": ("b", "d"), "found": 0, "expected": 1}),
        ("fixture-pair-count", {"teams": ("c", "d"), "found": 2, "expected": 1}),
    ]


def test_team_twice_in_a_round_leaves_another_idle():
    fixtures = listed("a-b a-d\nd-a b-c\na-c d-b", breaks=2)
    codes = [finding.code for finding in check(fixtures, TEAMS)]

    assert codes[:2] == ["fixture-team-twice", "fixture-bye-wrong"]
    assert said(check(fixtures, TEAMS))[1][1] == {"round": 1, "idle": ("c",), "named": ()}


def test_two_tenants_at_home_in_one_round():
    assert said(check(SOUND, TEAMS, tenants={"a": "park", "c": "park"})) == [
        ("venue-clash", {"round": 1, "venue": "park", "teams": ("a", "c"), "pitches": 1})
    ]
    assert check(SOUND, TEAMS, tenants={"a": "park", "c": "park"}, capacity={"park": 2}) == ()


def test_wrong_number_of_breaks():
    assert said(check(replace(SOUND, breaks=0), TEAMS)) == [
        ("fixture-breaks-miscounted", {"found": 0, "expected": 2})
    ]


def test_bye_of_a_team_that_plays():
    fixtures = listed("a-b\nc-a\nb-c", byes=("c", "b", "b"))

    assert said(check(fixtures, ["a", "b", "c"])) == [
        ("fixture-bye-wrong", {"round": 3, "idle": ("a",), "named": ("b",)})
    ]


def test_stranger_and_wrong_round_number():
    fixtures = replace(SOUND, rounds=((Pairing(2, "a", "b"), Pairing(2, "c", "x")), *SOUND.rounds[1:]))

    assert said(check(fixtures, TEAMS))[:3] == [
        ("fixture-round-number", {"round": 1, "found": 2}),
        ("fixture-team-unknown", {"round": 1, "team": "x"}),
        ("fixture-bye-wrong", {"round": 1, "idle": ("d",), "named": ()}),
    ]


def test_team_at_home_throughout_is_a_warning():
    fixtures = listed("a-b c-d\na-d b-c\na-c d-b", breaks=4)
    findings = check(fixtures, TEAMS)

    assert [(finding.subject, finding.severity) for finding in findings] == [("a", Severity.WARNING)]
    assert said(findings) == [("fixture-home-away-uneven", {"teams": "a", "home": 3, "away": 0})]
