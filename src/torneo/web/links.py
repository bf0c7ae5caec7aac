"""Addresses of pages. One address for both languages; they are meant to last."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode


class Links:
    """What templates call `link`. Parameters that are None or empty are left out."""

    def home(self) -> str:
        return "/"

    def edition(self, edition: str) -> str:
        return f"/e/{_part(edition)}"

    def tables(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/tables", asked)

    def table(self, edition: str, table: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}", asked)

    def why(self, edition: str, table: str, team: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}/why/{_part(team)}", asked)

    def login(self, **asked: object) -> str:
        return _with("/login", asked)

    def crosstable(self, edition: str, table: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}/cross", asked)

    def chances(self, edition: str, supposed: Iterable[str] = (), /, **asked: object) -> str:
        """The chances of an edition, with results that somebody supposes."""
        return _supposing(f"/e/{_part(edition)}/chances", supposed, asked)

    def chances_picture(self, edition: str, supposed: Iterable[str] = (), /, **asked: object) -> str:
        """The map of final places as a picture of its own."""
        return _supposing(f"/e/{_part(edition)}/chances.svg", supposed, asked)

    def course(self, edition: str, supposed: Iterable[str] = (), /, **asked: object) -> str:
        """How the chances of an edition went; nothing is supposed of the past."""
        del supposed
        return _with(f"/e/{_part(edition)}/course", asked)

    def conditions(self, edition: str, supposed: Iterable[str] = (), /, **asked: object) -> str:
        """What must happen in an edition."""
        return _supposing(f"/e/{_part(edition)}/conditions", supposed, asked)

    def positions(self, edition: str, table: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/table/{_part(table)}/positions", asked)

    def fixtures(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/fixtures", asked)

    def dates(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/fixtures/dates", asked)

    def undated(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/fixtures/undated", asked)

    def match(self, match: str, **asked: object) -> str:
        return _with(f"/m/{_path(match)}", asked)

    def bracket(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/bracket", asked)

    def teams(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/teams", asked)

    def team(self, team: str, edition: str = "", **asked: object) -> str:
        """A team over all editions; with `edition` its matches there."""
        return _with(f"/e/{_part(edition)}/team/{_part(team)}" if edition else f"/team/{_part(team)}", asked)

    def venue(self, venue: str, **asked: object) -> str:
        return _with(f"/venue/{_part(venue)}", asked)

    def honours(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/honours", asked)

    def linked(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/links", asked)

    def regulation(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/regulation", asked)

    def history(self, edition: str, **asked: object) -> str:
        return _with(f"/e/{_part(edition)}/history", asked)

    def calendar(self, edition: str, team: str = "") -> str:
        return f"/e/{_part(edition)}/team/{_part(team)}.ics" if team else f"/e/{_part(edition)}/calendar.ics"

    def embed_table(self, edition: str, table: str) -> str:
        return f"/embed/e/{_part(edition)}/table/{_part(table)}"

    def embed_fixtures(self, edition: str, **asked: object) -> str:
        return _with(f"/embed/e/{_part(edition)}/fixtures", asked)

    def share_table(self, edition: str, table: str, **asked: object) -> str:
        """The picture of a table, for whoever shows a link to it."""
        return _with(f"/share/e/{_part(edition)}/table/{_part(table)}.png", asked)

    def share_match(self, match: str, **asked: object) -> str:
        """The picture of a match."""
        return _with(f"/share/m/{_path(match)}.png", asked)

    def search(self, **asked: object) -> str:
        return _with("/search", asked)

    def preferences(self, **asked: object) -> str:
        return _with("/preferences", asked)


def local_path(asked: str) -> str:
    """A path on this server, or `/`: nobody is sent elsewhere by an address of ours."""
    is_plain = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if is_plain and all(" " <= sign != "\\" for sign in asked) else "/"


@lru_cache(maxsize=8192)
def _part(text: object) -> str:
    return quote(str(text), safe=":")


@lru_cache(maxsize=8192)
def _path(text: str) -> str:
    return quote(text, safe="/:")


def _supposing(path: str, supposed: Iterable[str], asked: dict[str, object]) -> str:
    query = [("if", text) for text in supposed]
    query += [(key, str(value)) for key, value in asked.items() if value not in (None, "")]
    return f"{path}?{urlencode(query)}" if query else path


def _with(path: str, asked: dict[str, object]) -> str:
    if not asked:
        return path
    query = {key: str(value) for key, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(query)}" if query else path
