"""Help of people: accounts with their roles, and players."""

HELP: dict[str, tuple[str, str]] = {
    "user": (
        "Cuentas para el sitio: quién ingresa y con qué rol.",
        "Accounts for the site: who logs in and in which role.",
    ),
    "user#": (
        'Ejemplos:\n  torneo user add "Ana Paz" --role organiser\n  torneo user list',
        'Examples:\n  torneo user add "Ana Paz" --role organiser\n  torneo user list',
    ),
    "user add": (
        "Crea una cuenta. Da un enlace para elegir la contraseña, o la lee con --stdin.",
        "Make an account. Gives a link to choose the password, or reads it with --stdin.",
    ),
    "user add#": (
        "Ejemplos:\n"
        '  torneo user add "Ana Paz" --role organiser\n'
        '  torneo user add "Luis Rojas" --login luis --role delegate --scope melgar',
        "Examples:\n"
        '  torneo user add "Ana Paz" --role organiser\n'
        '  torneo user add "Luis Rojas" --login luis --role delegate --scope melgar',
    ),
    "user add.name": ("Cómo se llama la persona.", "What the person is called."),
    "user add.login": (
        "Con qué ingresa; por defecto, el nombre con guiones.",
        "What they log in with; the name with hyphens by default.",
    ),
    "user list": ("Cuentas y sus roles.", "Accounts and their roles."),
    "user grant": (
        "Da un rol a una cuenta. Sus sesiones abiertas terminan.",
        "Give an account a role. Its open sessions end.",
    ),
    "user grant#": (
        "Ejemplo:\n  torneo user grant luis commissioner --scope liga-2026 --from 2026-03-01 --until 2026-12-31",
        "Example:\n  torneo user grant luis commissioner --scope league-2026 --from 2026-03-01 --until 2026-12-31",
    ),
    "user revoke": (
        "Quita un rol por su número, o bloquea o borra la cuenta.",
        "Take a role away by its number, or lock or delete the account.",
    ),
    "user revoke#": (
        "Ejemplos:\n  torneo user revoke luis 2\n  torneo user revoke luis --lock",
        "Examples:\n  torneo user revoke luis 2\n  torneo user revoke luis --lock",
    ),
    "user revoke.number": ("Número del rol en torneo user list.", "Number of the role in torneo user list."),
    "user revoke.lock": ("Ya no puede ingresar.", "May no longer log in."),
    "user revoke.unlock": ("Puede ingresar otra vez.", "May log in again."),
    "user revoke.forget": (
        "Borra la cuenta y sus datos personales.",
        "Delete the account and its personal data.",
    ),
    "user invite": (
        "Un enlace con el que alguien crea su cuenta, con ese rol.",
        "A link by which somebody makes an account, with that role.",
    ),
    "user invite#": (
        'Ejemplo:\n  torneo user invite delegate --scope melgar --note "para Luis"',
        'Example:\n  torneo user invite delegate --scope melgar --note "for Luis"',
    ),
    "user invite.note": (
        "Para quién es; solo lo ven los organizadores.",
        "Whom it is for; only organisers see it.",
    ),
    "user password": (
        "Un enlace para elegir otra contraseña, o la contraseña con --stdin.",
        "A link to choose another password, or the password with --stdin.",
    ),
    "user password#": (
        "Ejemplos:\n  torneo user password ana\n  torneo user password ana --stdin",
        "Examples:\n  torneo user password ana\n  torneo user password ana --stdin",
    ),
    "user token": (
        "Una clave para programas que usan la API; se muestra una sola vez.",
        "A token for programs that use the API; it is shown once.",
    ),
    "user token#": (
        'Ejemplo:\n  torneo user token ana "marcador del estadio" --for results --days 30',
        'Example:\n  torneo user token ana "stadium board" --for results --days 30',
    ),
    "user token.name": ("Para qué es.", "What it is for."),
    "user token.limits": (
        "Uso: read, results, write, people, all; se puede repetir.",
        "Use: read, results, write, people, all; may be repeated.",
    ),
    "user token.days": ("Por cuántos días; un año por defecto.", "For how many days; a year by default."),
    "user log": (
        "Registro de seguridad: ingresos, intentos fallidos, negativas, cambios de roles.",
        "Security log: log-ins, failed tries, denials, changes of roles.",
    ),
    "user log.last": ("Cuántos, los últimos.", "How many, the last ones."),
    "squad": (
        "Listas de jugadores. Los datos personales quedan fuera del libro.",
        "Squad lists. Personal data stay outside the ledger.",
    ),
    "squad list": (
        "Muestra la lista de un club: quién ocupa cada cupo y qué falta o sobra.",
        "Show the list of a club: who fills which place, and what is missing or too many.",
    ),
    "squad list#": (
        "Ejemplo:\n  torneo squad list reservas-2014 melgar",
        "Example:\n  torneo squad list reservas-2014 melgar",
    ),
    "squad add": ("Inscribe a un jugador.", "Register a player."),
    "squad add.name": ("Nombre.", "Name."),
    "squad add.born": ("Fecha de nacimiento.", "Date of birth."),
    "squad add.document": ("Documento.", "Document."),
    "squad add.position": ("Puesto en la cancha.", "Position."),
    "squad import": (
        "Inscribe a los jugadores de un archivo, todos o ninguno.",
        "Register the players of a file, all of them or none.",
    ),
    "squad import#": (
        "Un CSV con columnas nombre, nacimiento, puesto, documento; o una lista, un jugador por línea:\n"
        "nombre; nacimiento; puesto.\n\n"
        "Ejemplo:\n  torneo squad import liga-2026 melgar plantel.csv",
        "A CSV with columns nombre, nacimiento, puesto, documento; or a list, one player a line:\n"
        "name; birth; position.\n\n"
        "Example:\n  torneo squad import liga-2026 melgar squad.csv",
    ),
    "squad import.file": ("Archivo CSV o lista.", "CSV file or list."),
    "squad release": ("Da de baja a un jugador.", "Release a player."),
    "squad erase": ("Borra los datos de una persona.", "Erase the data of a person."),
    ".user": ("Usuario o id de la cuenta.", "Log-in name or id of the account."),
    ".role": (
        "Rol: organiser, delegate, commissioner, tribunal, auditor.",
        "Role: organiser, delegate, commissioner, tribunal, auditor.",
    ),
    ".scope": (
        "Dónde vale el rol: una edición, un club o un partido; sin él, toda la temporada.",
        "Where the role holds: an edition, a club or a match; without it, the whole season.",
    ),
    ".since": ("Desde este día.", "From this day on."),
    ".until": ("Hasta este día, sin incluirlo.", "Until this day, which is not included."),
    ".stdin": (
        "Lee la contraseña del teclado o de la entrada.",
        "Read the password from the keyboard or the input.",
    ),
    ".url": ("Dirección del sitio, para el enlace.", "Address of the site, for the link."),
    ".person": ("Id de la persona.", "Id of the person."),
}
