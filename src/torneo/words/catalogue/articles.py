"""The articles of a regulation: for each table of the format its sentences, in (Spanish, English).

A sentence is told when all facts outside of its optional parts are. Facts are the keys of the table; a key that is
written and false is `not_` and its name.
"""

Pair = tuple[str, str]

CHAPTERS: dict[str, Pair] = {
    "competition": ("La competencia", "The competition"),
    "stages": ("Las etapas", "The stages"),
    "tables": ("Tablas y desempates", "Tables and tie-breakers"),
    "awards": ("Qué da cada puesto", "What places give"),
    "matches": ("Los partidos", "The matches"),
    "squads": ("Los planteles", "The squads"),
    "calendar": ("El calendario", "The calendar"),
}

TITLES: dict[str, Pair] = {
    "edition": ("La edición", "The edition"),
    "entry": ("Quiénes participan", "Who takes part"),
    "category": ("Categoría", "Category"),
    "stage": ("Etapa", "Stage"),
    "rules": ("Reglas de todas las tablas", "Rules of all tables"),
    "table": ("Tabla", "Table"),
    "record": ("Tabla anterior", "Earlier table"),
    "allocation": ("Asignación de cupos", "Allocation of places"),
    "award": ("Premio o cupo", "Award"),
    "match": ("Reglas del partido", "Rules of a match"),
    "squad": ("Lista de jugadores", "Squad list"),
    "minutes": ("Bolsa de minutos", "Youth minutes"),
    "discipline": ("Disciplina", "Discipline"),
    "calendar": ("Fixture", "Fixture list"),
}

