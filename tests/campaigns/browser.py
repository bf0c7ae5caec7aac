"""The browser of the system, for whatever looks at pages."""

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Nothing is fetched, and nobody is asked."""


def chromium() -> str:
    """The browser of the system."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("no chromium on this machine: apt-get install chromium")
    return found


def computed(page: "Page") -> None:
    """Wait until what is computed beside the server has come."""
    page.wait_for_selector(".computing", state="detached", timeout=240_000)


def settle(page: "Page") -> None:
    """Wait until everything has been fetched as well."""
    computed(page)
    page.wait_for_load_state("networkidle")
