"""A competition from a form, a regulation as text, the register, clashes, what is to do, everything in one file."""

import io
import tomllib
import zipfile
from datetime import UTC, date, datetime, time, timedelta

import pytest

from torneo.model import (
    Actor,
    PermissionDenied,
    Planned,
    Register,
    RegulationError,
    Role,
    UsageError,
    VenueId,
)
from torneo.office import commands
from torneo.office.amending import adopt_founded, adopt_register, adopt_text, read_text, text_of, versions
from torneo.office.archive import everything
from torneo.office.clashes import clashes_of
from torneo.office.clubs_import import import_clubs, read_clubs
from torneo.office.commands import Asked, ResultInput
from torneo.office.desk import to_do
from torneo.office.folder import open_folder
from torneo.office.founding import Answers, ClubLine, found
from torneo.office.importing import ImportFaults
from torneo.office.lookup import match_by_id
from torneo.office.permissions import local_user
from torneo.office.previewing import preview
from torneo.rules.reader import read_files

ME = local_user("secretary")
EIGHT = tuple(
    ClubLine(name=f"Club {letter}", ground="Cancha Común" if letter in "AB" else f"Cancha {letter}")
    for letter in "ABCDEFGH"
)


class SetClock:
    def __init__(self):
        self.time = datetime(2026, 6, 1, 12, tzinfo=UTC)

    def now(self):
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def desk(tmp_path):
    with open_folder(tmp_path, clock=SetClock()) as opened:
        yield opened


def answers(**more):
    return Answers(**{"name": "Liga de Prueba", "season": "2026", "clubs": EIGHT, **more})


@pytest.fixture
def league(desk):
    founded = found(answers(first_day=date(2026, 3, 7)), desk.regulations().register)
    adopt_founded(desk, ME, founded)
    commands.publish_fixtures(desk, ME, seed=1)
    return desk


@pytest.mark.parametrize(
    ("more", "matches"),
    [
        ({}, 56),
        ({"meetings": 1}, 28),
        ({"shape": "groups", "meetings": 1}, 12 + 4 + 1),
        ({"shape": "groups", "groups": 4, "through": 1, "meetings": 2}, 8 + 4 + 1),
        ({"shape": "groups", "groups": 2, "through": 1, "meetings": 1}, 12 + 1),
        ({"shape": "groups", "meetings": 1, "drawn": True}, 12 + 4 + 1),
        ({"shape": "cup"}, 8 + 4 + 1),
        ({"shape": "cup", "legs": 1}, 4 + 2 + 1),
    ],
)
def test_every_form_is_a_regulation_without_a_fault(desk, more, matches):
    founded = found(answers(**more), Register())

    written = read_text(desk, founded.text, file=founded.file, register=founded.register)

    assert written.findings == ()
    assert sum(stage.matches for stage in written.plan) == matches
    assert (written.edition, written.is_new) == ("liga-de-prueba-2026", True)


def test_clubs_that_share_a_ground_share_one_venue(desk):
    founded = found(answers(), Register())

    homes = {club.id: club.home for club in founded.register.clubs}
    assert homes["club-a"] == homes["club-b"] == "cancha-comun"
    assert len(founded.register.venues) == 7


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "form-name-missing"),
        ({"season": ""}, "form-season-missing"),
        ({"clubs": EIGHT[:1]}, "form-clubs-too-few"),
        ({"clubs": (*EIGHT, ClubLine(name="club a"))}, "form-club-twice"),
        ({"shape": "cup", "clubs": EIGHT[:6]}, "form-cup-size"),
        ({"shape": "groups", "groups": 3}, "form-groups-uneven"),
        ({"shape": "groups", "groups": 2, "through": 4}, "form-through-too-many"),
    ],
)
def test_form_that_makes_no_competition_says_why(more, code):
    with pytest.raises(UsageError) as refused:
        found(answers(**more), Register())

    assert refused.value.code == code


