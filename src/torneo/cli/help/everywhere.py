"""Help of the parameters that mean the same in every command that has them."""

HELP: dict[str, tuple[str, str]] = {
    ".edition": (
        "Edición; sobra si la carpeta tiene una sola.",
        "Edition; not needed if the folder has only one.",
    ),
    ".stage": ("Etapa.", "Stage."),
    ".seed": ("Semilla del sorteo; por defecto, al azar.", "Seed; by default one is chosen by lot."),
    ".match": ("El partido, por su id.", "The match, by its id."),
    ".leg": ("Qué partido de la llave: 1, 2 ...", "Which match of the tie: 1, 2 ..."),
    ".day": ("Día en que se jugó.", "Day on which it was played."),
    ".after_90": (
        "Marcador a los 90 minutos, si hubo tiempo extra.",
        "Score after 90 minutes, if there was extra time.",
    ),
    ".pens": ("Penales.", "Penalty shoot-out."),
    ".half_time": ("Marcador del primer tiempo.", "Half-time score."),
    ".winner": ("Ganador, si el marcador no lo dice.", "Winner, if the score does not say."),
    ".decided": (
        "Cómo se definió: lots, ruling, unknown ...",
        "How it was decided: lots, ruling, unknown ...",
    ),
    ".status": (
        "played, walkover, awarded, double_loss, abandoned, not_played, expunged.",
        "played, walkover, awarded, double_loss, abandoned, not_played, expunged.",
    ),
    ".reason": ("Motivo; queda en el libro.", "Reason; it stays in the ledger."),
    ".clause": ("Artículo o resolución.", "Article or ruling."),
    ".source": ("Fuente.", "Source."),
    ".key": (
        "Clave propia: repetir el mismo pedido no registra nada nuevo.",
        "A key of your own: repeating the request records nothing new.",
    ),
    ".rules": ("Reglas: un nombre conocido o un archivo.", "Rules: a known name or a file."),
    ".input_format": (
        "Cómo leer el archivo de resultados, si su nombre y su comienzo no lo dicen.",
        "How to read the results file, where neither its name nor its beginning says so.",
    ),
    ".group": ("Solo este grupo.", "Only this group."),
    ".known_at": (
        "Con lo que el libro sabía en ese momento (día, u hora ISO).",
        "With what the ledger knew at that moment (a day, or an ISO time).",
    ),
    ".as_of": ("Como estaba al final de ese día.", "As it stood at the end of that day."),
    ".words": ("Edición (si hay varias), local, visitante.", "Edition (if there are several), home, away."),
    ".table": ("Tabla.", "Table."),
    ".club": ("Club, por id o nombre.", "Club, by id or name."),
    ".folder": ("Carpeta.", "Folder."),
}
