"""Where entries live: the ledger file, its anchor, backups, exports, the vault of personal data; who may do what."""

MESSAGES: dict[str, tuple[str, str]] = {
    "ledger-locked": (
        "otro programa está escribiendo en el libro {file}<: se esperó {seconds} segundos>; ciérrelo o intente de nuevo",
        "another program is writing to the ledger {file}<: waited {seconds} seconds>; close it or try again",
    ),
    "ledger-read-only": (
        "el libro {file} no se puede escribir<: {reason:word}><: {what:word}>; se puede leer, pero no registrar",
        "the ledger {file} cannot be written<: {reason:word}><: {what:word}>; it can be read, but nothing recorded",
    ),
    "ledger-alarm": (
        (
            "el libro {file} está en alarma y no acepta registros<: {reason:word}>; restaure una copia, o acéptelo como está "
            "con torneo ledger accept --reason"
        ),
        (
            "the ledger {file} is in alarm and takes no records<: {reason:word}>; restore a backup, or accept it as it is with "
            "torneo ledger accept --reason"
        ),
    ),
    "ledger-missing": (
        "no hay libro en {file}; revise la carpeta, o créelo con torneo ledger adopt",
        "there is no ledger at {file}; check the folder, or make one with torneo ledger adopt",
    ),
    "ledger-gone": (
        (
            "falta el libro {file}: su ancla dice que tenía {acknowledged} asientos; restaure una copia, o borre el ancla si "
            "quiere empezar de nuevo"
        ),
        (
            "the ledger {file} is gone: its anchor says it had {acknowledged} entries; restore a backup, or remove the anchor "
            "to begin anew"
        ),
    ),
    "not-a-ledger": (
        "{file} no es un libro de torneo; revise el nombre del archivo",
        "{file} is no torneo ledger; check the name of the file",
    ),
    "ledger-too-new": (
        "el libro {file} es del formato {found} y este programa conoce hasta el {known}; actualice torneo",
        "the ledger {file} has format {found} and this program knows up to {known}; update torneo",
    ),
    "ledger-damaged": (
        "el libro <{file} >está dañado: {what:word}; restaure una copia",
        "the ledger <{file} >is damaged: {what:word}; restore a backup",
    ),
    "ledger-read-failed": (
        "no se puede leer {file}: {what:word}; revise el disco y los permisos",
        "{file} cannot be read: {what:word}; check the disk and the permissions",
    ),
    "ledger-write-failed": (
        (
            "no se pudo escribir en el libro: {reason:word}; último asiento: {head}; ¿quedó registrado?: {kept:word}; revise el "
            "disco y consulte antes de repetir"
        ),
        (
            "the ledger could not be written: {reason:word}; last entry: {head}; recorded: {kept:word}; check the disk and look "
            "before you repeat it"
        ),
    ),
    "ledger-chain-broken": (
        (
            "la cadena del libro está rota en el asiento {sequence}: {what:word}; verifique con torneo verify y restaure una "
            "copia"
        ),
        "the chain of the ledger is broken at entry {sequence}: {what:word}; check with torneo verify and restore a backup",
    ),
    "chain-broken": (
        "asiento {sequence}: {what:word}; alguien cambió el archivo: restaure una copia",
        "entry {sequence}: {what:word}; somebody changed the file: restore a backup",
    ),
    "columns-differ": (
        "asiento {sequence}: las columnas no dicen lo mismo que su texto; alguien cambió el archivo: restaure una copia",
        "entry {sequence}: the columns do not say what its text says; somebody changed the file: restore a backup",
    ),
    "anchor-missing": (
        (
            "el libro no tiene ancla: no se puede saber si le faltan los últimos asientos; si es correcto, acéptelo con "
            "torneo ledger accept --reason"
        ),
        (
            "the ledger has no anchor: that its last entries are missing could not be told; if it is right, accept it with "
            "torneo ledger accept --reason"
        ),
    ),
    "anchor-damaged": (
        (
            "el ancla está dañada en la línea {line}; restáurela de una copia, o acepte el libro con torneo ledger accept "
            "--reason"
        ),
        (
            "the anchor is damaged in line {line}; restore it from a backup, or accept the ledger with torneo ledger accept "
            "--reason"
        ),
    ),
    "anchor-longer": (
        (
            "faltan asientos desde el {missing}: el libro llega al {head} y se habían confirmado {acknowledged}; restaure una "
            "copia"
        ),
        (
            "entries are missing from {missing} on: the ledger ends at {head} and {acknowledged} were acknowledged; restore a "
            "backup"
        ),
    ),
    "anchor-differs": (
        "el asiento {sequence} no es el que se confirmó< (ancla, línea {line})>; restaure una copia",
        "entry {sequence} is not the one that was acknowledged< (anchor, line {line})>; restore a backup",
    ),
    "anchor-shorter": (
        "el ancla llega al asiento {anchored} y el libro al {head}; es normal tras un corte y se completa al abrirlo",
        (
            "the anchor ends at entry {anchored} and the ledger at {head}; that is normal after a crash and is made good when "
            "it opens"
        ),
    ),
    "folder-read-only": (
        "no hay permiso de escritura en la carpeta; se puede leer, pero no registrar",
        "the folder may not be written; it can be read, but nothing recorded",
    ),
    "asked": (
        "el libro se abrió solo para leer",
        "the ledger was opened for reading only",
    ),
    "backup-exists": (
        "la carpeta {folder} ya tiene archivos; elija una carpeta nueva para la copia",
        "the folder {folder} holds files already; choose a new folder for the backup",
    ),
    "backup-damaged": (
        "la copia está dañada: {file} no es el que se guardó; use otra copia",
        "the backup is damaged: {file} is not what was stored; use another backup",
    ),
    "not-a-backup": (
        "{folder} no es una copia de torneo: {what:word}; revise la carpeta",
        "{folder} is no backup of torneo: {what:word}; check the folder",
    ),
    "restore-exists": (
        "ya existe {file}; muévalo antes de restaurar, no se sobrescribe",
        "{file} exists already; move it before you restore, it is not overwritten",
    ),
    "not-an-export": (
        "{folder} no es una exportación de torneo: {what:word}; revise la carpeta",
        "{folder} is no export of torneo: {what:word}; check the folder",
    ),
    "export-incomplete": (
        "la exportación {folder} está incompleta: tiene {found:entry} y debía tener {expected}; exporte de nuevo",
        "the export {folder} is incomplete: it has {found:entry} and should have {expected}; export again",
    ),
    "person-exists": (
        "ya hay una persona {person}, o la hubo y se borró; use otro id",
        "there is a person {person} already, or there was one and was erased; use another id",
    ),
    "person-not-found": (
        "no hay datos de la persona {person}: nunca se registraron o se borraron",
        "nothing is known of person {person}: never recorded, or erased",
    ),
    "not-a-vault": (
        "{file} no es un archivo de datos personales de torneo; revise el nombre",
        "{file} is no vault of torneo; check the name",
    ),
    "vault-too-new": (
        (
            "el archivo de datos personales {file} es del formato {found} y este programa conoce hasta el {known}; actualice "
            "torneo"
        ),
        "the vault {file} has format {found} and this program knows up to {known}; update torneo",
    ),
    "not-allowed": (
        "{actor} ({role:word}) no puede {action:word}: {target}; pídalo a quien tenga ese permiso",
        "{actor} ({role:word}) may not {action:word}: {target}; ask somebody who may",
    ),
    "ledger-exists": (
        "ya existe {path}; no se sobrescribe: indique otro nombre",
        "{path} exists already and is not overwritten: give another name",
    ),
    "ledger-state": (
        "libro {file}: {state:word}<: {reason:word}>; {entries:entry}, cabeza {head}",
        "ledger {file}: {state:word}<: {reason:word}>; {entries:entry}, head {head}",
    ),
    "person-differs": (
        (
            "los datos de {person} ({team}, {edition}) no son los que se inscribieron (asiento {entry}); revise el archivo de "
            "datos personales"
        ),
        "what is kept of {person} ({team}, {edition}) is not what was registered (entry {entry}); check the vault",
    ),
    "people-erased": (
        "{count:player} con datos borrados: ya no se pueden comprobar, y ninguna tabla depende de ellos",
        "{count:player} with erased data: they can no longer be checked, and no table depends on them",
    ),
    "folder-differs": (
        "{file} cambió después de adoptarse {edition}; vale lo adoptado: adopte el cambio con torneo ledger adopt, o devuelva el archivo",
        "{file} changed after {edition} was adopted; what is adopted holds: adopt the change with torneo ledger adopt, or put the file back",
    ),
    "folder-register-differs": (
        "{file} cambió después de adoptarse; vale lo adoptado: adopte el cambio con torneo ledger adopt, o devuelva el archivo",
        "{file} changed after it was adopted; what is adopted holds: adopt the change with torneo ledger adopt, or put the file back",
    ),
    "folder-not-adopted": (
        "{edition} ({file}) todavía no está adoptado; se adopta con su primer registro, o con torneo ledger adopt",
        "{edition} ({file}) is not adopted yet; its first record adopts it, or torneo ledger adopt does",
    ),
    "folder-file-gone": (
        "{file} ya no está en la carpeta; vale lo adoptado de {edition}, que el libro conserva",
        "{file} is no longer in the folder; what was adopted of {edition} holds, and the ledger keeps it",
    ),
}
