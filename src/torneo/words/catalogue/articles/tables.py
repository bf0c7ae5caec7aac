"""What the articles say of tables: points, criteria, bonuses, figures brought along, tables over stages."""

from torneo.words.catalogue.articles.common import COMMON, Pair

_RULES: tuple[Pair, ...] = (
    ("{points}", "{points}"),
    (
        "Los iguales en puntos se ordenan así: {tiebreakers:list}",
        "Those level on points are ordered thus: {tiebreakers:list}",
    ),
    ("Una llave igualada sigue así: {level:list}", "A level tie goes on thus: {level:list}"),
    ("Toma las reglas de {like}", "It takes over the rules of {like}"),
    ("Grupos de la tabla: {groups}", "Groups of the table: {groups}"),
    ("Número del primer puesto: {first_pos}", "Number of the first place: {first_pos}"),
    (
        "Valor de las tarjetas, más alto es mejor: {fair_play_scale}",
        "Value of cards, higher is better: {fair_play_scale}",
    ),
    (
        "Valor de las tarjetas, más bajo es mejor: {disciplinary_scale}",
        "Value of cards, lower is better: {disciplinary_scale}",
    ),
    ("Puntos de juego limpio: {fair_play_points}", "Fair-play points: {fair_play_points}"),
    ("Puntos disciplinarios: {disciplinary_points}", "Disciplinary points: {disciplinary_points}"),
    ("Ranking: {ranking}", "Ranking: {ranking}"),
    ("Coeficiente: {coefficient}", "Coefficient: {coefficient}"),
)

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "RulesTable": (*_RULES, *COMMON),
    "Points": (
        (
            "Una victoria vale {win:point}<; un empate, {draw:point}><; una derrota, {loss:point}>",
            "A win is worth {win:point}<; a draw, {draw:point}><; a defeat, {loss:point}>",
        ),
        (
            "Un empate se define por penales: quien gana suma {shootout_win:point}",
            "A level match goes to penalties: who wins them gets {shootout_win:point}",
        ),
        (
            "Quien pierde los penales suma {shootout_loss:point}",
            "Who loses on penalties gets {shootout_loss:point}",
        ),
        (
            "Quedar libre en una fecha vale {bye:point}",
            "A round without opponent is worth {bye:point}",
        ),
    ),
    "Bonus": (
        (
            "{points} {points:punto extra|puntos extra} para quien gana {type}<; si la serie queda igualada decide: {level:list}>",
            "{points} extra {points:point|points} for who wins {type}<; a level series is decided by: {level:list}>",
        ),
    ),
    "CarryOver": (
        (
            "Se comienza con lo obtenido en {from_}< (en {into})>",
            "Clubs start with their figures of {from_}< (in {into})>",
        ),
        ("Se arrastran los puntos: {points}", "Points come along: {points}"),
        ("No se arrastran los puntos{not_points:|}", "Points do not come along{not_points:|}"),
        ("Se arrastran los goles{goals:|}", "Goals come along{goals:|}"),
        ("No se arrastran los goles{not_goals:|}", "Goals do not come along{not_goals:|}"),
        ("Se arrastran los partidos{matches:|}", "Matches come along{matches:|}"),
        ("No se arrastran los partidos{not_matches:|}", "Matches do not come along{not_matches:|}"),
    ),
    "CarriedPoints": (
        ("Multiplicados por {factor}, redondeados hacia {round}", "Times {factor}, rounded {round}"),
    ),
    "AdjustmentRule": (
        (
            "{points:+} {points:punto|puntos} para {team}<, desde el {valid_from}><, en el grupo {group}><: {reason}>< ({clause})>",
            "{points:+} {points:point|points} for {team}<, from {valid_from}><, in group {group}><: {reason}>< ({clause})>",
        ),
    ),
    "Lots": (("Sorteo<, {group}>: {order:list}", "Lots drawn<, {group}>: {order:list}"),),
    "LevelStep": (("{id}< ({venue})>", "{id}< ({venue})>"),),
    "Criterion": (
        (
            (
                "{id}< en {in_}>< ({criteria:list})>< ({reapply})>< (solo si son {only_for})>< (en juego los puestos {at_stake:list})>"
                "< ({when})>< ({until_then})>< ({venue})>< (igualado: {level:list})>< ({round})>< ({clause})>"
            ),
            (
                "{id}< in {in_}>< ({criteria:list})>< ({reapply})>< (only if {only_for} are level)>< (places {at_stake:list} at stake)>"
                "< ({when})>< ({until_then})>< ({venue})>< (when level: {level:list})>< ({round})>< ({clause})>"
            ),
        ),
    ),
    "Table": (
        (
            "<{name} (clave {id})|La tabla {id}> reúne: {over:list}",
            "<{name} (key {id})|The table {id}> is over: {over:list}",
        ),
        ("En ella están: {of:list}", "In it are: {of:list}"),
        ("Sin los partidos contra: {without:list}", "Without the matches against: {without:list}"),
        *COMMON[1:],
    ),
    "Record": (
        ("Tabla final anterior {id}< ({name})>", "Earlier final table {id}< ({name})>"),
        ("Sus filas: {rows:list}", "Its rows: {rows:list}"),
        ("Está en el archivo {file}", "It is in the file {file}"),
        *COMMON[1:],
    ),
    "RecordRow": (
        (
            "{team}: {points:point} en {played:match}",
            "{team}: {points:point} in {played:match}",
        ),
    ),
    "Allocation": (
        ("Asignación {id}<, {name}>: {of}", "Allocation {id}<, {name}>: {of}"),
        (
            "Cada cupo y los grupos de que puede venir: {slots}",
            "Each slot and the groups it may come from: {slots}",
        ),
        ("Según los grupos que llegan: {rows}", "By the groups that came: {rows}"),
        ("La lista está en el archivo {file}", "The list is in the file {file}"),
        *COMMON[1:],
    ),
}

