"""What cannot be recorded, or read back from the ledger."""

MESSAGES: dict[str, tuple[str, str]] = {
    "bad-score": (
        '"{found}" no es un marcador; escriba goles de local y visitante, como 2-1',
        '"{found}" is no score; write goals of home and away, such as 2-1',
    ),
    "bad-day": (
        '"{found}" no es una fecha; escriba año-mes-día, como 2014-05-29',
        '"{found}" is no day; write year-month-day, such as 2014-05-29',
    ),
    "bad-instant": (
        '"{found}" no es un instante con zona horaria; escriba por ejemplo 2014-05-29T20:30:00+00:00',
        '"{found}" is no instant with its zone; write for example 2014-05-29T20:30:00+00:00',
    ),
    "bad-match-id": (
        '"{found}" no identifica un partido; se espera edición/etapa/local-v-visitante o edición/etapa/llave.partido',
        '"{found}" names no match; edition/stage/home-v-away or edition/stage/tie.leg is expected',
    ),
    "bad-decision": (
        '"{found}" no es una forma de definir; puede ser {expected}',
        '"{found}" is no way to decide; it may be {expected}',
    ),
    "entry-malformed": (
        "el asiento {kind} no se puede registrar: {what}",
        "the {kind} entry cannot be recorded: {what}",
    ),
    "entry-unreadable": (
        (
            "el asiento {sequence} del libro no se puede leer: {what}; verifique el libro con torneo verify y, si está "
            "dañado, restaure una copia"
        ),
        (
            "entry {sequence} of the ledger cannot be read: {what}; check the ledger with torneo verify and, if it is "
            "damaged, restore a backup"
        ),
    ),
    "entry-version-unknown": (
        (
            "el asiento {sequence} ({kind}) es de la versión {version}; este programa conoce hasta la {newest}: actualice "
            "torneo"
        ),
        "entry {sequence} ({kind}) has version {version}; this program knows up to {newest}: update torneo",
    ),
    "entry-not-found": (
        "no hay asiento {sequence} en el libro; revise el número que se corrige o anula",
        "there is no entry {sequence} in the ledger; check the number that is corrected or revoked",
    ),
    "revocation-names-no-entry": (
        "la anulación no dice qué asiento anula; indique su número",
        "the revocation does not say which entry it revokes; give its number",
    ),
    "idempotency-key-reused": (
        'la clave "{key}" de {actor} ya se usó con otro contenido; use una clave nueva para otro registro',
        'key "{key}" of {actor} was used with other content; use a new key for another record',
    ),
    "subject-changed": (
        (
            "{subject} cambió mientras tanto: usted vio el asiento {expected} y ahora rige el {found}< (de {by}>< el {at})>; "
            "vea el nuevo estado y decida otra vez"
        ),
        (
            "{subject} has changed meanwhile: you saw entry {expected} and now {found} stands< (by {by}>< at {at})>; look at "
            "it and decide again"
        ),
    ),
}