_COMMON: tuple[Pair, ...] = (
    ("Se llama {name}", "It is called {name}"),
    ("Rige desde el {valid_from}", "It holds from {valid_from}"),
    ("Rige hasta el {valid_to}", "It holds until {valid_to}"),
    ("Artículo o texto: {clause}", "Article or wording: {clause}"),
    ("Fuente: {source}", "Source: {source}"),
    ("Nota: {note}", "Note: {note}"),
)
"""Keys that any table may carry."""

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
    "Edition": (
        ("{name}", "{name}"),
        (
            "Es la edición {season} de la competencia {competition} (clave {id})",
            "It is the edition {season} of the competition {competition} (key {id})",
        ),
        ("Se juega en el país {country}", "It is played in the country {country}"),
        ("Las horas son de {timezone}", "Times are those of {timezone}"),
        ("Los nombres están en el idioma {language}", "Names are in the language {language}"),
        ("De cada club juega el equipo: {team}", "Of each club the team that plays is: {team}"),
        ("La edición anterior es {previous}", "The edition before is {previous}"),
        ("La edición siguiente es {next}", "The edition after is {next}"),
        (
            "Toma el reglamento de {like}<, sin {leaves_out:list}>",
            "It takes over the regulation of {like}<, without {leaves_out:list}>",
        ),
        (
            "No toma de otro reglamento: {leaves_out:list}",
            "Not taken from the other regulation: {leaves_out:list}",
        ),
        *_COMMON[1:],
    ),
    "Entry": (
        ("Participan: {teams:list}", "These take part: {teams:list}"),
        ("La inscripción cierra el {deadline}", "Entries close on {deadline}"),
        ("La inscripción cuesta {fee}", "To enter costs {fee}"),
        ("Pueden inscribirse hasta {max:team}", "Up to {max:team} may enter"),
        *_COMMON,
    ),
    "EntryPlace": (
        (
            "Por el cupo {id}< ({name})> llega <{count:team}|un equipo>",
            "By the place {id}< ({name})> <{count:team}|one team> arrives",
        ),
    ),
    "Category": (
        ("La categoría {id} se juega aparte", "The category {id} is played on its own"),
        ("Nacidos en {born_from} o después", "Born in {born_from} or later"),
        ("Nacidos en {born_to} o antes", "Born in {born_to} or earlier"),
        *_COMMON,
    ),
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
        *_COMMON[1:],
    ),
    "StageTable": (
        ("Hay además una tabla {id}< ({name})>", "There is also a table {id}< ({name})>"),
        ("En ella están: {of:list}", "In it are: {of:list}"),
        ("Sin los partidos contra: {without:list}", "Without the matches against: {without:list}"),
        ("Cuentan solo los partidos de {side}", "Only {side} matches count"),
        ("Cuentan solo las fechas {rounds}", "Only the rounds {rounds} count"),
        *_COMMON[1:],
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
        *_COMMON,
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
        *_COMMON,
    ),
    "Apart": (
        (
            "Como máximo {max} iguales en {by}< (solo {only:list})> en un grupo o entre los rivales de un equipo",
            "At most {max} alike in {by}< (only {only:list})> in a group or among the opponents of a team",
        ),
    ),
    "RulesTable": (*_RULES, *_COMMON),
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
        *_COMMON[1:],
    ),
    "Record": (
        ("Tabla final anterior {id}< ({name})>", "Earlier final table {id}< ({name})>"),
        ("Sus filas: {rows:list}", "Its rows: {rows:list}"),
        ("Está en el archivo {file}", "It is in the file {file}"),
        *_COMMON[1:],
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
        *_COMMON[1:],
    ),
    "Award": (
        ("<{name}: >le corresponde a {to:list}", "<{name}: >it goes to {to:list}"),
        (
            "Son {points:+} {points:punto|puntos}< en {in_}>",
            "It is {points:+} {points:point|points}< in {in_}>",
        ),
        ("Da el cupo: {place}", "It gives the place: {place}"),
        ("Da el título: {title}", "It gives the title: {title}"),
        ("Es una multa de {fine}", "It is a fine of {fine}"),
        ("Los puntos cuentan {when}", "The points count {when}"),
        ("Solo si el equipo está en {among}", "Only if the team is in {among}"),
        (
            "Está sujeto a: {subject_to}; si no se cumple pasa al siguiente",
            "It is subject to: {subject_to}; otherwise the next gets it",
        ),
        ("Se dan {count}", "{count} are given"),
        (
            "Un equipo tiene como máximo un premio del conjunto {pool}",
            "A team holds at most one award of the pool {pool}",
        ),
        ("En su conjunto se da en el lugar {rank}", "Of its pool it is given in place {rank}"),
        ("En la tabla se marca como {kind}", "In the table it is marked as {kind}"),
        *_COMMON[1:],
    ),
    "MatchRules": (
        (
            "Se juega {minutes:minute}; el tiempo extra dura {extra_time:minute}",
            "A match lasts {minutes:minute}; extra time lasts {extra_time:minute}",
        ),
        (
            "Cada lado tiene {players:player}; con menos de {players_min} se suspende",
            "A side has {players:player}; with fewer than {players_min} the match is abandoned",
        ),
        (
            "En el banco hay hasta {substitutes}; se hacen hasta {substitutions:change} en {windows} {windows:ventana|ventanas}",
            "Up to {substitutes} sit on the bench; {substitutions:change} may be made in {windows} {windows:stoppage|stoppages}",
        ),
        (
            "A quien no aparece se le espera {wait_minutes:minute}",
            "A side that does not appear is awaited for {wait_minutes:minute}",
        ),
        ("Mueven la tabla los resultados {counts}", "The results that move the table are {counts}"),
        (
            "Un resultado con reclamo cuenta hasta que se resuelva{under_protest:|}",
            "A result under protest counts until it is ruled on{under_protest:|}",
        ),
        (
            "Un resultado con reclamo no cuenta hasta que se resuelva{not_under_protest:|}",
            "A result under protest does not count until it is ruled on{not_under_protest:|}",
        ),
        *_COMMON,
    ),
    "Walkover": (
        (
            "Si un lado no se presenta, el otro gana {score}",
            "If a side does not appear the other wins {score}",
        ),
        (
            "Además el que no se presenta recibe {points:+} {points:punto|puntos}",
            "Besides, the absent side gets {points:+} {points:point|points}",
        ),
        ("Paga una multa de {fine}", "It pays a fine of {fine}"),
        (
            "Tras {withdraw_after} W.O. el club queda fuera",
            "After {withdraw_after} {withdraw_after:walkover|walkovers} the club is out",
        ),
        ("Si ninguno se presenta: {both}", "If neither side appears: {both}"),
    ),
    "Withdrawal": (
        (
            "Si un club se retira antes de la mitad de sus partidos, {first_half}",
            "If a club leaves before half of its matches, {first_half}",
        ),
        (
            "Si se retira después de la mitad, {second_half}",
            "If it leaves after half of them, {second_half}",
        ),
    ),
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
        *_COMMON,
    ),
    "SquadPlace": (
        (
            "<{name}: >{count:player}<, en {on}>" + _FILTER[0],
            "<{name}: >{count:player}<, on {on}>" + _FILTER[1],
        ),
        *_COMMON[1:],
    ),
    "Quota": (
        (
            "<{name}: >en {on}<, al menos {min:player}><, como máximo {max:player}>" + _FILTER[0],
            "<{name}: >on {on}<, at least {min:player}><, at most {max:player}>" + _FILTER[1],
        ),
        *_COMMON[1:],
    ),
    "Reinforcement": (
        (
            "Antes de {before} se pueden sumar hasta {max:player}",
            "Before {before} up to {max:player} may be added",
        ),
        ("Refuerzos de: {from_}", "Reinforcements from: {from_}"),
        *_COMMON,
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
        *_COMMON,
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
        *_COMMON,
    ),
    "Calendar": (
        ("La segunda rueda: {mode}", "The second half: {mode}"),
        ("El primer día es el {from_}", "The first day is {from_}"),
        ("El último día es el {to}", "The last day is {to}"),
        ("Se juega los días: {days:list}", "Days of play: {days:list}"),
        ("Las horas de inicio son: {kickoffs:list}", "Kick-offs are at: {kickoffs:list}"),
        (
            "Cada partido ocupa el campo {slot_minutes:minute}",
            "A match takes the pitch for {slot_minutes:minute}",
        ),
        (
            "Hay {pitches} {pitches:campo|campos} para todos",
            "There {pitches:is|are} {pitches} {pitches:pitch|pitches} for all",
        ),
        (
            "Entre dos partidos de un equipo hay al menos {rest_days:day}",
            "Between two matches of a team there are at least {rest_days:day}",
        ),
        (
            "El partido que acompaña a otro se juega {curtain_raiser}",
            "A match that stands beside another is played {curtain_raiser}",
        ),
        *_COMMON,
    ),
    "CalendarRule": (
        (
            (
                "Regla: {kind}<; {reason}><; equipos: {teams:list}><; contra: {against:list}><; partidos: {matches:list}>"
                "<; {at}><; etapa {stage}><; fechas {rounds:list}><; días {dates:list}><; {days:list}><; en {venue}>"
                "<; al menos {min}><; como máximo {max}><; en {within:round} seguidas>"
            ),
            (
                "Rule: {kind}<; {reason}><; teams: {teams:list}><; against: {against:list}><; matches: {matches:list}>"
                "<; {at}><; stage {stage}><; rounds {rounds:list}><; days {dates:list}><; {days:list}><; at {venue}>"
                "<; at least {min}><; at most {max}><; in {within:round} in a row>"
            ),
        ),
        ("Debe cumplirse{hard:|}", "It must hold{hard:|}"),
        ("Puede incumplirse{not_hard:|}", "It may be broken{not_hard:|}"),
        ("Cada incumplimiento pesa {weight}", "Each breach weighs {weight}"),
        *_COMMON,
    ),
}
"""Model of the format -> its sentences, in order."""

