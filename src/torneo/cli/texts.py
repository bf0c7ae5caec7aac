"""What commands say when they are done, in (Spanish, English); their help stands in `cli.help`.

Findings and errors have their sentences in `words`; here stands what only a terminal says.
"""

from torneo.words import Lang

Pair = tuple[str, str]

SAYS: dict[str, Pair] = {
    "formats": ("Salida: --format {formats}.", "Output: --format {formats}."),
    "interrupted": (
        "torneo: interrumpido; lo confirmado está a salvo",
        "torneo: interrupted; what was acknowledged is safe",
    ),
    "serving": (
        "torneo: el sitio está en {address} (Ctrl+C para terminar)",
        "torneo: the site is at {address} (Ctrl+C to stop)",
    ),
    "served": ("torneo: servidor detenido", "torneo: server stopped"),
    "disk": (
        "no se puede leer o escribir {file}: {what}; revise el disco y los permisos",
        "{file} cannot be read or written: {what}; check the disk and the permissions",
    ),
    "has-errors": (
        "los reglamentos tienen {errors}; corríjalos y vuelva a intentar",
        "the regulations have {errors}; correct them and try again",
    ),
    "no-such-option": (
        'no hay opción "{name}"<; ¿quiso decir {known:list}?>',
        'there is no option "{name}"<; did you mean {known:list}?>',
    ),
    "no-such-command": (
        'no hay comando "{name}"<; hay {known:list}>',
        'there is no command "{name}"<; there are {known:list}>',
    ),
    "missing-parameter": ("falta {name}", "{name} is missing"),
    "bad-parameter": ("{name} no es válido: {problem}", "{name} is not valid: {problem}"),
    "squad-of": (
        "{team}, {edition}: {count} {count:jugador|jugadores}",
        "{team}, {edition}: {count} {count:player|players}",
    ),
    "forecast-head": (
        "{seasons} temporadas simuladas, semilla {seed}; error de una probabilidad: hasta {error} puntos",
        "{seasons} seasons simulated, seed {seed}; error of a chance: up to {error} points",
    ),
    "forecast-model": (
        "Modelo: {kind}<, {matches:match}>< hasta el {last}><; cuotas en {odds:match}, con peso {weight}>",
        "Model: {kind}<, {matches:match}>< up to {last}><; odds in {odds:match}, with weight {weight}>",
    ),
    "forecast-kind-drifting": ("fuerzas que varían con el tiempo", "strengths that move in time"),
    "forecast-kind-dixon-coles": (
        "Dixon-Coles, los resultados viejos pesan menos",
        "Dixon-Coles, old results weigh less",
    ),
    "forecast-kind-given": ("fuerzas dadas", "stated strengths"),
    "forecast-kind-prior": ("solo el supuesto general", "the general assumption alone"),
    "forecast-if": ("Suponiendo: {results:list}", "Supposing: {results:list}"),
    "forecast-cut": (
        "torneo: interrumpido; las cifras son de las {seasons} temporadas simuladas hasta ahí, de {runs}",
        "torneo: interrupted; the figures are those of the {seasons} seasons simulated so far, of {runs}",
    ),
    "forecast-points": ("puntos", "points"),
    "forecast-span": ("10-90 %", "10-90%"),
    "forecast-scale": (
        "Lugar final:  · menos de 5 %  ░ de 5  ▒ de 15  ▓ de 30  █ de 60 % o más; vacío: no salió",
        "Final place:  · below 5%  ░ from 5  ▒ from 15  ▓ from 30  █ from 60% on; blank: never came up",
    ),
    "forecast-first": ("Primer puesto", "First place"),
    "forecast-awards": ("Premios", "Awards"),
    "forecast-matches": ("Partidos que más mueven", "Matches that move the most"),
    "forecast-match": (
        "{home} - {away}: {win} / {draw} / {loss}; mueve {leverage} puntos<: {about}, {team}>",
        "{home} - {away}: {win} / {draw} / {loss}; moves {leverage} points<: {about}, {team}>",
    ),
    "forecast-first-place": ("primer puesto", "first place"),
    "forecast-simulating": (
        "torneo: simulando… (la primera vez prepara el programa, cerca de un minuto)",
        "torneo: simulating… (the first time it prepares the program, about a minute)",
    ),
    "forecast-history": (
        "Cómo fueron las probabilidades: {what}",
        "How the chances went: {what}",
    ),
    "squad-no-place": ("sin cupo", "no place"),
    "wants-integer": ("se espera un número entero", "a whole number is expected"),
    "wants-at-least": ("se espera {bound} o más", "{bound} or more is expected"),
    "see-help": ("Ayuda: {command} --help", "Help: {command} --help"),
    "new-made": ("Listo: {folder}", "Done: {folder}"),
    "new-next": (
        "Siga con: torneo -C {folder} check --plan, y luego torneo -C {folder} {command}",
        "Go on with: torneo -C {folder} check --plan, then torneo -C {folder} {command}",
    ),
    "roll-over-check": (
        "Las fechas pasaron al año siguiente con el mismo día de la semana. Revise equipos, fechas, sanciones y premios.",
        "Dates moved on by a year, on the same days of the week. Look through teams, dates, rulings and awards.",
    ),
    "plan-stage": ("Etapa", "Stage"),
    "plan-kind": ("Clase", "Kind"),
    "plan-teams": ("Equipos", "Teams"),
    "plan-rounds": ("Fechas", "Rounds"),
    "plan-matches": ("Partidos", "Matches"),
    "plan-weeks": ("Semanas", "Weeks"),
    "kind-league": ("todos contra todos", "league"),
    "kind-swiss": ("sistema suizo", "Swiss"),
    "kind-knockout": ("eliminación", "knock-out"),
    "fixtures-made": (
        "{edition} {stage}: {matches:match} en {rounds:round}<, {breaks:break}, {clashes} cruces de estadio> (semilla {seed})",
        "{edition} {stage}: {matches:match} in {rounds:round}<, {breaks:break}, {clashes} venue clashes> (seed {seed})",
    ),
    "fixtures-next": (
        "Véalo con: torneo fixtures {edition} --show",
        "See it with: torneo fixtures {edition} --show",
    ),
    "dry-run": (
        "Prueba: nada de esto se guarda.",
        "Trial: nothing of this is kept.",
    ),
    "recorded": ("Registrado, asiento {sequence}: {subject}", "Recorded, entry {sequence}: {subject}"),
    "corrected": ("Corregido, asiento {sequence}: {subject}", "Corrected, entry {sequence}: {subject}"),
    "revoked": ("Asiento {entry} anulado por el {sequence}", "Entry {entry} revoked by {sequence}"),
    "postponed-to": (
        "Postergado al {day}, asiento {sequence}: {subject}",
        "Postponed to {day}, entry {sequence}: {subject}",
    ),
    "postponed-open": (
        "Postergado sin fecha, asiento {sequence}: {subject}",
        "Postponed without a day, entry {sequence}: {subject}",
    ),
    "ruled": ("Resuelto, asiento {sequence}: {subject}", "Ruled, entry {sequence}: {subject}"),
    "lots-drawn": (
        "Sorteo registrado, asiento {sequence}: {subject}",
        "Lots recorded, entry {sequence}: {subject}",
    ),
    "withdrawn": (
        "Retiro registrado, asiento {sequence}: {subject}",
        "Withdrawal recorded, entry {sequence}: {subject}",
    ),
    "refused": ("Negado, asiento {sequence}: {subject}", "Refused, entry {sequence}: {subject}"),
    "confirmed": ("Confirmado, asiento {sequence}: {subject}", "Confirmed, entry {sequence}: {subject}"),
    "protested": (
        "Reclamo registrado, asiento {sequence}: {subject}",
        "Protest recorded, entry {sequence}: {subject}",
    ),
    "request-asked": (
        "Pedido de postergación {sequence}: {subject}",
        "Request to postpone {sequence}: {subject}",
    ),
    "request-answered": (
        "Respuesta al pedido {request} registrada, asiento {sequence}: {subject}",
        "Answer to request {request} recorded, entry {sequence}: {subject}",
    ),
    "request-decided": (
        "Pedido {request} resuelto, asiento {sequence}: {subject}",
        "Request {request} decided, entry {sequence}: {subject}",
    ),
    "request-withdrawn": (
        "Pedido {request} retirado, asiento {sequence}: {subject}",
        "Request {request} withdrawn, entry {sequence}: {subject}",
    ),
    "request-line": (
        "{number}  {match}  {by}<, al {day}><: {reason}>  [{state:word}]",
        "{number}  {match}  {by}<, to {day}><: {reason}>  [{state:word}]",
    ),
    "no-requests": ("No hay pedidos de postergación", "There are no requests to postpone"),
    "no-rulings": ("No hay resoluciones", "There are no rulings"),
    "ruling-line": (
        "{number}  {kind}  {subject}<: {reason}>  [{state:word}]<  apelable hasta el {until}>",
        "{number}  {kind}  {subject}<: {reason}>  [{state:word}]<  appeal until {until}>",
    ),
    "appeal-line": (
        "apelación {number} de {by}: {reason}  [{state:word}]",
        "appeal {number} of {by}: {reason}  [{state:word}]",
    ),
    "appealed": (
        "Apelación {sequence} contra la resolución {ruling}",
        "Appeal {sequence} against ruling {ruling}",
    ),
    "appeal-decided": (
        "Apelación {appeal} resuelta, asiento {sequence}",
        "Appeal {appeal} decided, entry {sequence}",
    ),
    "stage-is-closed": (
        "Etapa cerrada, asiento {sequence}: {subject}",
        "Stage closed, entry {sequence}: {subject}",
    ),
    "player-added": (
        "Inscrito como {person}, asiento {sequence}",
        "Registered as {person}, entry {sequence}",
    ),
    "player-released": ("Baja de {person}, asiento {sequence}", "{person} released, entry {sequence}"),
    "person-erased": (
        "Datos de {person} borrados, asiento {sequence}",
        "Data of {person} erased, entry {sequence}",
    ),
    "user-added": ("Cuenta creada: {login} ({id})", "Account made: {login} ({id})"),
    "user-locked": ("{login} ya no puede ingresar", "{login} can no longer log in"),
    "user-unlocked": ("{login} puede ingresar otra vez", "{login} can log in again"),
    "user-forgotten": (
        "Cuenta de {login} borrada; el libro conserva lo que registró, sin su nombre",
        "Account of {login} deleted; the ledger keeps what it recorded, without the name",
    ),
    "user-locked-mark": ("bloqueada", "locked"),
    "user-no-password": ("sin contraseña", "no password"),
    "no-users": (
        'Todavía no hay cuentas; la primera: torneo user add "Su nombre" --role organiser',
        'There are no accounts yet; the first: torneo user add "Your name" --role organiser',
    ),
    "role-shown": (
        "{role:word}<, {scope}><, desde el {since}><, hasta el {until}>",
        "{role:word}<, {scope}><, from {since}><, until {until}>",
    ),
    "role-given": ("{login}: {said}", "{login}: {said}"),
    "role-taken": ("{login}: rol {number} quitado", "{login}: role {number} taken away"),
    "password-link": (
        "Contraseña: abra este enlace, sirve una vez y por 24 horas\n{link}",
        "Password: open this link, it works once and for 24 hours\n{link}",
    ),
    "password-too-short-now": (
        "Un organizador necesita una contraseña más larga; elíjala con este enlace\n{link}",
        "An organiser needs a longer password; choose it by this link\n{link}",
    ),
    "password-set": ("Contraseña de {login} cambiada", "Password of {login} changed"),
    "invited": (
        "Invitación ({said}): sirve una vez, hasta el {day}\n{link}",
        "Invitation ({said}): works once, until {day}\n{link}",
    ),
    "token-made": (
        "Clave de programa {id}; se muestra solo ahora\n{token}",
        "Token {id}; it is shown only now\n{token}",
    ),
    "replayed": ("ya estaba registrado", "it had been recorded before"),
    "adopted": ("Reglamento adoptado: {editions:list}", "Regulation adopted: {editions:list}"),
    "nothing-to-adopt": (
        "El libro ya tiene los reglamentos de la carpeta",
        "The ledger already holds the regulations of the folder",
    ),
    "players-imported": (
        "{count} {count:jugador inscrito|jugadores inscritos}<; {skipped} ya {skipped:estaba|estaban}>",
        "{count} {count:player|players} registered<; {skipped} {skipped:was|were} on the list already>",
    ),
    "imported": (
        "{count} registrados<, {skipped} ya estaban>",
        "{count} recorded<, {skipped} were there already>",
    ),
    "drawn": ("Sorteo de {stage}, {edition} (semilla {seed})", "Draw of {stage}, {edition} (seed {seed})"),
    "awaits-draw": ("falta el sorteo", "the draw is still to come"),
    "goes-through": ("pasa {team}", "{team} go through"),
    "no-knockouts": ("{edition} no tiene llaves", "{edition} has no knock-out stage"),
    "no-honours": ("No hay premios en los reglamentos", "The regulations give no awards"),
    "written": ("Escrito: {file}", "Written: {file}"),
    "verify-whole": (
        "Libro íntegro: {entries:entry}, cabeza {head}",
        "The ledger is whole: {entries:entry}, head {head}",
    ),
    "verify-broken": (
        "Hay errores: {entries:entry}, cabeza {head}",
        "There are errors: {entries:entry}, head {head}",
    ),
    "backed-up": (
        "Copia hecha en {folder}: {entries:entry}, cabeza {head}",
        "Copied to {folder}: {entries:entry}, head {head}",
    ),
    "restored": (
        "Restaurado de {folder}: {entries:entry}, cabeza {head}",
        "Restored from {folder}: {entries:entry}, head {head}",
    ),
    "exported": (
        "Exportado a {folder}: {entries:entry}, cabeza {head}",
        "Exported to {folder}: {entries:entry}, head {head}",
    ),
    "ledger-imported": (
        "Libro hecho de {folder}: {entries:entry}, cabeza {head}",
        "Ledger made from {folder}: {entries:entry}, head {head}",
    ),
    "accepted": ("Libro aceptado, asiento {sequence}", "Ledger accepted, entry {sequence}"),
    "ledger-is": (
        "{file}: {said}; {entries:entry}, cabeza {head}",
        "{file}: {said}; {entries:entry}, head {head}",
    ),
    "state-anchored": ("completo según su ancla", "whole by its anchor"),
    "state-extended": (
        "con asientos posteriores a su ancla, que se completan al escribir",
        "with entries after its anchor, made good with the next writing",
    ),
    "state-unanchored": (
        "sin ancla: no se puede saber si faltan asientos",
        "without an anchor: that entries are missing could not be told",
    ),
    "state-alarm": ("en alarma: solo lectura", "in alarm: read-only"),
    "state-read-only": ("solo lectura", "read-only"),
    "supersedes": ("reemplaza al {sequence}", "supersedes {sequence}"),
    "and-more": ("... y {count} más", "... and {count} more"),
    # match models
    "model-drifting": (
        "Modelo de fuerzas que varían con el tiempo",
        "Model of strengths that move in time",
    ),
    "model-dixon-coles": ("Modelo de Dixon y Coles", "Model of Dixon and Coles"),
    "model-given": ("Fuerzas dadas", "Given strengths"),
    "model-prior": ("Supuesto general, sin resultados", "Prior, without results"),
    "model-source": ("Fuente: {source}<; {method}>", "Source: {source}<; {method}>"),
    "model-from": (
        "{count:match}<, del {first} al {last}><; al {as_of}>",
        "{count:match}<, {first} to {last}><; as of {as_of}>",
    ),
    "model-level": (
        "Equipos parejos en cancha neutral: {goals} goles por lado",
        "Level teams on neutral ground: {goals} goals a side",
    ),
    "model-home": (
        "Con local: {host} el local, {visitor} la visita",
        "With a host: {host} the host, {visitor} the visitor",
    ),
    "model-rho": (
        "Marcadores bajos (rho): {rho} ±{error}",
        "Low scores (rho): {rho} ±{error}",
    ),
    "model-first-team": (
        "Parte de la fuerza del primer equipo que tiene la reserva: {weight} ±{error}",
        "Part of the first team's strength that the reserves have: {weight} ±{error}",
    ),
    "model-drifting-decay": (
        "La fuerza varía: ±{season} % durante una temporada, ±{between} % de una a otra",
        "Strengths move: ±{season} % during a season, ±{between} % from one to the next",
    ),
    "model-dixon-coles-decay": (
        "Peso de un resultado: la mitad cada {half_life} días",
        "Weight of a result: half after {half_life} days",
    ),
    "model-team": ("Equipo", "Team"),
    "model-attack": ("Ataque", "Attack"),
    "model-defence": ("Defensa", "Defence"),
    "model-newcomer": ("(equipo nuevo)", "(newcomer)"),
    "model-legend": (
        "Goles frente al equipo promedio, que es 1: los que hace y los que recibe, con su error estándar.",
        "Goals against those of the average team, which is 1: scored and let in, with their standard error.",
    ),
    "model-digest": ("Huella: {digest}", "Digest: {digest}"),
    # evaluation
    "evaluate-doing-matches": ("Pronosticando partido por partido ...", "Forecasting match by match ..."),
    "evaluate-doing-seasons": ("Pronosticando temporadas ...", "Forecasting seasons ..."),
    "evaluate-title": (
        "{count:match} de {seasons} {seasons:temporada|temporadas}, del {first} al {last}; cada semana con lo sabido, de {window} {window:temporada|temporadas} antes",
        "{count:match} of {seasons} {seasons:season|seasons}, {first} to {last}; each week by what was known, from {window} {window:season|seasons} before",
    ),
    "evaluate-method": ("Método", "Method"),
    "evaluate-against": ("RPS menos {method}", "RPS minus {method}"),
    "evaluate-model": ("modelo", "model"),
    "evaluate-dixon-coles": ("Dixon-Coles", "Dixon-Coles"),
    "evaluate-elo": ("Elo", "Elo"),
    "evaluate-pi": ("pi", "pi"),
    "evaluate-frequencies": ("frecuencias", "frequencies"),
    "evaluate-odds": ("cuotas", "odds"),
    "evaluate-blend": ("cuotas y modelo", "odds and model"),
    "evaluate-only": ("({count:match})", "({count:match})"),
    "evaluate-weight": (
        "Peso de las cuotas en la mezcla, elegido con las temporadas anteriores: {weight}",
        "Weight of the odds in the pool, chosen on the seasons before: {weight}",
    ),
    "evaluate-bands": (
        "  dicho      ocurrido       casos  (modelo: local, empate y visita juntos)",
        "   said          came       cases  (model: home win, draw and away win together)",
    ),
    "evaluate-bands-legend": (
        "De 0 a 100 %: | lo dicho, o lo ocurrido, * los dos; ! a más de dos errores estándar.",
        "From 0 to 100 %: | said, o came, * both; ! more than two standard errors apart.",
    ),
    "evaluate-seasons": (
        "Temporadas pronosticadas tras parte de sus partidos",
        "Seasons forecast after part of their matches",
    ),
    "evaluate-seasons-heads": (
        "  tras       cubre 80 %   sin borde  RPS puesto     título    arriba     abajo",
        " after      80 % covers  inner part  RPS place      title       top     bottom",
    ),
    "evaluate-seasons-legend": (
        "Cubre: cuántos equipos terminan entre el 10 % y el 90 % de sus puntos. Título, arriba (el mejor quinto) y abajo (15 %): log loss.",
        "Covers: how many teams end between the 10 % and 90 % of their points. Title, top (best fifth), bottom (15 %): log loss.",
    ),
    # rule sets
    "rules-next": (
        "Véalas con: torneo rules show NOMBRE; úselas con: torneo table ARCHIVO --rules NOMBRE",
        "See one with: torneo rules show NAME; use it with: torneo table FILE --rules NAME",
    ),
    "rules-use": (
        "Úselas con: torneo table ARCHIVO --rules {name}",
        "Use it with: torneo table FILE --rules {name}",
    ),
    "rules-from-to": ("del {first} al {last}", "{first} to {last}"),
    "rules-from": ("desde el {first}", "since {first}"),
    "rules-to": ("hasta el {last}; no se sabe desde cuándo", "to {last}; since when is not known"),
    "rules-undated": ("no se sabe desde cuándo", "since when is not known"),
    "rules-points": (
        "Puntos: {win} por triunfo<, {draw} por empate><, {won} o {lost} por ganar o perder los penales>, {loss} por derrota",
        "Points: {win} for a win<, {draw} for a draw><, {won} or {lost} for penalties won or lost>, {loss} for a defeat",
    ),
    "rules-order": ("Criterios, en orden:", "Criteria, in order:"),
    "rules-note": ("Nota:", "Note:"),
    "rules-source": ("Fuente:", "Source:"),
    "rules-not-known": ("No se sabe:", "Not known:"),
    "rules-reapply-subset": (
        "se aplica otra vez a los que sigan igualados, al final",
        "applied again at its end to those still level",
    ),
    "rules-reapply-each": (
        "se aplica otra vez después de cada criterio",
        "applied again after each criterion",
    ),
    "rules-only-for": ("solo entre {count:team}", "only for {count:team}"),
    "rules-at-stake": (
        "solo donde está en juego un puesto: {places:list}",
        "only where a place hangs on it: {places:list}",
    ),
    "rules-when-mutual_complete": (
        "solo con todos los partidos entre ellos jugados",
        "only once all matches among them are played",
    ),
    "rules-when-last_match_between_them": (
        "solo si su último partido fue entre ellos",
        "only if their last match was against each other",
    ),
    "rules-until-then-share": ("hasta entonces comparten el puesto", "until then they share the place"),
    # what moved
    "place-moved": (
        "{edition} {table}: {team} pasa del {before:ordinal} al {after:ordinal}",
        "{edition} {table}: {team} move from {before:ordinal} to {after:ordinal}",
    ),
    "table-complete": ("{edition} {table}: tabla completa", "{edition} {table}: the table is complete"),
    "tie-decided": ("{edition} {stage} {tie}: pasa {team}", "{edition} {stage} {tie}: {team} go through"),
    "tie-reopened": (
        "{edition} {stage} {tie}: ya no pasa {team}; queda por definir",
        "{edition} {stage} {tie}: {team} no longer go through; it is open again",
    ),
    "seat-filled": ("{edition} {stage}< {tie}>: juega {team}", "{edition} {stage}< {tie}>: {team} are in"),
    "seat-emptied": (
        "{edition} {stage}< {tie}>: ya no juega {team}",
        "{edition} {stage}< {tie}>: {team} are out",
    ),
    "award-given": (
        "{edition}: {team} recibe {what}< ({points:+})>",
        "{edition}: {team} get {what}< ({points:+})>",
    ),
    "award-due": (
        "{edition}: {team} recibirá {what}< ({points:+})>",
        "{edition}: {team} will get {what}< ({points:+})>",
    ),
    "award-open": ("{edition}: {what} queda por definir", "{edition}: {what} is open again"),
    "award-lapsed": ("{edition}: {what} no se entrega", "{edition}: {what} is not given"),
    # kinds of entries
    "entry-ledger_opened": ("libro abierto", "ledger opened"),
    "entry-ledger_accepted": ("libro aceptado", "ledger accepted"),
    "entry-regulation_adopted": ("reglamento adoptado", "regulation adopted"),
    "entry-register_adopted": ("registro adoptado", "register adopted"),
    "entry-places_filled": ("cupos asignados", "places filled"),
    "entry-draw_made": ("sorteo", "draw"),
    "entry-fixtures_published": ("fixture publicado", "fixtures published"),
    "entry-match_scheduled": ("partido programado", "match scheduled"),
    "entry-match_postponed": ("partido postergado", "match postponed"),
    "entry-result_recorded": ("resultado", "result"),
    "entry-result_confirmed": ("resultado confirmado", "result confirmed"),
    "entry-protest_lodged": ("reclamo", "protest"),
    "entry-postponement_requested": ("pedido de postergación", "postponement requested"),
    "entry-postponement_answered": ("respuesta a un pedido", "postponement answered"),
    "entry-postponement_withdrawn": ("pedido retirado", "request withdrawn"),
    "entry-appeal_lodged": ("apelación", "appeal"),
    "entry-appeal_decided": ("apelación resuelta", "appeal decided"),
    "entry-stage_closed": ("etapa cerrada", "stage closed"),
    "entry-points_ruled": ("puntos por resolución", "points ruled"),
    "entry-team_withdrawn": ("retiro", "withdrawal"),
    "entry-lots_drawn": ("sorteo entre empatados", "lots drawn"),
    "entry-tie_decided": ("llave definida", "tie decided"),
    "entry-award_refused": ("premio negado", "award refused"),
    "entry-player_registered": ("jugador inscrito", "player registered"),
    "entry-player_released": ("jugador dado de baja", "player released"),
    "entry-person_erased": ("datos personales borrados", "person erased"),
    "entry-place_asserted": ("puesto afirmado", "place asserted"),
    "entry-table_asserted": ("tabla afirmada", "table asserted"),
    "entry-entry_revoked": ("asiento anulado", "entry revoked"),
}


def tell(key: str, lang: Lang, /, **facts: object) -> str:
    """What a command says."""
    from torneo.words.template import fill

    return fill(SAYS[key][0 if lang == "es" else 1], facts, lang)