CODES: dict[str, Pair] = {
    "Bonus.type=series": ("la serie de dos partidos", "the series of two matches"),
    "CarriedPoints.round=down": ("abajo", "down"),
    "CarriedPoints.round=up": ("arriba", "up"),
    "Bonus.level=away_goals": ("goles de visitante", "away goals"),
    "LevelStep.id=away_goals": ("goles de visitante", "away goals"),
    "LevelStep.id=extra_time": ("tiempo extra", "extra time"),
    "LevelStep.id=penalties": ("penales", "penalties"),
    "LevelStep.id=better_seed": ("pasa el mejor ubicado", "the better placed goes through"),
    "LevelStep.id=drawing_of_lots": ("sorteo", "drawing of lots"),
    "LevelStep.id=playoff_match": ("partido de desempate", "a play-off match"),
    "LevelStep.venue=neutral": ("campo neutral", "neutral ground"),
    "LevelStep.venue=home": ("de local", "at home"),
    "LevelStep.venue=away": ("de visita", "away"),
    "Criterion.reapply=none": ("sin volver a empezar", "not starting again"),
    "Criterion.reapply=subset": ("de nuevo entre los que siguen iguales", "again among those still level"),
    "Criterion.reapply=each": ("de nuevo en cuanto uno se separa", "again as soon as one is separated"),
    "Criterion.when=mutual_complete": ("cuando jugaron todos entre sí", "once all have met"),
    "Criterion.when=last_match_between_them": (
        "si su último partido fue entre ellos",
        "if their last match was against each other",
    ),
    "Criterion.until_then=skip": (
        "antes se pasa al siguiente criterio",
        "before that the next criterion is asked",
    ),
    "Criterion.until_then=share": ("antes comparten el puesto", "before that they share the place"),
    "Criterion.level=extra_time": ("tiempo extra", "extra time"),
    "Criterion.level=penalties": ("penales", "penalties"),
    "Criterion.level=drawing_of_lots": ("sorteo", "drawing of lots"),
    "Criterion.venue=neutral": ("campo neutral", "neutral ground"),
    "Criterion.venue=home": ("de local", "at home"),
    "Criterion.venue=away": ("de visita", "away"),
}