def test_drawn_groups_take_one_club_of_each_pot(desk):
    adopt_founded(desk, ME, found(answers(shape="groups", meetings=1, drawn=True), Register()))

    drawn = commands.draw(desk, ME, edition=None, stage=None, seed=4).draw.groups
    listed = commands.publish_fixtures(desk, ME, seed=4)

    pots = [{f"club-{letter}" for letter in pair} for pair in ("ab", "cd", "ef", "gh")]
    assert all(len(pot & set(group)) == 1 for pot in pots for group in drawn.values())
    assert sum(len(one.matches) for one in listed.lists) == 12


@pytest.mark.parametrize("file", ["aaa.toml", "zzz.toml"])
def test_edition_is_not_adopted_under_a_second_file_name(league, tmp_path, file):
    """Whichever of the two files is read first."""
    text = text_of(league, "liga-de-prueba-2026").replace("win = 3", "win = 2")

    with pytest.raises(RegulationError) as refused:
        adopt_text(league, ME, text, file=file, reason="asamblea")

    (one,) = refused.value.findings
    assert (one.code, one.facts["other"]) == ("edition-twice", "liga-de-prueba-2026.toml")
    assert not (tmp_path / file).exists()


def test_competition_from_nothing_lives_in_ledger_and_folder(league, tmp_path):
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["clubs.toml", "liga-de-prueba-2026.toml"]
    assert read_files({p.name: p.read_bytes() for p in tmp_path.glob("*.toml")}).errors == ()
    assert [entry.kind for entry in league.ledger().entries()][:3] == [
        "ledger_opened",
        "register_adopted",
        "regulation_adopted",
    ]
    assert len(league.season()["liga-de-prueba-2026"].stage("liga").matches) == 56


def test_preview_of_a_new_competition_writes_no_file(desk, tmp_path):
    founded = found(answers(), Register())

    seen = preview(desk, lambda trial: adopt_founded(trial, ME, founded))

    assert list(seen.after.editions) == ["liga-de-prueba-2026"]
    assert list(tmp_path.iterdir()) == []


def test_amendment_is_previewed_adopted_with_its_reason_and_told(league, tmp_path):
    edition = "liga-de-prueba-2026"
    first = league.season()[edition].stage("liga").matches[0]
    commands.record_result(league, ME, Asked(match=first.id), ResultInput(score="1-1"))
    text = text_of(league, edition).replace("draw = 1", "draw = 2")

    written = read_text(league, text, file=f"{edition}.toml")
    seen = preview(
        league, lambda trial: adopt_text(trial, ME, text, file=f"{edition}.toml", reason="asamblea")
    )
    with pytest.raises(UsageError) as unsaid:
        adopt_text(league, ME, text, file=f"{edition}.toml")
    adopt_text(league, ME, text, file=f"{edition}.toml", reason="asamblea")

    assert [(each.path, each.before, each.after) for each in written.changes] == [
        (("rules", "points", "draw"), 1, 2)
    ]
    assert {(each.team, each.before.points, each.after.points) for each in seen.rows} == {
        (first.home.team, 1, 2),
        (first.away.team, 1, 2),
    }
    assert unsaid.value.code == "reason-missing"
    assert [len(changes) for _, _, changes in versions(league, edition)] == [1, 0]
    assert (tmp_path / f"{edition}.toml").read_text("utf-8") == text
    with pytest.raises(UsageError) as same:
        adopt_text(league, ME, text, file=f"{edition}.toml", reason="otra vez")
    assert same.value.code == "nothing-changed"


def test_text_with_faults_tells_them_all_with_their_lines(league):
    text = text_of(league, "liga-de-prueba-2026").replace('"all"', '"nada.7"').replace("win = 3", 'win = "x"')

    with pytest.raises(RegulationError) as refused:
        adopt_text(league, ME, text, file="liga-de-prueba-2026.toml", reason="prueba")

    assert len(refused.value.findings) >= 2
    assert all(
        each.where.file == "liga-de-prueba-2026.toml" and each.where.line for each in refused.value.findings
    )


def test_only_those_who_may_adopt_do(league):
    with pytest.raises(PermissionDenied):
        adopt_text(league, Actor("d", Role.DELEGATE, "club-a"), "torneo = 1", file="x.toml")


def test_register_that_leaves_a_club_out_is_refused(league):
    register = league.regulations().register
    shorter = Register(register.clubs[1:], register.venues)

    with pytest.raises(RegulationError) as refused:
        adopt_register(league, ME, shorter)

    assert {each.code for each in refused.value.findings} == {"team-not-in-register"}


