"""What the articles say of stages: who plays whom and how often, draws, ties, further tables."""

from torneo.words.catalogue.articles.common import COMMON, Pair

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "Stage": (
        ("<{name} (clave {id})|Etapa {id}>: {kind}", "<{name} (key {id})|Stage {id}>: {kind}"),
        ("Juegan: {teams:list}", "These play: {teams:list}"),
        ("Grupos: {groups}", "Groups: {groups}"),
        (
            "Todos los de un grupo se enfrentan {meetings} {meetings:vez|veces}",
            "All of a group meet {meetings} {meetings:time|times}",
        ),
        ("Cada equipo juega {matches:match}", "Each team plays {matches:match}"),
        (
            "Son los mismos partidos de {reverses}, en las mismas fechas, con la localía cambiada",
            "They are the matches of {reverses}, in the same rounds, with venues exchanged",
        ),
        ("Se juegan {rounds:round}", "{rounds:round} are played"),
        ("La primera fecha se empareja {first_round}", "The first round is paired {first_round}"),
        ("Los cruces se forman {pair}", "Pairings are made {pair}"),
        ("Pasan sin jugar: {byes}", "Through without playing: {byes}"),
        ("Mejor ubicados, en este orden: {seeding:list}", "Better placed, in this order: {seeding:list}"),
        ("Cada llave es a {legs:match}", "Each tie is of {legs:match}"),
        ("En la llave deciden {aggregate}", "Over the legs {aggregate} decide"),
        ("Todo se juega en campo neutral{neutral:|}", "All is played on neutral ground{neutral:|}"),
        ("No se juega en campo neutral{not_neutral:|}", "It is not played on neutral ground{not_neutral:|}"),
        ("Todos los partidos son en {venue}", "All matches are played at {venue}"),
        (
            "Ambos deben estar en {among}; si uno no está, el otro gana sin jugar",
            "Both must be in {among}; if one is not, the other wins without a match",
        ),
        ("Una llave igualada sigue así: {level:list}", "A level tie goes on thus: {level:list}"),
        (
            "Cada partido se juega junto al mismo partido de {alongside:list}: fecha, día y estadio",
            "Each match is played beside the same match of {alongside:list}: round, day and venue",
        ),
        ("Comienza el {from_}", "It begins on {from_}"),
        ("Termina el {to}", "It ends on {to}"),
        *COMMON[1:],
    ),
    "StageTable": (
        ("Hay además una tabla {id}< ({name})>", "There is also a table {id}< ({name})>"),
        ("En ella están: {of:list}", "In it are: {of:list}"),
        ("Sin los partidos contra: {without:list}", "Without the matches against: {without:list}"),
        ("Cuentan solo los partidos de {side}", "Only {side} matches count"),
        ("Cuentan solo las fechas {rounds}", "Only the rounds {rounds} count"),
        *COMMON[1:],
    ),
    "Tie": (
        ("Llave {id}: {teams:list}", "Tie {id}: {teams:list}"),
        ("Es a {legs:match}", "It is of {legs:match}"),
        ("Igualada sigue así: {level:list}", "When level it goes on thus: {level:list}"),
        ("Se juega en campo neutral{neutral:|}", "It is played on neutral ground{neutral:|}"),
        ("No se juega en campo neutral{not_neutral:|}", "It is not played on neutral ground{not_neutral:|}"),
        ("Se juega en {venue}", "It is played at {venue}"),
        ("Ambos deben estar en {among}", "Both must be in {among}"),
        ("El primer partido es el {date}", "The first match is on {date}"),
        *COMMON,
    ),
    "Meets": (
        ("Rivales: {with_}", "Opponents: {with_}"),
        ("Son {opponents} por equipo", "There are {opponents} for each team"),
        ("Se enfrentan {meetings} {meetings:vez|veces}", "They meet {meetings} {meetings:time|times}"),
        ("Partidos señalados: {pairs:list}", "Named matches: {pairs:list}"),
    ),
    "Draw": (
        ("Se sortea con los bombos: {pots:list}", "Drawn from the pots: {pots:list}"),
        ("{apart:list}", "{apart:list}"),
        ("Esa regla no alcanza a: {except_:list}", "That rule does not bind: {except_:list}"),
        ("Cabezas de grupo: {fixed}", "Heads of groups: {fixed}"),
        ("El sorteo es el {date}", "The draw is on {date}"),
        *COMMON,
    ),
    "Apart": (
        (
            "Como máximo {max} iguales en {by}< (solo {only:list})> en un grupo o entre los rivales de un equipo",
            "At most {max} alike in {by}< (only {only:list})> in a group or among the opponents of a team",
        ),
    ),
}

CODES: dict[str, Pair] = {
    "Stage.kind=league": ("todos contra todos", "a league"),
    "Stage.kind=swiss": (
        "sistema suizo, con cruces fecha a fecha según la tabla",
        "a Swiss stage, paired by the standing",
    ),
    "Stage.kind=knockout": ("llaves de eliminación", "knock-out ties"),
    "Stage.teams=all": ("todos los inscritos", "all who entered"),
    "Stage.first_round=draw": ("por sorteo", "by draw"),
    "Stage.first_round=seeds": ("por orden de ubicación", "by seeding"),
    "Stage.pair=in order": ("en el orden de la lista", "in the order of the list"),
    "Stage.pair=first v last": ("primero con último de la lista", "first against last of the list"),
    "Stage.pair=best v worst": (
        "mejor con peor ubicado, de nuevo en cada ronda",
        "best against worst, anew each round",
    ),
    "Stage.pair=draw": ("por sorteo", "by draw"),
    "Stage.aggregate=goals": ("los goles", "goals"),
    "Stage.aggregate=points": ("los puntos", "points"),
    "Stage.aggregate=wins": ("los partidos ganados", "matches won"),
    "StageTable.side=home": ("local", "home"),
    "StageTable.side=away": ("visita", "away"),
    "Meets.with_=own group": ("los de su grupo", "those of its group"),
    "Meets.with_=other groups": ("los de otros grupos", "those of other groups"),
    "Meets.with_=each pot": ("de cada bombo", "from each pot"),
    "Meets.with_=other pots": ("de los otros bombos", "from the other pots"),
}
