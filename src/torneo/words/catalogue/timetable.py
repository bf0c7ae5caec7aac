"""Fixture lists: what makes one impossible, and what the checker finds in one."""

MESSAGES: dict[str, tuple[str, str]] = {
    "fixture-team-unknown": (
        "fecha {round}: {team} no es de esta etapa; revise el id del equipo",
        "round {round}: {team} is not in this stage; check the id of the team",
    ),
    "fixture-round-number": (
        "en la fecha {round} hay un partido que dice ser de la fecha {found}; corrija su número",
        "in round {round} a match says it belongs to round {found}; correct its number",
    ),
    "fixture-team-twice": (
        "fecha {round}: {team} juega {matches:match}; un equipo juega una vez por fecha",
        "round {round}: {team} plays {matches:match}; a team plays once in a round",
    ),
    "fixture-bye-wrong": (
        "fecha {round}: <descansa {idle:list}|no descansa nadie>, pero el fixture dice <{named:list}|que nadie>; corrija quién queda libre",
        "round {round}: <without a match is {idle:list}|everybody plays>, but the list says <{named:list}|nobody>; correct the bye",
    ),
    "fixture-pair-count": (
        "{teams}: se enfrentan {found} {found:vez|veces}; se esperaban {expected}",
        "{teams}: they meet {found} {found:time|times}; {expected} expected",
    ),
    "fixture-home-away-uneven": (
        "{teams}: localías disparejas, {home} y {away}; repártalas por igual",
        "{teams}: home matches uneven, {home} and {away}; balance them",
    ),
    "fixture-breaks-miscounted": (
        "el fixture dice tener {found} {found:quiebre|quiebres} de localía; {expected:es|son} {expected}",
        "the fixture list claims {found} breaks; there are {expected}",
    ),
    "venue-clash": (
        (
            "fecha {round}: en {venue} juegan de local {teams:list} y solo hay {pitches} {pitches:campo|campos}; "
            "cambie la localía o el estadio de uno"
        ),
        (
            "round {round}: {teams:list} are at home at {venue}, which has {pitches} {pitches:pitch|pitches}; "
            "move one of them"
        ),
    ),
    "alongside-teams-differ": (
        (
            "los equipos no coinciden con los de {stage}<; faltan allá: {missing:list}><; sobran allá: {unknown:list}>: "
            "para jugar junto a ella deben ser los mismos"
        ),
        (
            "the teams differ from those of {stage}<; missing there: {missing:list}><; only there: {unknown:list}>: "
            "to be played alongside they must be the same"
        ),
    ),
    "venue-overbooked": (
        (
            "{venue} tiene {pitches} {pitches:campo|campos} y es local de {tenants:list}: necesitan {home_matches} "
            "partidos de local y hay {places} turnos en {rounds:round}; caben como máximo {tenants_max} equipos: mude a uno"
        ),
        (
            "{venue} has {pitches} {pitches:pitch|pitches} and is home to {tenants:list}: they need {home_matches} home "
            "matches and there are {places} slots in {rounds:round}; at most {tenants_max} teams fit: move one"
        ),
    ),
    "tenants-not-separable": (
        (
            "no se puede evitar que coincidan de local los que comparten estadio: {pairs:list} (equipos por grupo: "
            "{sizes:list}); póngalos en un mismo grupo o dé otro estadio a uno"
        ),
        (
            "those who share a venue cannot be kept from being at home together: {pairs:list} (teams in the groups: "
            "{sizes:list}); put them into one group or give one of them another venue"
        ),
    ),
    "days-missing": (
        "no se dice qué días se juega; escriba days en [calendar], por ejemplo saturday y sunday",
        "it is not said on which days to play; write days in [calendar], for example saturday and sunday",
    ),
    "calendar-too-short": (
        (
            "hacen falta {rounds:round} y entre {start} y {end} caben {weekends} (descanso {rest_days:day}, "
            "{blackout_days:day} sin fútbol); alargue el calendario o juegue entre semana"
        ),
        (
            "{rounds:round} are needed and {weekends} fit between {start} and {end} (rest {rest_days:day}, "
            "{blackout_days:day} without football); lengthen the calendar or play in midweek"
        ),
    ),
    "kickoffs-too-few": (
        (
            "fecha {round}: no hay hora para {match}< en {venue}>: {matches:match}, {days:day} y {kickoffs} "
            "{kickoffs:horario|horarios} por día<, cada partido ocupa el campo {slot_minutes:minute}>; agregue horarios, "
            "días o campos"
        ),
        (
            "round {round}: no kick-off left for {match}< at {venue}>: {matches:match}, {days:day} and {kickoffs} "
            "{kickoffs:kick-off|kick-offs} a day<, each match takes the pitch {slot_minutes:minute}>; add kick-offs, days "
            "or pitches"
        ),
    ),
    "meetings-out-of-range": (
        "meetings = {meetings}: se permite de {min} a {max}",
        "meetings = {meetings}: {min} to {max} are allowed",
    ),
    "teams-too-few": (
        "el grupo <{group} >tiene {count:team}; se necesitan al menos {min}",
        "group <{group} >has {count:team}; at least {min} are needed",
    ),
    "team-listed-twice": (
        "{teams:list} {teams:está|están} más de una vez en la lista; quite las repeticiones",
        "{teams:list} stand more than once in the list; remove the repetitions",
    ),
}
