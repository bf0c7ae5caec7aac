"""What the articles say of the calendar: days, kick-offs, wishes of the fixture list."""

from torneo.words.catalogue.articles.common import COMMON, Pair

TEMPLATES: dict[str, tuple[Pair, ...]] = {
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
        *COMMON,
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
        *COMMON,
    ),
}

CODES: dict[str, Pair] = {
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
}
