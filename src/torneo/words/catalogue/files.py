"""Files that come in: results and fixture lists."""

MESSAGES: dict[str, tuple[str, str]] = {
    "csv-empty": (
        "el archivo está vacío; se espera una fila de títulos y una fila por partido",
        "the file is empty; a row of headings and a row for each match are expected",
    ),
    "csv-not-utf-8": (
        "el archivo no está en UTF-8 (byte {byte}); se leyó como Windows-1252: revise las tildes o guárdelo como UTF-8",
        "the file is not UTF-8 (byte {byte}); it was read as Windows-1252: check the accents or save it as UTF-8",
    ),
    "csv-column-missing": (
        "falta la columna {missing:list}; se esperan columnas como {known}, o local, visitante, goles_local, goles_visitante",
        "column {missing:list} is missing; columns such as {known} are expected",
    ),
    "csv-too-many-cells": (
        'la fila tiene {found} celdas y hay {expected} títulos; sobra "{cell}": revise las comillas y el separador',
        'the row has {found} cells and there are {expected} headings; "{cell}" is beyond: check quotes and separator',
    ),
    "csv-team-missing": (
        "falta el equipo {column:word}; escríbalo o quite la fila",
        "the {column:word} team is missing; write it or remove the row",
    ),
    "csv-self-match": (
        "{team} juega contra sí mismo; corrija uno de los equipos",
        "{team} plays against itself; correct one of the teams",
    ),
    "csv-bad-round": (
        'la fecha dice "{found}"; se espera un número desde 1',
        'the round says "{found}"; a number from 1 on is expected',
    ),
    "csv-bad-date": (
        'el día dice "{found}"; se espera 2014-05-29 o 29/05/2014',
        'the date says "{found}"; 2014-05-29 or 29/05/2014 is expected',
    ),
    "csv-bad-time": (
        'la hora dice "{found}"; se espera una como 15:30',
        'the time says "{found}"; one such as 15:30 is expected',
    ),
    "csv-bad-goals": (
        'el marcador dice "{found}"; se esperan goles, como 2-1',
        'the score says "{found}"; goals are expected, such as 2-1',
    ),
    "csv-half-score": (
        'solo hay goles de un lado ("{found}"); escriba los dos, o ninguno si no se jugó',
        'there are goals of one side only ("{found}"); write both, or none if it was not played',
    ),
    "csv-bad-status": (
        'el estado dice "{found}"; puede ser {known}',
        'the status says "{found}"; it may be {known}',
    ),
    "csv-bad-leg": (
        'la columna leg dice "{found}"; se espera 1 para la ida, 2 para la vuelta',
        'the leg says "{found}"; 1 or 2 is expected',
    ),
    "csv-match-twice": (
        (
            "{home} - {away} está también en la línea {first_line} con otro resultado: {first_score} allá, {score} aquí; deje "
            "uno: hasta entonces no cuenta ninguno"
        ),
        (
            "{home} - {away} stands in line {first_line} too with another result: {first_score} there, {score} here; keep "
            "one: until then neither counts"
        ),
    ),
    "csv-match-repeated": (
        "{home} - {away} está repetido: ya figura en la línea {first_line}; cuenta una vez",
        "{home} - {away} is repeated: it stands in line {first_line} already; it counts once",
    ),
    "csv-no-matches": (
        "el archivo no tiene ningún partido",
        "the file has no match",
    ),
    "csv-score-missing": (
        'el estado es "{status}" y falta el marcador que cuenta; escriba los goles',
        'the status is "{status}" and the score that counts is missing; write the goals',
    ),
    "csv-shootout-level": (
        "la definición por penales dice {found}, y ninguna acaba igualada; cuenta como si no se conociera",
        "the shoot-out says {found}, and none ends level; it counts as if it were not known",
    ),
    "file-not-text": (
        "{file} no es un archivo de texto; guarde la hoja de cálculo como CSV",
        "{file} is no text file; save the spreadsheet as CSV",
    ),
    "rules-team-unknown": (
        '{key} nombra a "{team}", que no juega ningún partido de los resultados<; ¿quiso decir "{suggestion}"?>',
        '{key} names "{team}", who has no match in the results<; did you mean "{suggestion}"?>',
    ),
    "rules-group-unknown": (
        '{key} nombra la tabla "{group}", que los resultados no tienen<; ¿quiso decir "{suggestion}"?>',
        '{key} names the table "{group}", which the results do not have<; did you mean "{suggestion}"?>',
    ),
    "csv-spelled-two-ways": (
        '"{found}" parece el mismo equipo que "{other}" (línea {other_line}); escríbalo de una sola manera',
        '"{found}" looks like the same team as "{other}" (line {other_line}); spell it one way',
    ),
    "matches-outside-groups": (
        "{count:match} sin grupo ({rounds:list}) no {count:cuenta|cuentan} en ninguna tabla",
        "{count:match} without a group ({rounds:list}) {count:counts|count} in no table",
    ),
    "round-not-numbered": (
        "{count:match} en fechas sin número (como {found}); con --round {round} {count:figura|figuran} por jugar",
        "{count:match} in rounds without a number (such as {found}); with --round {round} {count:it is|they are} still to be played",
    ),
    "folder-missing": (
        "no existe la carpeta {folder}; revise el nombre o créela con torneo new",
        "there is no folder {folder}; check the name or make it with torneo new",
    ),
    "folder-not-a-folder": (
        "{folder} no es una carpeta; indique la carpeta que contiene los reglamentos",
        "{folder} is no folder; name the folder that holds the regulations",
    ),
    "example-unknown": (
        'no hay ejemplo "{name}"<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'there is no example "{name}"<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "csv-match-again": (
        "{match} ya está en la línea {first_line} de este archivo; deje una sola",
        "{match} stands in line {first_line} of this file already; keep one",
    ),
    "fixture-team-busy": (
        "fecha {round}: {home} o {away} ya juega en ella; un equipo juega una vez por fecha",
        "round {round}: {home} or {away} plays in it already; a team plays once in a round",
    ),
    "import-unknown-kind": (
        "{file}: no se sabe leer ese tipo de archivo; se leen {known:list}",
        "{file}: that kind of file cannot be read; these can: {known:list}",
    ),
    "import-has-errors": (
        "{count:error} en {file}; no se registró nada: corríjalo y vuelva a importar",
        "{count:error} in {file}; nothing was recorded: correct it and import again",
    ),
    "no-such-file": (
        "no se puede leer {file}: {problem:word}; revise el nombre",
        "{file} cannot be read: {problem:word}; check the name",
    ),
    "football-json-unreadable": (
        "el archivo no se puede leer como JSON: {problem}; revise las comillas, comas y llaves de esa línea",
        "the file cannot be read as JSON: {problem}; check the quotation marks, commas and braces of that line",
    ),
    "football-json-no-matches": (
        'el archivo no tiene partidos; se espera una lista "matches", o "rounds" con sus partidos',
        'the file has no matches; a list "matches" is expected, or "rounds" with their matches',
    ),
    "football-json-no-match": (
        "no se entiende como partido: {found}; se espera un objeto con team1, team2 y score",
        "this is no match: {found}; an object with team1, team2 and score is expected",
    ),
    "football-line-unread": (
        'no se entiende la línea "{found}"; se espera un partido, una fecha o una jornada: corríjala o quítela',
        'the line "{found}" is not understood; a match, a day or a round is expected: correct or remove it',
    ),
    "club-name-missing": (
        "falta el nombre del club; escríbalo o quite la línea",
        "the name of the club is missing; write it or remove the line",
    ),
}
