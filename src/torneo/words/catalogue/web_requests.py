"""What goes wrong between a browser and the site."""

MESSAGES: dict[str, tuple[str, str]] = {
    "address-unknown": (
        "no se puede escuchar en {host}, puerto {port}: {what}; use --host 127.0.0.1 o la dirección de este equipo",
        "cannot listen at {host}, port {port}: {what}; use --host 127.0.0.1 or the address of this machine",
    ),
    "bad-round": (
        '"{found}" no es una fecha; escriba su número, como 11',
        '"{found}" is no round; write its number, such as 11',
    ),
    "body-too-large": (
        "lo enviado es demasiado grande",
        "what was sent is too large",
    ),
    "chances-unanswered": (
        "no se pudo calcular dentro de {seconds} segundos; se intentará de nuevo en unos minutos",
        "it could not be computed within {seconds} seconds; it will be tried again in a few minutes",
    ),
    "chances-no-table": (
        "la edición {edition} no tiene tablas; se decide por llaves",
        "edition {edition} has no tables; it is decided by ties",
    ),
    "what-if-many": (
        "se suponen {found} resultados y se admiten {most}; quite algunos",
        "{found} results are supposed and {most} are taken; take some back",
    ),
    "cursor-unknown": (
        "no se conoce la página {found}; comience desde la primera",
        "page {found} is not known; begin at the first",
    ),
    "file-name-bad": (
        '"{found}" no sirve como nombre de archivo de un reglamento; use uno como liga-2026.toml',
        '"{found}" will not do as the file name of a regulation; use one such as liga-2026.toml',
    ),
    "regulation-too-large": (
        "el reglamento es demasiado grande: {found} {what:word}, y se admiten {most}",
        "the regulation is too large: {found} {what:word}, and {most} are taken",
    ),
    "import-too-long": (
        "el archivo tiene {found} líneas y se admiten {most}; divídalo",
        "the file has {found} lines and {most} are taken; divide it",
    ),
    "fixtures-too-many": (
        "{stage} tendría {found} partidos y una lista admite {most}; reduzca equipos o ruedas, o forme grupos",
        "{stage} would have {found} matches and a list takes {most}; have fewer teams or meetings, or groups",
    ),
    "job-too-long": (
        "eso toma demasiado tiempo y no se registró nada; divídalo en partes, o hágalo desde la línea de comandos del servidor",
        "that takes too long and nothing was recorded; divide it, or do it from the command line of the server",
    ),
    "method-wrong": (
        "{path} no admite esa operación",
        "{path} does not take that operation",
    ),
    "no-month": (
        "no hay partidos en {month}; hay en {known:list}",
        "there are no matches in {month}; there are in {known:list}",
    ),
    "page-missing": (
        "no hay ninguna página en {path}; revise la dirección o comience desde el inicio",
        "there is no page at {path}; check the address or begin at the front page",
    ),
    "port-in-use": (
        "el puerto {port} de {host} ya está en uso: cierre el otro programa o elija otro con --port",
        "port {port} of {host} is in use already: close the other program or choose another with --port",
    ),
    "request-failed": (
        "la solicitud no se pudo atender ({status})",
        "the request could not be met ({status})",
    ),
    "request-invalid": (
        "la solicitud no es válida; revise {fields:list}",
        "the request is not valid; check {fields:list}",
    ),
    "server-failed": (
        "algo falló en el servidor; no se guardó nada a medias. Inténtelo de nuevo en un momento",
        "something failed in the server; nothing was saved by halves. Try again in a moment",
    ),
    "too-many-requests": (
        "demasiadas solicitudes seguidas< desde su dirección; inténtelo dentro de {seconds:second}>",
        "too many requests in a row< from your address; try again in {seconds:second}>",
    ),
    "no-such-venue": (
        'no hay estadio "{venue}"<; ¿quiso decir "{suggestion}"?>',
        'there is no venue "{venue}"<; did you mean "{suggestion}"?>',
    ),
}
