"""Squad lists: size, places, quotas, windows, clubs. Players are called by their opaque id; names live in the vault."""

MESSAGES: dict[str, tuple[str, str]] = {
    "squad-too-large": (
        "la lista tiene {found:player} y se permiten {size}; quite a los que sobran",
        "the list has {found:player} and {size} are allowed; remove those beyond",
    ),
    "squad-incomplete": (
        "la lista tiene {found:player} de {size}; puede completarse",
        "the list has {found:player} of {size}; it may be completed",
    ),
    "player-listed-twice": (
        "{player} está {times} veces en la lista; quite las repeticiones",
        "{player} stands {times} times in the list; remove the repetitions",
    ),
    "player-of-another-club": (
        "{player} está inscrito por {found} y no por {club}; quítelo, o inscriba su pase",
        "{player} is registered with {found} and not with {club}; remove him, or register his transfer",
    ),
    "player-club-unknown": (
        "no se sabe por qué club está inscrito {player}; debe ser {club}: complete el dato",
        "it is not known with which club {player} is registered; it must be {club}: complete it",
    ),
    "player-outside-window": (
        "{player} se inscribió el {day}, fuera de los plazos ({windows}); quítelo de la lista",
        "{player} was registered on {day}, outside the windows ({windows}); remove him from the list",
    ),
    "player-birth-unknown": (
        "no se conoce la fecha de nacimiento de {player}; sin ella no cabe en un cupo por edad: complete el dato",
        "the birth date of {player} is not known; without it he fits no place by age: complete it",
    ),
    "player-fits-no-place": (
        "{player} no cumple ningún cupo de la lista ({places:list}); quítelo",
        "{player} fits no place of the list ({places:list}); remove him",
    ),
    "player-birth-impossible": (
        "{player} no puede haber nacido el {born}; revise la fecha",
        "{player} cannot have been born on {born}; check the date",
    ),
    "player-twice-in-file": (
        "{player} ya está en la línea {first}; quite una de las dos",
        "{player} stands on line {first} already; remove one of the two",
    ),
    "player-not-on-list": (
        "{person} no está en la lista de {team}; revise el id",
        "{person} is not on the list of {team}; check the id",
    ),
    "squad-places-empty": (
        "cupo {place}: {missing:falta|faltan} {missing} de {count:player}",
        "place {place}: {missing} of {count:player} missing",
    ),
    "squad-places-too-few": (
        (
            "{count:player} solo caben en {places:list}, donde hay {room} {room:lugar|lugares}: {players:list}; quite a los "
            "que sobran"
        ),
        "{count:player} fit only into {places:list}, where there is room for {room}: {players:list}; remove those beyond",
    ),
    "quota-too-few": (
        "la lista tiene {found:player}< ({who})>; se piden al menos {min}",
        "the list has {found:player}< with {who}>; at least {min} are asked for",
    ),
    "quota-too-many": (
        "la lista tiene {found:player}< ({who})>; se permiten como máximo {max}<: {players:list}>",
        "the list has {found:player}< with {who}>; at most {max} are allowed<: {players:list}>",
    ),
}
