"""Match models and what they learn from."""

MESSAGES: dict[str, tuple[str, str]] = {
    "results-undated": (
        "{count:match} sin fecha de juego: se ordenan por su fecha del torneo, una por semana",
        "{count:match} without a day: they are put in the order of their rounds, one a week",
    ),
    "results-mixed-dates": (
        "{count:match} sin día, en un archivo donde otros lo tienen: no se usan para el modelo",
        "{count:match} without a day, in a file where others have one: the model does not use them",
    ),
    "results-of-two-leagues": (
        "ningún partido une a {teams:list} con {others:list}; si son ligas distintas, ajuste un modelo para cada una",
        "no match connects {teams:list} with {others:list}; if these are two leagues, fit a model to each",
    ),
    "model-prior-alone": (
        "no hay ningún resultado: el modelo es solo el supuesto general, con equipos parejos y mucha incertidumbre",
        "there is no result: the model is the prior alone, level teams and much uncertainty",
    ),
    "model-few-results": (
        "{count:match} de {teams:team} son pocos: pesa más el supuesto general que los resultados",
        "{count:match} of {teams:team} are few: the prior weighs more than the results",
    ),
    "odds-unreadable": (
        'las cuotas dicen "{found}"; se esperan tres precios mayores que 1: ese partido queda sin cuotas',
        'the odds say "{found}"; three prices above 1 are expected: that match stays without odds',
    ),
    "odds-missing": (
        "{file} no trae cuotas; se esperan columnas como B365H, B365D y B365A, u odds_home, odds_draw y odds_away",
        "{file} holds no odds; columns such as B365H, B365D and B365A, or odds_home, odds_draw and odds_away are expected",
    ),
    "odds-none-left": (
        "{file} no trae cuotas de ningún partido por jugar; póngalas en las filas sin goles, o quite --odds",
        "{file} holds no odds of a match left; put them in the rows without goals, or leave --odds off",
    ),
    "odds-weight": (
        "el peso de las cuotas dice {found}; se espera más que 0 y hasta 1, que no deja nada del modelo",
        "the weight of the odds says {found}; more than 0 and up to 1 is expected, which leaves nothing of the model",
    ),
    "odds-of-the-past": (
        "las cuotas saben lo que pasó hasta que se las anotó: con --as-of o --round no valen; quite una de las dos cosas",
        "odds know what happened until they were written down: with --as-of or --round they do not hold; leave one of the two off",
    ),
    "odds-with-edition": (
        "las cuotas se leen de un archivo de resultados; una edición no las tiene",
        "odds are read from a results file; an edition has none",
    ),
    "strength-unreadable": (
        '{team}: la fuerza dice "{found}"; se esperan dos enteros de 1 a 1000, ataque y defensa en centésimas',
        '{team}: the strength says "{found}"; two integers from 1 to 1000 are expected, attack and defence in hundredths',
    ),
    "strengths-have-errors": (
        "{file} tiene {count:error}; corríjalo y vuelva a intentar",
        "{file} has {count:error}; correct it and try again",
    ),
    "model-unreadable": (
        "{file} no es un modelo: {problem}; haga uno con torneo model fit RESULTADOS --out ARCHIVO",
        "{file} is no model: {problem}; make one with torneo model fit RESULTS --out FILE",
    ),
    "model-version": (
        "{file} es un modelo de la versión {found}; esta versión lee la {known}: vuelva a ajustarlo con torneo model fit",
        "{file} is a model of version {found}; this version reads {known}: fit it again with torneo model fit",
    ),
    "model-changed": (
        "{file} fue cambiado después de escribirse: sus números no dan su huella; vuelva a ajustarlo con torneo model fit",
        "{file} was changed after it was written: its numbers do not give its digest; fit it again with torneo model fit",
    ),
    "model-other-league": (
        "{file} parece de otra liga: no conoce a {unknown:list}<; conoce a {known:list}>",
        "{file} seems to be of another league: it does not know {unknown:list}<; it knows {known:list}>",
    ),
    "method-unknown": (
        '--method dice "{found}"; puede ser {known:list}',
        '--method says "{found}"; it may be {known:list}',
    ),
    "first-team-method": (
        "--first-team vale solo con --method drifting, no con {method}",
        "--first-team goes with --method drifting only, not with {method}",
    ),
    "evaluate-too-few": (
        "hay {count:match} que se puedan evaluar; hacen falta {needed} o más",
        "{count:match} can be evaluated; {needed} or more are needed",
    ),
}
