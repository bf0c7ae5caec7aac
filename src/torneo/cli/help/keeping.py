"""Help of the ledger: what stands in it, whether it holds, copies of it."""

HELP: dict[str, tuple[str, str]] = {
    "log": (
        "Los asientos del libro, en orden: quién registró qué, cuándo y por qué.",
        "The entries of the ledger, in order: who recorded what, when and why.",
    ),
    "log#": (
        "Ejemplos:\n  torneo log --last 20\n  torneo log mi-liga --subject melgar --format json",
        "Examples:\n  torneo log --last 20\n  torneo log my-league --subject melgar --format json",
    ),
    "log.subject": ("Solo lo que trata de esto (partido, equipo).", "Only what is about this (match, team)."),
    "log.kind": ("Solo asientos de esta clase.", "Only entries of this kind."),
    "log.after": ("Solo después de este número.", "Only after this number."),
    "log.last": ("Solo los últimos.", "Only the last ones."),
    "verify": (
        "Comprueba que el libro esté completo y sin cambios, y que lo afirmado coincida con lo calculado.",
        "Check that the ledger is whole and unchanged, and that what is asserted agrees with what is computed.",
    ),
    "verify#": ("Ejemplo:\n  torneo verify", "Example:\n  torneo verify"),
    "verify.ledger": (
        "El libro, si no está en la carpeta.",
        "The ledger, where it is not in the folder.",
    ),
    "backup": (
        "Copia el libro, aunque se esté escribiendo; con --restore lo devuelve a la carpeta.",
        "Copy the ledger, even while it is written to; with --restore, put it back.",
    ),
    "backup#": (
        "Ejemplos:\n  torneo backup copias/2026-04-04\n  torneo -C otra-carpeta backup copias/2026-04-04 --restore",
        "Examples:\n  torneo backup copies/2026-04-04\n  torneo -C another-folder backup copies/2026-04-04 --restore",
    ),
    "backup.target": ("Carpeta de la copia.", "Folder of the copy."),
    "backup.restore": ("Devuelve la copia a la carpeta de -C.", "Put the copy into the folder of -C."),
    "ledger": (
        "El libro: estado, adopción de reglamentos, exportación.",
        "The ledger: status, adoption, export.",
    ),
    "ledger status": ("Cómo está el libro frente a su ancla.", "How the ledger stands to its anchor."),
    "ledger adopt": (
        "Adopta los reglamentos de la carpeta; un cambio es una enmienda, con motivo.",
        "Adopt the regulations of the folder; a change is an amendment, with its reason.",
    ),
    "ledger adopt.in_force": ("Día desde el que rige.", "Day from which it holds."),
    "ledger adopt.editions": ("Solo estas ediciones.", "Only these editions."),
    "ledger accept": (
        "Da por bueno el libro como está, después de restaurarlo.",
        "Vouch for the ledger as it is, after a restore.",
    ),
    "ledger export": (
        "Escribe el libro entero como archivos de texto.",
        "Write the whole ledger as text files.",
    ),
    "ledger import": ("Hace el libro a partir de esos archivos.", "Make the ledger from such files."),
    # parameters that many commands share
}
