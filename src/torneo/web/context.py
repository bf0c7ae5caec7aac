"""What every page knows of its request: who asks, in which language and theme, and the season to answer from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import quote_plus

from starlette.requests import Request

from torneo.model import Actor, Role
from torneo.office.accounts import NOBODY, Who
from torneo.office.site import Site, View
from torneo.office.submitting import parse_day
from torneo.web.settings import Settings
from torneo.words import LANGUAGES, Lang

if TYPE_CHECKING:
    from torneo.office.forecaster import Forecaster
    from torneo.web.live import Live

Theme = Literal["", "light", "dark"]
THEMES: tuple[Theme, ...] = ("", "light", "dark")
"""What somebody chose; "": nothing, so the system decides."""

PUBLIC = Actor("public", Role.PUBLIC)


def site_of(request: Request) -> Site:
    """The season's holder of this process."""
    return cast(Site, request.app.state.site)


def live_of(request: Request) -> "Live":
    """The look-out for news of this process."""
    return cast("Live", request.app.state.live)


def forecaster_of(request: Request) -> "Forecaster":
    """What this process knows of chances."""
    return cast("Forecaster", request.app.state.forecaster)


def settings_of(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


def actor_of(request: Request) -> Actor:
    """Who asks; `PUBLIC` where nobody has logged in. The only place where that is decided."""
    return cast(Actor, getattr(request.state, "actor", PUBLIC))


def who_of(request: Request) -> Who:
    """The person or program, `NOBODY` where nobody has logged in; `web.doors` finds it out."""
    return cast(Who, getattr(request.state, "who", NOBODY))


def lang_of(request: Request) -> Lang:
    """The reader's language: `?lang=`, else what was chosen before, else the browser's, else Spanish."""
    for asked in (request.query_params.get("lang"), request.cookies.get("lang")):
        if asked in LANGUAGES:
            return asked
    return accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> Lang:
    """The first of our languages that an `Accept-Language` asks for, by its weights; Spanish where it asks for none."""
    weighted = []
    for place, part in enumerate(header.split(",")):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        weighted.append((-weight, place, tag.partition("-")[0].lower()))
    for _, _, tag in sorted(weighted):
        if tag in LANGUAGES:
            return tag
    return "es"


def theme_of(request: Request) -> Theme:
    """Light or dark where somebody chose."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in THEMES else ""


@dataclass(frozen=True)
class Context:
    """One request. The season is built when a page first asks for it."""

    request: Request
    lang: Lang
    theme: Theme
    actor: Actor
    as_of: date | None = None
    known_at: datetime | None = None

    @property
    def site(self) -> Site:
        return site_of(self.request)

    @cached_property
    def version(self) -> str:
        """Of the season, as the ledger is when it is first asked for; one question for each request."""
        return getattr(self.request.state, "version", "") or self.site.version()

    @cached_property
    def view(self) -> View:
        """The season as it is, or as the address asks for it."""
        return self.site.view(as_of=self.as_of, known_at=self.known_at, version=self.version)

    @property
    def is_past(self) -> bool:
        return self.as_of is not None or self.known_at is not None

    @property
    def is_signed_in(self) -> bool:
        return who_of(self.request).is_known

    @property
    def base_url(self) -> str:
        """Start of an address that leaves the site, without a slash at its end."""
        given = settings_of(self.request).public_url
        return (given or f"{self.request.url.scheme}://{self.request.url.netloc}").rstrip("/")

    def here(self, **changed: str | int | None) -> str:
        """This address with some of its parameters changed; None takes one away."""
        query = [f"{key}={value}" for key, value in self._asked if key not in changed]
        query += [f"{key}={_quoted(str(value))}" for key, value in changed.items() if value is not None]
        path = self.request.url.path
        return f"{path}?{'&'.join(query)}" if query else path

    @cached_property
    def _asked(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the address as they stand in one, but for those that a link does not carry on."""
        asked = self.request.query_params.multi_items()
        return tuple((_quoted(key), _quoted(value)) for key, value in asked if key not in ("lang", "part"))

    def in_language(self, lang: Lang) -> str:
        """This address in a language, whatever the reader has chosen."""
        here = self.here()
        return f"{here}{'&' if '?' in here else '?'}lang={lang}"

    def permalink(self) -> str:
        """An address under which this page stays as it is, whatever is recorded later."""
        if self.known_at is not None:
            return self.here()
        return self.here(known_at=instant(self.site.clock.now()))


@lru_cache(maxsize=1024)
def _quoted(text: str) -> str:
    return quote_plus(text)


def instant(moment: datetime) -> str:
    """An instant for an address: in UTC and without a sign that addresses have another use for."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def context_of(request: Request) -> Context:
    """The context of a request; `?as_of=` and `?known_at=` turn the season back.

    Raises:
        UsageError: `bad-day` (found).
    """
    query: Mapping[str, str] = request.query_params
    as_of, known_at = query.get("as_of"), query.get("known_at")
    return Context(
        request,
        lang_of(request),
        theme_of(request),
        actor_of(request),
        parse_day(as_of) if as_of else None,
        site_of(request).moment(known_at) if known_at else None,
    )
