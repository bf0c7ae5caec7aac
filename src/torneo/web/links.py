"""Addresses of pages. One address for both languages; they are meant to last."""

from urllib.parse import quote, urlencode


class Links:
    """What templates call `link`. Parameters that are None or empty are left out."""

    def home(self) -> str:
        return "/"

    def edition(self, edition: str) -> str:
        return f"/e/{_part(edition)}"

    def tables(self, edition: str) -> str:
        return f"/e/{_part(edition)}/tables"

    def table(self, edition: str, table: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}", asked)

    def why(self, edition: str, table: str, team: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}/why/{_part(team)}", asked)

    def login(self, **asked: object) -> str:
        return _with("/login", asked)

    def preferences(self, **asked: object) -> str:
        return _with("/preferences", asked)


def _part(text: object) -> str:
    return quote(str(text), safe=":")


def _with(path: str, asked: dict[str, object]) -> str:
    query = {key: str(value) for key, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(query)}" if query else path