def test_clubs_come_from_a_sheet_or_a_list_with_all_faults_at_once(desk):
    assert read_clubs("x.csv", "Unión; Estadio 1; Ica\nBoys".encode())[0] == (
        ClubLine(name="Unión", ground="Estadio 1", city="Ica"),
        ClubLine(name="Boys"),
    )
    with pytest.raises(ImportFaults) as refused:
        import_clubs(desk, ME, "x.csv", b"club,estadio\nMelgar,A\n,B\n,C\n")
    done = import_clubs(desk, ME, "x.csv", b"club,estadio\nMelgar,UNSA\nAurora,UNSA\n")

    assert [each.where.line for each in refused.value.findings] == [3, 4]
    assert done.recorded == 2
    assert [(club.id, club.home) for club in desk.regulations().register.clubs] == [
        ("melgar", "unsa"),
        ("aurora", "unsa"),
    ]


# -- clashes -----------------------------------------------------------------------------------------------------------


def test_clashes_of_a_move_are_told(league):
    season = league.season()
    matches = season["liga-de-prueba-2026"].stage("liga").matches
    mine = next(each for each in matches if each.home.team == "club-a")
    other = next(each for each in matches if each.home.team == "club-b" and each.away.team != "club-a")

    found_ = clashes_of(season, match_by_id(season, mine.id), other.planned)

    codes = {each.code for each in found_}
    assert "clash-venue" in codes
    busy = {team for each in found_ if each.code == "clash-team" for team in [each.facts["team"]]}
    assert busy <= {mine.home.team, mine.away.team}
    free = Planned(date(2026, 12, 29), datetime(2026, 12, 29, 20, 30, tzinfo=UTC), VenueId("cancha-comun"))
    assert clashes_of(season, match_by_id(season, mine.id), free) == ()


# -- what is to do -----------------------------------------------------------------------------------------------------


def test_to_do_holds_what_waits_for_this_actor(league):
    league.clock.time = datetime(2026, 3, 9, 12, tzinfo=UTC)
    matches = league.season()["liga-de-prueba-2026"].stage("liga").matches
    first, second, third, fourth = matches[:4]
    commands.record_result(
        league,
        Actor("d", Role.DELEGATE, first.home.team),
        Asked(match=first.id),
        ResultInput(score="1-0", claimed=True),
    )
    commands.postpone(league, ME, Asked(match=second.id), reason="lluvia")
    commands.request_postponement(
        league,
        ME,
        Asked(match=matches[-1].id),
        by=matches[-1].home.team,
        reason="viaje",
        to=date(2026, 12, 5),
        kickoff=time(15),
    )

    mine = to_do(league, ME)

    assert {each.match.id for each in mine.missing} == {third.id, fourth.id}
    assert [each.match.id for each in mine.claims] == [first.id]
    assert [each.match.id for each in mine.undated] == [second.id]
    assert [each.found.match.id for each in mine.requests] == [matches[-1].id]
    assert mine.count == 5
    assert to_do(league, Actor("p", Role.PUBLIC)).count == 0
    theirs = to_do(league, Actor("d", Role.DELEGATE, matches[-1].away.team))
    assert [each.id for each in theirs.requests] == [mine.requests[0].id]


def test_archive_holds_everything_and_no_person(league):
    commands.register_player(league, ME, edition=None, team="club-a", name="Rosa Quispe")

    with zipfile.ZipFile(io.BytesIO(everything(league, ME))) as packed:
        names = packed.namelist()
        whole = b"".join(packed.read(name) for name in names)
        regulation = tomllib.loads(packed.read("regulations/liga-de-prueba-2026.toml").decode())

    assert {"season.json", "tables.csv", "results.csv", "fixtures.csv", "regulations/clubs.toml"} <= set(
        names
    )
    assert any(name.startswith("ledger/") for name in names)
    assert regulation["edition"]["id"] == "liga-de-prueba-2026"
    assert b"Quispe" not in whole
    with pytest.raises(PermissionDenied):
        everything(league, Actor("p", Role.PUBLIC))