ALWAYS = frozenset(("Apart", "Points", "MatchRules", "Walkover", "Withdrawal"))
"""What holds without being written is said of these."""

EACH: dict[str, Pair] = {
    "place": ("{place} de cada grupo {of_stage}", "{place} of each group {of_stage}"),
    "winners": ("los ganadores {of_stage}", "the winners {of_stage}"),
    "losers": ("los perdedores {of_stage}", "the losers {of_stage}"),
}
"""Several teams at once, said shorter than one by one."""

CODES: dict[str, Pair] = {
    # Model.field=value or field=value
    "Edition.language=es": ("español", "Spanish"),
    "Edition.language=en": ("inglés", "English"),
    "Edition.team=first": ("el primero", "the first team"),
    "Edition.team=reserves": ("el de reservas", "the reserves"),
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
    "Award.when=start": ("antes de empezar", "at the start"),
    "Award.when=end": ("al final", "at the end"),
    "Award.when=now": ("al definirse el puesto", "once the place is settled"),
    "Award.kind=title": ("título", "title"),
    "Award.kind=international": ("torneo internacional", "international competition"),
    "Award.kind=promotion": ("ascenso", "promotion"),
    "Award.kind=relegation": ("descenso", "relegation"),
    "Award.kind=playoff": ("repechaje", "play-off"),
    "Award.kind=bonus": ("bonificación", "bonus"),
    "Award.kind=penalty": ("sanción", "penalty"),
    "MatchRules.counts=confirmed": ("confirmados", "the confirmed ones"),
    "MatchRules.counts=claimed": ("informados, aunque falte confirmarlos", "the reported ones too"),
    "Walkover.both=double_loss": ("derrota para ambos", "a defeat for both"),
    "Walkover.both=not_played": ("el partido no se juega", "the match is not played"),
    "Withdrawal.first_half=annulled": ("sus resultados se anulan", "its results are struck"),
    "Withdrawal.first_half=stand": (
        "sus resultados quedan y el resto no se juega",
        "its results stand, the rest is not played",
    ),
    "Withdrawal.first_half=awarded": ("los que faltan se pierden por W.O.", "the rest is lost by walkover"),
    "Withdrawal.second_half=annulled": ("sus resultados se anulan", "its results are struck"),
    "Withdrawal.second_half=stand": (
        "sus resultados quedan y el resto no se juega",
        "its results stand, the rest is not played",
    ),
    "Withdrawal.second_half=awarded": ("los que faltan se pierden por W.O.", "the rest is lost by walkover"),
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
    "Calendar.mode=free": ("sin relación fija con la primera", "bound to the first by nothing"),
    "Calendar.mode=phased": ("después de la primera, en cualquier orden", "after the first, in any order"),
    "Calendar.mode=mirrored": (
        "en el mismo orden de la primera, con la localía cambiada",
        "in the order of the first, venues exchanged",
    ),
    "Calendar.mode=english": (
        "como la primera, con la última fecha al comienzo",
        "as the first, its last round going first",
    ),
    "Calendar.mode=french": (
        "como la primera, con la primera fecha al final",
        "as the first, its first round going last",
    ),
    "Calendar.mode=inverted": ("en el orden inverso de la primera", "in the reverse order of the first"),
    "Calendar.curtain_raiser=before": ("antes", "before it"),
    "Calendar.curtain_raiser=after": ("después", "after it"),
    "Calendar.curtain_raiser=either": ("antes o después", "before or after it"),
    "days=monday": ("lunes", "Monday"),
    "days=tuesday": ("martes", "Tuesday"),
    "days=wednesday": ("miércoles", "Wednesday"),
    "days=thursday": ("jueves", "Thursday"),
    "days=friday": ("viernes", "Friday"),
    "days=saturday": ("sábado", "Saturday"),
    "days=sunday": ("domingo", "Sunday"),
    "CalendarRule.kind=blackout": ("no se juega", "no play"),
    "CalendarRule.kind=fixed": ("partido fijo", "a fixed match"),
    "CalendarRule.kind=kickoff": ("hora de inicio", "kick-off"),
    "CalendarRule.kind=count": ("número de partidos", "number of matches"),
    "CalendarRule.kind=breaks": (
        "partidos seguidos de local o de visita",
        "matches in a row at home or away",
    ),
    "CalendarRule.kind=balance": ("localías parejas", "home and away even"),
    "CalendarRule.kind=spread": ("separación de los partidos", "matches spread out"),
    "CalendarRule.kind=apart": ("equipos que no juegan de local a la vez", "teams not at home at once"),
    "CalendarRule.kind=derby": ("clásicos", "derbies"),
    "CalendarRule.kind=last_round_together": ("última fecha a la misma hora", "last round at the same hour"),
    "CalendarRule.kind=first_and_last": ("primera y última fecha", "first and last round"),
    "CalendarRule.kind=rest": ("descanso", "rest"),
    "CalendarRule.kind=travel": ("viajes", "travel"),
    "CalendarRule.kind=altitude": ("altura", "altitude"),
    "CalendarRule.at=home": ("de local", "at home"),
    "CalendarRule.at=away": ("de visita", "away"),
    "CalendarRule.at=any": ("de local o de visita", "at home or away"),
    "CalendarRule.teams=all": ("todos", "all"),
    "CalendarRule.matches=pairs": ("los señalados", "the named ones"),
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
"""Words of the format as people say them."""
