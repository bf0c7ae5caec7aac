"""Invented squads."""

from datetime import date
from random import Random

import pytest

from torneo.registration import Player, check_squad, invented_squad, season_year
from torneo.rules.regulation import Edition
from torneo.rules.squads import Quota, Squad, SquadPlace

EDITION = Edition(id="e", competition="c", season="2014")

ARTICLE = Squad(
    size=18,
    age_on=date(2014, 12, 31),
    places=(
        SquadPlace(name="Sub-21", count=12, age_max=21),
        SquadPlace(name="Sub-19", count=3, age_max=19),
        SquadPlace(name="Refuerzos", count=3, age_min=22),
    ),
)
QUOTAS = Squad(
    size=22,
    places=(SquadPlace(count=4, age_max=20),),
    quotas=(
        Quota(on="list", min=5, born_from=1997, born_to=1997),
        Quota(on="list", min=3, max=3, position="goalkeeper"),
        Quota(on="list", max=6, age_min=30),
    ),
)


def listed(invented) -> list[Player]:
    return [Player(f"p{number:02}", born, position) for number, (_, born, position) in enumerate(invented)]


@pytest.mark.parametrize("seed", range(25))
def test_the_article_s_squad_is_allowed(seed):
    invented = invented_squad(EDITION, "melgar", ARTICLE, Random(seed).randrange)

    assert check_squad(listed(invented), ARTICLE, 2014) == ()
    assert len({name for name, _, _ in invented}) == 18


@pytest.mark.parametrize("seed", range(25))
def test_quotas_by_year_position_and_age_are_met(seed):
    squad = QUOTAS.model_copy(update={"places": ()})

    invented = invented_squad(EDITION, "melgar", squad, Random(seed).randrange)

    assert check_squad(listed(invented), squad, 2014) == ()


def test_without_a_regulation_of_squads_a_list_has_eighteen_players():
    invented = invented_squad(EDITION, "melgar", Squad(), Random(1).randrange)

    assert len(invented) == 18
    assert sum(position == "goalkeeper" for _, _, position in invented) == 2


def test_the_same_chance_gives_the_same_squad_and_another_team_another():
    first = invented_squad(EDITION, "melgar", ARTICLE, Random(1).randrange)

    assert invented_squad(EDITION, "melgar", ARTICLE, Random(1).randrange) == first
    other = invented_squad(EDITION, "utc", ARTICLE, Random(1).randrange)
    assert [name for name, _, _ in other] != [name for name, _, _ in first]


def test_names_are_not_repeated_when_chance_is():
    invented = invented_squad(EDITION, "melgar", Squad(size=200), lambda _: 0)

    assert len({name for name, _, _ in invented}) == 200


@pytest.mark.parametrize(
    ("season", "year"), [("2014", 2014), ("2023-24", 2023), ("Apertura 2019", 2019), ("x", 2000)]
)
def test_a_season_is_named_after_its_first_year(season, year):
    assert season_year(season) == year
