"""What the public pages of the site say. Keys begin with `web-`."""

WEB_PUBLIC: dict[str, tuple[str, str]] = {
    # around every page
    "web-skip": ("Saltar al contenido", "Skip to content"),
    "web-other-language": ("English", "Español"),
    "web-theme-dark": ("Modo oscuro", "Dark mode"),
    "web-theme-light": ("Modo claro", "Light mode"),
    "web-error-title": ("No se puede mostrar", "This cannot be shown"),
    "web-to-home": ("Ir al inicio", "Go to the front page"),
}
