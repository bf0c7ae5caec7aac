"""What is certain and what must happen: the pieces of the sentences, and what `torneo qualify` says of its answers."""

SENTENCES: dict[str, tuple[str, str]] = {
    "clinched": ("{club} ya terminará {where}", "{club} are sure to finish {where}"),
    "eliminated": ("{club} ya no puede terminar {where}", "{club} can no longer finish {where}"),
    "when": ("{club} termina {where} {ways}", "{club} finish {where} {ways}"),
    "or": (", o ", ", or "),
    "either": (" o ", " or "),
    "own": ("si {own}", "with {own}"),
    "own-if": ("si {own} y {others}", "with {own} if {others}"),
    "whatever": ("sea cual sea su resultado si {others}", "whatever their result if {others}"),
    "others": ("si {others}", "if {others}"),
    "in-any-case": ("con cualquier resultado", "with any result"),
    "by-goals": ("por diferencia de goles", "on goal difference"),
    "by-tie-breakers": ("si los criterios de desempate lo favorecen,", "if the tie-breakers go their way,"),
    "against": ("{said} (contra {other})", "{said} (against {other})"),
    "own-win": ("gana", "a win"),
    "own-draw": ("empata", "a draw"),
    "own-lose": ("pierde", "a defeat"),
    "own-win-or-draw": ("no pierde", "a win or a draw"),
    "own-draw-or-lose": ("no gana", "a draw or a defeat"),
    "own-not-draw": ("no empata", "a win or a defeat"),
    "own-win-shootout": ("gana en los penales", "a win on penalties"),
    "own-lose-shootout": ("pierde en los penales", "a defeat on penalties"),
    "other-win": ("{club} gana", "{club} win"),
    "other-draw": ("{club} y {other} empatan", "{club} and {other} draw"),
    "other-lose": ("{club} pierde", "{club} lose"),
    "other-win-or-draw": ("{club} no pierde", "{club} do not lose"),
    "other-draw-or-lose": ("{club} no gana", "{club} do not win"),
    "other-not-draw": ("{club} y {other} no empatan", "{club} and {other} do not draw"),
    "other-win-shootout": ("{club} gana en los penales", "{club} win on penalties"),
    "other-lose-shootout": ("{club} pierde en los penales", "{club} lose on penalties"),
    "place-one": ("{place}", "{place}"),
    "place-top": ("entre los {count} primeros", "in the top {count}"),
    "place-span": ("entre los puestos {first} y {last}", "between places {first} and {last}"),
    "place-list": ("en los puestos {places}", "in places {places}"),
}

MESSAGES: dict[str, tuple[str, str]] = {
    "table-waits": (
        "<tabla {table}: >depende de algo más que sus partidos ({what:list}); qué es seguro se puede decir cuando eso se sepa",
        "<table {table}: >it depends on more than its matches ({what:list}); what is certain can be told once that is known",
    ),
    "no-matches-left": (
        "<tabla {table}: >no quedan partidos; los que faltan se escriben como filas sin goles, o con --meetings 2 si cada par "
        "juega dos veces",
        "<table {table}: >no matches are left; write those to be played as rows without goals, or say --meetings 2 if every "
        "pair meets twice",
    ),
    "rule-not-computed": (
        "<tabla {table}: >con esta regla ({rule}) no se puede calcular qué es seguro; solo se dan límites",
        "<table {table}: >with this rule ({rule}) what is certain cannot be computed; only bounds are given",
    ),
    "cards-open": (
        "<tabla {table}: >tarjetas o medios tiempos de los partidos que quedan pueden decidir; se supone que lo hacen a favor "
        "para el mejor puesto y en contra para el peor",
        "<table {table}: >cards or half-times of the matches left may decide; they are taken for the club for its best place "
        "and against it for its worst",
    ),
    "level-may-decide": (
        "<tabla {table}: >{teams:list} pueden terminar igualados en todo; el mejor puesto supone que el sorteo o el desempate "
        "favorece al club, el peor que no",
        "<table {table}: >{teams:list} may end level in everything; the best place takes the lot or extra match for the club, "
        "the worst against it",
    ),
    "not-decided": (
        "<tabla {table}: >no se decidió en {seconds} s el mejor o el peor puesto de {teams:list}; quedan los límites (dé más "
        "tiempo con --limit)",
        "<table {table}: >the best or worst place of {teams:list} was not decided within {seconds} s; the bounds stand (give "
        "more time with --limit)",
    ),
    "too-many-left": (
        "<tabla {table}: >quedan {count:match}; lo que debe pasar se dice con {most} o menos",
        "<table {table}: >{count:match} are left; what must happen is told with {most} or fewer",
    ),
    "if-unreadable": (
        'no se entiende "{found}"; escriba --if "Melgar 2-0 Cienciano"',
        '"{found}" is not understood; write --if "Melgar 2-0 Cienciano"',
    ),
    "no-match-left": (
        "no queda por jugar {home} - {away}<; quedan {known}>",
        "{home} - {away} is not left to be played<; left are {known}>",
    ),
    "limit-not-positive": (
        "--limit {found} no es un tiempo; escriba segundos, como 5",
        "--limit {found} is no time; write seconds, such as 5",
    ),
    "meetings-with-edition": (
        "--meetings es para archivos de resultados; una edición ya sabe cuántas veces juega cada par",
        "--meetings is for results files; an edition knows how often every pair meets",
    ),
}
