"""`torneo serve`: says where the site is, and runs it until it is stopped."""

from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.web.serving import serve
from torneo.web.settings import Settings


def run_server(
    state: State,
    *,
    folder: str,
    host: str,
    port: int,
    ledger: str = "",
    workers: int = 1,
    public_url: str = "",
) -> None:
    """Serve a folder until interrupted. Raises as `web.serving.serve`."""

    def announce(settings: Settings) -> None:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = settings.public_url or f"http://{shown}:{settings.port}/"
        state.warn(tell("serving", state.lang, address=address))

    settings = Settings(
        folder=folder, ledger=ledger, host=host, port=port, workers=workers, public_url=public_url.rstrip("/")
    )
    serve(settings, announce=announce)
    state.warn(tell("served", state.lang))
