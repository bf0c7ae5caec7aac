"""What the articles say of players: lists, quotas, minutes of the young, discipline."""

from torneo.words.catalogue.articles.common import COMMON, Pair

_FILTER: Pair = (
    (
        "<, desde {age_min} años cumplidos><, hasta {age_max} años cumplidos>"
        "<, nacidos en {born_from} o después><, nacidos en {born_to} o antes>"
        "<, solo jugadores {origin}><, posición {position}><, inscritos antes del {registered_before}>"
    ),
    (
        "<, aged {age_min} or older><, aged {age_max} or younger>"
        "<, born in {born_from} or later><, born in {born_to} or earlier>"
        "<, only {origin} players><, position {position}><, on the list before {registered_before}>"
    ),
)
"""Which players are meant."""

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "Squad": (
        ("La lista es de {size:player}", "The list has {size:player}"),
        (
            "Vale quien está inscrito por el club, en cualquiera de sus equipos{registered_with_club:|}",
            "Whoever is registered with the club counts, in whichever of its teams{registered_with_club:|}",
        ),
        (
            "No basta estar inscrito por otro equipo del club{not_registered_with_club:|}",
            "To be registered with another team of the club is not enough{not_registered_with_club:|}",
        ),
        ("Las edades se cuentan al {age_on}", "Ages are counted on {age_on}"),
        ("Puede inscribirse: {registration:list}", "Players may be added: {registration:list}"),
        *COMMON,
    ),
    "SquadPlace": (
        (
            "<{name}: >{count:player}<, en {on}>" + _FILTER[0],
            "<{name}: >{count:player}<, on {on}>" + _FILTER[1],
        ),
        *COMMON[1:],
    ),
    "Quota": (
        (
            "<{name}: >en {on}<, al menos {min:player}><, como máximo {max:player}>" + _FILTER[0],
            "<{name}: >on {on}<, at least {min:player}><, at most {max:player}>" + _FILTER[1],
        ),
        *COMMON[1:],
    ),
    "Reinforcement": (
        (
            "Antes de {before} se pueden sumar hasta {max:player}",
            "Before {before} up to {max:player} may be added",
        ),
        ("Refuerzos de: {from_}", "Reinforcements from: {from_}"),
        *COMMON,
    ),
    "Window": (
        ("Desde el {from_}< hasta el {to}>", "From {from_}< to {to}>"),
        ("Hasta el {to}", "Until {to}"),
    ),
    "Minutes": (
        (
            "Se deben cumplir {target:minute} en {over:list}",
            "{target:minute} have to be played in {over:list}",
        ),
        ("Solo en la categoría {category}", "Only in the category {category}"),
        ("Un partido da hasta {max_per_match:minute}", "One match gives up to {max_per_match:minute}"),
        ("Los puntos se pierden en {in_}", "Points are lost in {in_}"),
        ("Cuentan quienes tienen {age_min} años o más", "Those aged {age_min} or older count"),
        ("Cuentan quienes tienen hasta {age_max} años", "Those aged {age_max} or younger count"),
        ("Cuentan los nacidos en {born_from} o después", "Those born in {born_from} or later count"),
        ("Cuentan los nacidos en {born_to} o antes", "Those born in {born_to} or earlier count"),
        ("Cuentan solo los jugadores {origin}", "Only {origin} players count"),
        ("Cuentan los de la posición {position}", "Those of the position {position} count"),
        (
            "Cuentan los inscritos antes del {registered_before}",
            "Those on the list before {registered_before} count",
        ),
        *COMMON,
    ),
    "Credit": (
        (
            "Cada convocatoria a la selección acredita {call_up:minute}<, hasta {max:minute} en total>",
            "Each call-up to a national team is credited with {call_up:minute}<, {max:minute} at most>",
        ),
    ),
    "Missing": (
        (
            "Por cada {per:minute} que falten, {points:+} {points:punto|puntos}",
            "For each {per:minute} missing, {points:+} {points:point|points}",
        ),
        (
            "Lo que falte cuesta {points:+} {points:punto|puntos}",
            "What is missing costs {points:+} {points:point|points}",
        ),
        ("Los tramos son de {per:minute}", "Blocks are of {per:minute}"),
        ("Un tramo comenzado {part}", "A started block {part}"),
        ("En su lugar rige desde entonces: {quota}", "Instead this holds from then on: {quota}"),
    ),
    "Discipline": (
        (
            "Una fecha de suspensión al llegar a {yellows:list} amarillas",
            "A ban of one match at {yellows:list} cautions",
        ),
        (
            "La doble amarilla cuesta {second_yellow:match}",
            "A second caution in a match costs {second_yellow:match}",
        ),
        ("La roja directa cuesta al menos {red:match}", "A dismissal costs {red:match} at least"),
        (
            "Las amarillas se olvidan antes de: {reset_before:list}",
            "Cautions are forgotten before: {reset_before:list}",
        ),
        (
            "Las suspensiones corren también en: {shared_with:list}",
            "Bans run together with: {shared_with:list}",
        ),
        ("Multas: {fines}", "Fines: {fines}"),
        ("Se puede apelar en {appeal_days:day}", "There are {appeal_days:day} for an appeal"),
        ("La apelación suspende la sanción{appeal_stays:|}", "The ban waits for the appeal{appeal_stays:|}"),
        (
            "La apelación no suspende la sanción{not_appeal_stays:|}",
            "The ban does not wait for the appeal{not_appeal_stays:|}",
        ),
        *COMMON,
    ),
}

CODES: dict[str, Pair] = {
    "on=list": ("la lista", "the list"),
    "on=match_squad": ("la nómina del partido", "the match squad"),
    "on=starting_eleven": ("el once inicial", "the starting eleven"),
    "on=bench": ("el banco", "the bench"),
    "on=pitch": ("el campo, en todo momento", "the pitch, at any moment"),
    "origin=local": ("naturales", "local"),
    "origin=foreign": ("foráneos", "foreign"),
    "Reinforcement.from_=any": ("cualquier club", "any club"),
    "Reinforcement.from_=same department": (
        "clubes eliminados del mismo departamento",
        "clubs that are out, of the same department",
    ),
    "Missing.part=counts": ("cuesta como uno entero", "costs as much as a whole one"),
    "Missing.part=free": ("no cuesta", "costs nothing"),
}
