"""Findings about numbers that do not fit: teams, ties, rounds, pots, allocations."""

MESSAGES: dict[str, tuple[str, str]] = {
    "teams-missing": (
        "la etapa {stage} no dice quién juega; escriba teams, groups o ties",
        "stage {stage} does not say who plays; write teams, groups or ties",
    ),
    "key-of-other-kind": (
        '"{key}" no sirve en una etapa de tipo {kind}; es para {kinds:list}: quítela',
        '"{key}" means nothing in a stage of kind {kind}; it is for {kinds:list}: remove it',
    ),
    "team-in-two-groups": (
        "{team} está en el grupo {first} y en el grupo {second}; quítelo de uno",
        "{team} stands in group {first} and group {second}; remove it from one",
    ),
    "team-twice": (
        "{team} está dos veces en la etapa {stage}; quite uno",
        "{team} stands twice in stage {stage}; remove one",
    ),
    "group-of-one": (
        "grupo de uno: {group} tiene {teams:team}; agregue equipos o quite el grupo",
        "group of one: {group} has {teams:team}; add teams or remove the group",
    ),
    "sides-odd": (
        "{teams:team} con {matches:match} cada uno: el total de lados es impar; cambie uno de los dos números",
        "{teams:team} with {matches:match} each: an odd number of sides; change one of the two numbers",
    ),
    "ties-number": (
        "etapa {stage}: con {teams:team} no salen las llaves; indique byes u otro equipo",
        'stage {stage}: {teams:team} make no ties; give "byes" or another team',
    ),
    "ties-and-pair": (
        'la etapa {stage} tiene "{first}" y "{second}": deje uno',
        'stage {stage} has "{first}" and "{second}": keep one',
    ),
    "pair-missing": (
        'etapa {stage}: {teams:team} y ningún "pair"; diga cómo se emparejan',
        'stage {stage}: {teams:team} and no "pair"; say how they are paired',
    ),
    "meetings-and-meets": (
        'la etapa {stage} tiene "meetings" y "meets": deje uno',
        'stage {stage} has "meetings" and "meets": keep one',
    ),
    "matches-meets": (
        "etapa {stage}: matches dice {matches}, pero según meets salen de {min} a {max}; corrija uno",
        "stage {stage}: matches says {matches}, but meets gives {min} to {max}; correct one",
    ),
    "meets-opponents": (
        "etapa {stage}: meets pide {opponents} rivales y hay {available}; baje el número",
        "stage {stage}: meets asks for {opponents} opponents and there are {available}; lower the number",
    ),
    "range-ties": (
        "{ref} son {teams:team}, pero está en {ties:tie}; nómbrelo en tantas llaves como equipos",
        "{ref} is {teams:team} but stands in {ties:tie}; name it in as many ties as it has teams",
    ),
    "byes-too-many": (
        "pasan libres {byes} de {teams:team}; quedan menos de dos para jugar: baje byes",
        "{byes} of {teams:team} go through without playing; fewer than two are left: lower byes",
    ),
    "rounds-missing": (
        'la etapa suiza {stage} no dice cuántas rondas tiene; escriba "rounds"',
        'Swiss stage {stage} does not say how many rounds it has; write "rounds"',
    ),
    "rounds-too-many": (
        "etapa {stage}: {rounds:round} son demasiadas para {teams:team} sin repetir rival; baje rounds",
        "stage {stage}: {rounds:round} are too many for {teams:team} without meeting twice; lower rounds",
    ),
    "entry-overfilled": (
        "el cupo {place} es para {count:team} y los premios le dan {filled}; suba count o quite un premio",
        "place {place} is for {count:team} and awards fill it with {filled}; raise count or remove an award",
    ),
    "first-place-unsettled": (
        "puede quedar un empate en el primer puesto de {table}: termine tiebreakers con drawing_of_lots o playoff_match",
        "clubs may stay level for first place of {table}: end tiebreakers with drawing_of_lots or playoff_match",
    ),
    "draw-missing": (
        "la etapa {stage} nombra los grupos {groups:list} sin miembros ni sorteo; escriba los miembros o draw",
        "stage {stage} names the groups {groups:list} without members or a draw; write the members or draw",
    ),
    "pot-size": (
        "el bombo {pot} tiene {teams:team} para {groups:group}; ponga tantos como grupos",
        "pot {pot} has {teams:team} for {groups:group}; put in as many as there are groups",
    ),
    "pots-uneven": (
        "los bombos no son iguales: tienen {sizes:list} equipos; repártalos por igual",
        "the pots are uneven: they have {sizes:list} teams; make them equal",
    ),
    "apart-unknown": (
        'ningún club del registro tiene el atributo "{attribute}"<; hay {known:list}>',
        'no club of the register has the attribute "{attribute}"<; there {known:is|are} {known:list}>',
    ),
    "apart-impossible": (
        "ningún sorteo separa a los clubes con {attribute} = {value}: son {clubs} y caben {room}; suba max o use except",
        "no draw keeps clubs with {attribute} = {value} apart: there are {clubs} and room for {room}; raise max or use except",
    ),
    "allocation-size": (
        "la asignación {id} reparte {teams:team} en {slots:place}; los números deben coincidir",
        "allocation {id} puts {teams:team} into {slots:place}; the numbers must agree",
    ),
    "allocation-rows": (
        "asignación {id}: {rows} de {combinations} combinaciones; las que faltan quedarán abiertas",
        "allocation {id}: {rows} of {combinations} combinations; those missing will stay open",
    ),
    "allocation-row-length": (
        "fila {row}: tiene {found:group}; se esperaban {expected}",
        "row {row}: it has {found:group}; {expected} were expected",
    ),
    "allocation-row-group": (
        "fila {row}: el grupo {group} no puede ir a {slot}; corrija la fila o slots",
        "row {row}: group {group} may not come to {slot}; correct the row or slots",
    ),
    "allocation-row-differs": (
        "fila {row}: reparte {goes}, que no son los mismos grupos que llegaron; corrija la fila",
        "row {row}: it gives out {goes}, which are not the groups that came; correct the row",
    ),
}
