"""A secretary makes a league of eight clubs from nothing and runs its first rounds, by keyboard alone."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date

from person import starting

CLUBS = (
    "Deportivo Garcilaso; Inca Garcilaso; Cusco",
    "Cienciano; Inca Garcilaso; Cusco",
    "Alfonso Ugarte; Torres Belón; Puno",
    "Binacional; Guillermo Briceño; Juliaca",
    "Los Chankas; Los Chankas; Andahuaylas",
    "Defensor Villa; Municipal de Villa; Abancay",
    "Ayacucho FC; Ciudad de Cumaná; Ayacucho",
    "Sport Huancayo; Estadio Huancayo; Huancayo",
)
EDITION = "liga-de-los-andes-2026"
SHARED = ("deportivo-garcilaso", "cienciano")


def password_link(site):
    """`torneo user add` on the server's own keyboard: the link by which the first organiser sets a password."""
    command = [sys.executable, "-m", "torneo", "-C", str(site.folder), "user", "add", "Rosa Quispe"]
    given = ["--login", "rosa", "--role", "organiser", "--url", site.address]
    done = subprocess.run([*command, *given], capture_output=True, text=True, check=True)
    return next(word for word in done.stdout.split() if word.startswith("http"))


def matches_of(site):
    return json.loads(site.read(f"/api/v1/editions/{EDITION}/matches?limit=200"))["items"]


def test_secretary_makes_a_league_plays_two_rounds_and_awards_a_match(site, someone):
    site.start()
    rosa = someone()
    rosa.open(password_link(site))
    rosa.type_in("Contraseña", site.password)
    rosa.enter()
    rosa.log_in("rosa", site.password)

    # What it would come to is shown before anything is created.
    rosa.follow("Oficina")
    rosa.follow("Crear un campeonato")
    rosa.follow(starting("Liga"))
    rosa.type_in("Nombre", "Liga de los Andes")
    rosa.type_in("Temporada", "2026")
    rosa.type_in("Clubes", "\n".join(CLUBS))
    rosa.type_day("Primer día", date(2026, 3, 7))
    rosa.press("Ver en qué consiste")
    rosa.see("En qué consistiría")
    plan = rosa.text()
    rosa.enter()
    rosa.see("Guardado. Quedó a salvo en el disco.")

    rosa.follow("Seguir")
    rosa.follow(starting("Hacer el fixture"))
    rosa.press("Ver efectos")
    rosa.see("Antes de guardar")
    rosa.enter()
    rosa.see("Guardado. Quedó a salvo en el disco.")
    listed = matches_of(site)

    for number, scores in ((1, ("1-0", "2-1", "3-2", "0-0")), (2, ("2-2", "0-1", "1-0", "3-1"))):
        rosa.follow("Oficina", nth=0)
        rosa.follow(starting("Liga de los Andes"))
        rosa.follow(starting(f"Fecha {number}"))
        rosa.type_round(*scores)
    played = matches_of(site)

    # A club fielded somebody who was suspended: its win becomes a defeat, 3-0.
    rosa.follow("Oficina", nth=0)
    rosa.follow(starting("Liga de los Andes"))
    rosa.follow(starting("Fecha 1"))
    rosa.follow(starting("Abrir"))
    first = rosa.page.url.partition("match=")[2].replace("%2F", "/")
    before = next(each for each in played if each["id"] == first)
    loser = "home" if int(before["score"][0]) > int(before["score"][2]) else "away"
    winner = before["away" if loser == "home" else "home"]
    rosa.follow("Resultado por resolución")
    name = rosa.page.locator("#f-winner option").evaluate_all(
        "(all, id) => all.find((each) => each.value === id).text", winner
    )
    rosa.choose("Gana", name)
    rosa.type_in("Motivo", "alineación indebida: jugador suspendido")
    rosa.type_in("Artículo", "Art. 22")
    rosa.save()

    fan = someone()
    fan.open(f"/e/{EDITION}")
    fan.follow("Tablas")
    table = fan.text()
    fan.open(f"/m/{first}")
    match = fan.text()

    assert "56" in plan
    homes = Counter(each["day"] for each in listed if each["home"] in SHARED)
    assert len(listed) == 56
    assert sum(homes.values()) == 14
    assert max(homes.values()) == 1, "both at home in their ground on one day"
    assert sum(each["score"] is not None for each in played) == 8
    after = next(each for each in matches_of(site) if each["id"] == first)
    assert (after["score"], after["status"]) == ("0-3" if loser == "home" else "3-0", "awarded")
    assert "alineación indebida" in match
    assert "Deportivo Garcilaso" in table
