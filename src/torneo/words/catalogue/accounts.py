"""Accounts: logging in, passwords, roles, links and tokens."""

MESSAGES: dict[str, tuple[str, str]] = {
    "login-failed": (
        "el usuario o la contraseña no son correctos; revíselos y vuelva a intentar",
        "the user or the password is not right; check both and try again",
    ),
    "password-wrong": (
        "la contraseña actual no es correcta; escríbala otra vez",
        "the current password is not right; type it again",
    ),
    "not-logged-in": (
        "hay que ingresar con una cuenta para hacer esto",
        "you have to log in to do this",
    ),
    "session-over": (
        "su sesión terminó; ingrese otra vez y siga donde estaba: lo que escribió no se perdió",
        "your session has ended; log in again and go on where you were: nothing you typed is lost",
    ),
    "other-site": (
        "la petición no viene de este sitio; vuelva a la página y repita desde allí",
        "the request does not come from this site; go back to the page and repeat it from there",
    ),
    "form-key-wrong": (
        "el formulario es de otra sesión; vuelva a cargar la página y envíelo otra vez",
        "the form belongs to another session; load the page again and send it once more",
    ),
    "idempotency-key-bad": (
        'la clave de repetición "{found}" no sirve; use hasta 120 letras y cifras, sin #',
        'the idempotency key "{found}" will not do; use up to 120 letters and digits, without #',
    ),
    "token-refused": (
        "la clave de programa no sirve: venció, fue anulada o no existe; pida otra en su cuenta",
        "the token is no good: it ran out, was taken back or does not exist; make another in your account",
    ),
    "too-many-tries": (
        "demasiados intentos; espere {seconds} s y vuelva a intentar",
        "too many tries; wait {seconds} s and try again",
    ),
    "busy": (
        "el servidor está ocupado; vuelva a intentar en {seconds} s",
        "the server is busy; try again in {seconds} s",
    ),
    "password-short": (
        "la contraseña tiene {found} caracteres y hacen falta {least}; use una frase larga",
        "the password has {found} characters and needs {least}; use a long phrase",
    ),
    "password-long": (
        "la contraseña pasa de {most} caracteres; acórtela",
        "the password is longer than {most} characters; shorten it",
    ),
    "password-common": (
        "esa contraseña es de las primeras que se prueban; elija otra",
        "that password is among the first to be tried; choose another",
    ),
    "login-bad": (
        '"{found}" no sirve como usuario; use letras, números y . _ - + @',
        '"{found}" will not do as a user; use letters, digits and . _ - + @',
    ),
    "login-taken": (
        'ya hay una cuenta "{login}"; elija otro usuario',
        'there is an account "{login}" already; choose another user',
    ),
    "name-missing": (
        "falta el nombre; escriba cómo se llama",
        "the name is missing; write what it is called",
    ),
    "user-unknown": (
        'no hay una cuenta "{user}"; véalas con torneo user list',
        'there is no account "{user}"; see them with torneo user list',
    ),
    "grant-unknown": (
        "{user} no tiene el rol número {number}; véalos con torneo user list",
        "{user} has no role number {number}; see them with torneo user list",
    ),
    "grant-never": (
        "el rol acabaría ({until}) antes de comenzar ({since}); revise las fechas",
        "the role would end ({until}) before it begins ({since}); check the dates",
    ),
    "revoke-what": (
        "diga qué quitar: el número de un rol, --lock, --unlock o --forget, uno solo",
        "say what to take away: the number of a role, --lock, --unlock or --forget, one of them",
    ),
    "role-not-given": (
        "el rol {role:word} lo tiene todo el mundo; no hace falta darlo",
        "everybody has the role {role:word}; it need not be given",
    ),
    "scope-missing": (
        "el rol {role:word} necesita un alcance: un club, una edición o un partido; agregue --scope",
        "the role {role:word} needs a scope: a club, an edition or a match; add --scope",
    ),
    "grant-scope-unknown": (
        'no hay edición, club ni partido "{scope}"<; ¿quiso decir "{suggestion}"?>',
        'there is no edition, club or match "{scope}"<; did you mean "{suggestion}"?>',
    ),
    "last-organiser": (
        "{user} es el único organizador de toda la temporada; nombre antes a otro",
        "{user} is the only organiser of the whole season; name another first",
    ),
    "link-gone": (
        "el enlace ya no sirve: se usó, venció o fue anulado; pida otro",
        "the link is no good any more: it was used, ran out or was taken back; ask for another",
    ),
    "session-unknown": (
        "esa sesión ya no existe",
        "that session does not exist any more",
    ),
    "token-unknown": (
        "no hay una clave de programa con ese número; quizá ya fue anulada",
        "there is no token of that number; it may have been taken back already",
    ),
    "limit-unknown": (
        'la clave de programa no puede tener el uso "{found}"; puede ser {known:list}',
        'a token cannot have the use "{found}"; it may be {known:list}',
    ),
    "passkey-known": (
        "esa llave de acceso ya está registrada",
        "that passkey is registered already",
    ),
    "passkey-unknown": (
        "esa llave de acceso ya no existe",
        "that passkey does not exist any more",
    ),
    "passkey-refused": (
        "la llave de acceso no fue aceptada; vuelva a intentar o use su contraseña",
        "the passkey was not accepted; try again or use your password",
    ),
    "passkeys-missing": (
        "este servidor no usa llaves de acceso; se agregan instalando torneo[passkeys]",
        "this server has no passkeys; they come with torneo[passkeys]",
    ),
    "not-accounts": (
        "{file} no es un archivo de cuentas de torneo; revise el nombre",
        "{file} is no file of accounts of torneo; check the name",
    ),
    "accounts-too-new": (
        "el archivo de cuentas {file} es del formato {found} y este programa conoce hasta el {known}; actualice torneo",
        "the file of accounts {file} has format {found} and this program knows up to {known}; update torneo",
    ),
}
