"""What the criteria of `rules.criteria.CRITERIA` are called: (Spanish, English), as they stand after "por" and "on"."""

NAMES: dict[str, tuple[str, str]] = {
    "points": ("puntos", "points"),
    "points_per_game": ("promedio de puntos por partido", "points per game"),
    "goal_difference": ("diferencia de goles", "goal difference"),
    "goals_for": ("goles a favor", "goals scored"),
    "goal_average": ("cociente de goles", "goal average"),
    "wins": ("partidos ganados", "matches won"),
    "away_goals": ("goles de visitante", "away goals"),
    "away_wins": ("triunfos de visitante", "away wins"),
    "away_points": ("puntos de visitante", "away points"),
    "half_time_points": ("puntos al término de los primeros tiempos", "points at half-time"),
    "opponents_points": ("puntos de los rivales enfrentados", "points of the opponents met"),
    "opponents_goal_difference": (
        "diferencia de goles de los rivales enfrentados",
        "goal difference of the opponents met",
    ),
    "opponents_goals_for": ("goles a favor de los rivales enfrentados", "goals scored by the opponents met"),
    "relative_points": (
        "puntos relativos (los ganados a cada rival por los puntos de ese rival)",
        "relative points (those won against each opponent times the points of that opponent)",
    ),
    "fair_play": ("juego limpio", "fair-play points"),
    "disciplinary_points": ("puntos disciplinarios", "disciplinary points"),
    "reds": ("tarjetas rojas", "red cards"),
    "yellows": ("tarjetas amarillas", "yellow cards"),
    "ranking": ("ranking oficial", "official ranking"),
    "coefficient": ("coeficiente", "coefficient"),
    "half_point_lost_by_rounding": ("medio punto perdido al redondear", "half a point lost by rounding"),
    "head_to_head": ("resultado entre sí", "head-to-head"),
    "playoff_match": ("partido de desempate", "play-off match"),
    "penalties": ("penales", "penalties"),
    "place": ("puesto en otra tabla", "place in another table"),
    "drawing_of_lots": ("sorteo", "drawing of lots"),
}

AWAITED: dict[str, tuple[str, str]] = {
    # what a shared place waits for: `standings.Open.criterion`
    "playoff_match": ("falta el partido de desempate", "the play-off match is still to come"),
    "penalties": ("falta la definición por penales", "the shoot-out is still to come"),
    "drawing_of_lots": ("falta el sorteo", "lots are still to be drawn"),
}

SKIPPED: dict[str, tuple[str, str]] = {
    # why a criterion was passed over: `standings.Step.skipped`
    "only-for": (
        "no se aplica: rige para otro número de equipos igualados",
        "not applied: it holds for another number of level teams",
    ),
    "not-at-stake": (
        "no se aplica: el puesto que define no está en juego entre ellos",
        "not applied: the place it is for is not at stake between them",
    ),
    "mutual-open": (
        "todavía no se aplica: faltan partidos entre ellos",
        "not applied yet: they still have matches against each other",
    ),
    "not-last-match": (
        "no se aplica: su último partido no fue entre ellos",
        "not applied: their last match was not against each other",
    ),
    "shares-until-then": (
        "comparten el puesto mientras falten partidos entre ellos",
        "they share the place while they have matches against each other",
    ),
    "no-figure": ("no separa: falta el dato", "separates nobody: there is no figure"),
    "not-due": (
        "todavía no corresponde: faltan partidos de la tabla",
        "not due yet: the table has matches left",
    ),
    "waiting": ("pendiente: se espera el partido o el sorteo", "awaited: the match or the lots are to come"),
    "picks-two": (
        "son más de dos: los criterios siguientes eligen a los dos que lo juegan",
        "more than two are level: the criteria after it pick the two who play it",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "behind": (
        "Detrás de {above} por {criterion}: {below_figure} contra {above_figure}",
        "Behind {above} on {criterion}: {below_figure} against {above_figure}",
    ),
    "behind-head-to-head": (
        (
            "Detrás de {above} por {criterion} ({inner}): {below_figure} contra {above_figure}"
            "<; cuentan los partidos entre {among}>"
        ),
        (
            "Behind {above} on {criterion} ({inner}): {below_figure} against {above_figure}"
            "<; the matches among {among} count>"
        ),
    ),
    "behind-lots": ("Detrás de {above} por sorteo", "Behind {above} by drawing of lots"),
    "behind-match": (
        "Detrás de {above}, que ganó el partido de desempate: {above_figure} a {below_figure}",
        "Behind {above}, who won the play-off match: {above_figure} to {below_figure}",
    ),
    "behind-shootout": (
        "Detrás de {above} por penales: {below_figure} contra {above_figure}",
        "Behind {above} on penalties: {below_figure} against {above_figure}",
    ),
    "behind-half-point": (
        "Detrás de {above}, que perdió medio punto al redondear",
        "Behind {above}, who lost half a point by rounding",
    ),
    "level": (
        "Igualado con {above}: comparten el puesto<; {awaits}>",
        "Level with {above}: they share the place<; {awaits}>",
    ),
    "share": (
        "{teams:list} comparten el puesto {place}<; {awaits}>",
        "{teams:list} share place {place}<; {awaits}>",
    ),
    "step-separates": (
        "{criterion}: {first} {first_figure}, {second} {second_figure}; va primero {winner}",
        "{criterion}: {first} {first_figure}, {second} {second_figure}; {winner} goes first",
    ),
    "step-equal": (
        "{criterion}: {first} y {second} iguales ({figure})",
        "{criterion}: {first} and {second} equal ({figure})",
    ),
    "step-skipped": ("{criterion}: {skipped}", "{criterion}: {skipped}"),
    "step-level": (
        "nada más los separa: comparten el puesto",
        "nothing else separates them: they share the place",
    ),
    "infinite": ("infinito (sin goles en contra)", "infinite (none conceded)"),
}

SHORT: dict[str, tuple[str, str]] = {
    # for a narrow column; what is missing is called by its name
    "points": ("Pts.", "Pts"),
    "goal_difference": ("DG", "GD"),
    "goals_for": ("GF", "GF"),
    "wins": ("PG", "W"),
    "points_per_game": ("Pts./PJ", "PPG"),
    "head_to_head": ("entre sí", "h2h"),
    "playoff_match": ("desempate", "play-off"),
    "drawing_of_lots": ("sorteo", "lot"),
    "half_point_lost_by_rounding": ("½ pto.", "½ pt"),
}
