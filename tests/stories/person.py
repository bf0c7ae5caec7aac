"""Somebody at a browser who has a keyboard and nothing else: Tab, Shift, letters, arrows, Enter."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

_MOST_TABS = 400
_STEPS = """(element) => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (each) => !each.disabled && each.tabIndex >= 0 && each.type !== "hidden" && each.getClientRects().length
  );
  return all.indexOf(element) - all.indexOf(document.activeElement);
}"""
"""Stops of the Tab key between the focus and an element; at most as many as there are."""
_HAS_FOCUS = "(element) => element === document.activeElement"


class Person:
    """One browser of one person. Nothing here clicks; pages are left by Enter alone.

    Attributes:
        page: the page before the person, for looking at.
        complaints: what the browser complained of: errors of scripts, breaches of the policy.
    """

    def __init__(
        self,
        browser: Any,
        address: str,
        *,
        width: int = 1280,
        height: int = 800,
        theme: str = "light",
        note: Callable[["Person", str], None] | None = None,
    ) -> None:
        """`note` is told in a sentence of everything that is done."""
        self.address = address
        self.complaints: list[str] = []
        self._note = note
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="es-PE",
            color_scheme=theme,
            timezone_id="America/Lima",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        self.page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    # -- going ---------------------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        self._tell(f"abre `{path.removeprefix(self.address)}`")

    def follow(self, name: str | re.Pattern[str], *, within: Any = None, nth: int = 0) -> None:
        """Go to a link of that name and press Enter."""
        link = self._named("link", name, within).nth(nth)
        self.reach(link)
        said = link.inner_text().strip()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self._tell(f"sigue el enlace «{' '.join(said.split())}»")

    def press(self, name: str | re.Pattern[str], *, within: Any = None, stays: bool = False) -> None:
        """Go to a button and press Enter. `stays`: the page is not left by it."""
        found = self._named("button", name, within).first
        self.reach(found)
        self.enter(stays=stays)
        self._tell(f"aprieta «{name if isinstance(name, str) else name.pattern}»")

    def enter(self, *, stays: bool = False) -> None:
        """Press Enter where the focus is."""
        if stays:
            self.page.keyboard.press("Enter")
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def reach(self, place: Any) -> None:
        """Press Tab, or Shift and Tab, until the focus is there."""
        place.wait_for(state="visible")
        steps = place.evaluate(_STEPS)
        key = "Tab" if steps > 0 else "Shift+Tab"
        for pressed in range(_MOST_TABS):
            # Asked only near the place: fields for days have several stops of their own.
            if pressed >= abs(steps) and place.evaluate(_HAS_FOCUS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no way by Tab to {place}")

    # -- typing --------------------------------------------------------------------------------------------------------

    def type_in(self, label: str, text: str, *, within: Any = None) -> None:
        """Go to a field and type, in the place of what it held."""
        self._reach_field(label, within)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        shown = "…" if "ontraseña" in label else text.replace("\n", " / ")
        self._tell(f"escribe «{shown}» en «{label}»")

    def choose(self, label: str, option: str | re.Pattern[str], *, within: Any = None) -> None:
        """Go to a list and press the arrows until it shows an option that holds the text."""
        place = self._reach_field(label, within)
        said = place.evaluate("(list) => [...list.options].map((each) => each.text)")
        wanted = next(
            number
            for number, each in enumerate(said)
            if (option in each if isinstance(option, str) else option.search(each))
        )
        now = place.evaluate("(list) => list.selectedIndex")
        for _ in range(abs(wanted - now)):
            self.page.keyboard.press("ArrowDown" if wanted > now else "ArrowUp")
        assert place.evaluate("(list) => list.selectedIndex") == wanted
        self._tell(f"elige «{said[wanted]}» en «{label}»")

    def type_day(self, label: str, day: date) -> None:
        """Go to a field for a day and type it in the order in which it is shown."""
        self._typed(label, day.isoformat(), (f"{day:%d%m%Y}", f"{day:%m%d%Y}"))
        self._tell(f"escribe el {day:%d/%m/%Y} en «{label}»")

    def type_time(self, label: str, clock: str) -> None:
        """Go to a field for a time and type it; `clock` as 16:00."""
        hour, minute = clock.split(":")
        half = f"{int(hour) % 12 or 12:02}{minute}{'PM' if int(hour) >= 12 else 'AM'}"
        self._typed(label, clock, (f"{hour}{minute}", half))
        self._tell(f"escribe {clock} en «{label}»")

    def _typed(self, label: str, value: str, ways: tuple[str, ...]) -> None:
        place = self._reach_field(label, None)
        for way in ways:
            self.page.keyboard.type(way)
            if place.input_value() == value:
                return
            for _ in range(4):  # back to the first part of the field
                self.page.keyboard.press("ArrowLeft")
        raise AssertionError(f"{label}: {place.input_value()} is not {value}")

    def _reach_field(self, label: str, within: Any) -> Any:
        where = within or self.page
        named = where.get_by_label(label, exact=True)
        if not named.count():  # a label around a list holds its options too
            named = where.get_by_label(starting(label))
        place = named.first
        self.reach(place)
        return place

    # -- the ways of the office ----------------------------------------------------------------------------------------

    def log_in(self, login: str, password: str) -> None:
        """Through the form, as everybody."""
        self.open("/login")
        self.type_in("Usuario", login)
        self.type_in("Contraseña", password)
        self.enter()
        assert "/login" not in self.page.url, self.page.inner_text("main")
        self._tell("entra")

    def type_round(self, *scores: str) -> None:
        """Goals of the matches that are open on the page of a round, as 2-1; then effects and save."""
        for score in scores:
            for key in (*score.split("-"), "Enter"):
                self.page.keyboard.press(key)
        self._tell(f"escribe {', '.join(scores)}")
        self.enter()  # the button for the effects has the focus now
        self.see("Antes de guardar")
        self.enter()  # and here the one that saves
        self.see("Guardado. Quedó a salvo en el disco.")

    def save(self, name: str | re.Pattern[str] = "Guardar") -> None:
        """From a filled form through its effects to the receipt."""
        self.press("Ver efectos")
        self.see("Antes de guardar")
        self.press(name)
        self.see("Guardado. Quedó a salvo en el disco.")

    def confirm(self) -> None:
        """From the effects to the receipt: the button that saves has the focus already."""
        self.see("Antes de guardar")
        said = self.page.evaluate("document.activeElement.textContent").strip()
        self.enter()
        self._tell(f"aprieta «{said}»")
        self.see("Guardado. Quedó a salvo en el disco.")

    # -- looking -------------------------------------------------------------------------------------------------------

    def see(self, text: str | re.Pattern[str]) -> None:
        """Wait until the main part of the page shows a text."""
        self.page.locator("main").get_by_text(text).first.wait_for()
        self._tell(f"ve «{text if isinstance(text, str) else text.pattern}»")

    def text(self) -> str:
        """What the main part of the page says, spaces made one."""
        return " ".join(self.page.locator("main").inner_text().split())

    def rows(self, table: str = "table.standings") -> list[list[str]]:
        """The first table of positions, cell by cell."""
        return self.page.locator(table).first.evaluate(
            "(table) => [...table.tBodies[0].rows].filter((row) => !row.classList.contains('reasons'))"
            ".map((row) => [...row.cells].map((cell) => cell.textContent.trim().replace(/\\s+/g, ' ')))"
        )

    def points(self) -> dict[str, int]:
        """Points by team of the table on the page; the marks behind the names left out."""
        return {
            re.sub(r"[\d◊]+$", "", row["team"]).strip(): int(row["points"])
            for row in self.page.locator("table.standings").first.evaluate(
                "(table) => [...table.tBodies[0].rows].filter((row) => row.querySelector('td.points'))"
                ".map((row) => ({team: row.querySelector('th a').textContent.trim(),"
                " points: row.querySelector('td.points').textContent.trim()}))"
            )
        }

    def leave(self) -> None:
        with suppress(Exception):
            self.context.close()

    def _named(self, role: str, name: str | re.Pattern[str], within: Any) -> Any:
        return (within or self.page).get_by_role(role, name=name, exact=isinstance(name, str))

    def _tell(self, what: str) -> None:
        if self._note is not None:
            self._note(self, what)


def starting(text: str) -> re.Pattern[str]:
    """Names of links and buttons that begin so; what follows is for those who listen to the page."""
    return re.compile(rf"^\s*{re.escape(text)}")
