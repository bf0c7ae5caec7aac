"""Our own files for the browser: style sheets, scripts, pictures. Their addresses change with their content."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"
VENDORED = {
    "htmx.min.js": "429f6b742f07ec4a8ea17fa74743f744f1b63688e2faa7702651a97f3c1026c7cea69dec1b021d48ff713b7f94944867"
}
"""Files that are not ours, with their SHA-384: htmx 4.0.1 (0BSD), `dist/htmx.min.js` of the package htmx.org."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served, at `/static/HASH/NAME`."""

    name: str
    body: bytes
    digest: str
    media_type: str

    @property
    def address(self) -> str:
        return f"/static/{self.digest}/{self.name}"


@cache
def assets() -> dict[str, Asset]:
    """All of them by name, read once for each process."""
    found = {}
    for path in sorted(STATIC.iterdir()):
        if path.suffix in _TYPES:
            body = path.read_bytes()
            found[path.name] = Asset(path.name, body, sha256(body).hexdigest()[:12], _TYPES[path.suffix])
    return found


def address(name: str) -> str:
    """Where a file is found; a name that is none is our own mistake."""
    return assets()[name].address


@cache
def fingerprint() -> str:
    """Another one whenever a file of ours is: pages name the addresses of files."""
    return sha256("".join(one.digest for one in assets().values()).encode()).hexdigest()[:8]
