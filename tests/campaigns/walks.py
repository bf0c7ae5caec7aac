"""Each of the six roles walks through its part of one story in a real browser; transcript and pictures are kept.

./run campaign walks [FOLDER]

FOLDER is `docs/walks` unless said otherwise. Everything is done by keyboard, in Spanish, on a real server.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "functional"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

from person import Person, starting
from site_of_folder import FLAGS, PASSWORD, Site, chromium

from torneo.model import Grant, Role

FEBRUARY = datetime(2026, 2, 20, 15, tzinfo=UTC)
MATCH_DAY = datetime(2026, 3, 7, 22, tzinfo=UTC)
EDITION = "liga-de-los-andes-2026"
CLUBS = (
    "Deportivo Garcilaso; Inca Garcilaso; Cusco",
    "Cienciano; Inca Garcilaso; Cusco",
    "Alfonso Ugarte; Torres Belón; Puno",
    "Binacional; Guillermo Briceño; Juliaca",
    "Los Chankas; Los Chankas; Andahuaylas",
    "Defensor Villa; Municipal de Villa; Abancay",
    "Ayacucho FC; Ciudad de Cumaná; Ayacucho",
    "Sport Huancayo; Estadio Huancayo; Huancayo",
)


class Walk:
    """What one role did and saw, as Markdown with pictures."""

    def __init__(self, folder: Path, name: str, title: str, who: str) -> None:
        self._folder, self._name = folder, name
        self._lines = [f"# {title}", "", who, ""]
        self._pictures = 0

    def note(self, _: Person, what: str) -> None:
        self._lines.append(f"- {what}")

    def part(self, title: str) -> None:
        self._lines += ["", f"## {title}", ""]

    def look(self, person: Person, seen: str) -> None:
        """A picture of what is before the person, with what there is to see."""
        self._pictures += 1
        file = f"{self._name}-{self._pictures}.png"
        person.page.evaluate("scrollTo(0, 0)")
        person.page.screenshot(path=self._folder / file, animations="disabled")
        self._lines += ["", f"![{seen}]({file})", "", f"*{seen}*", ""]

    def block(self, *lines: str) -> None:
        """Commands at a terminal and what they printed."""
        self._lines += ["", "```text", *lines, "```", ""]

    def keep(self) -> None:
        text = "\n".join(self._lines) + "\n"
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        (self._folder / f"{self._name}.md").write_text(text, "utf-8")


class Company:
    """The site and whoever walks on it."""

    def __init__(self, browser: Any, site: Site, folder: Path) -> None:
        self._browser, self.site, self._folder = browser, site, folder
        self._made: list[Person] = []

    def walk(self, name: str, title: str, who: str) -> Walk:
        return Walk(self._folder, name, title, who)

    def person(self, walk: Walk | None, *, small: bool = False) -> Person:
        size = {"width": 360, "height": 700} if small else {"width": 1000, "height": 700}
        note: Callable[[Person, str], None] | None = walk.note if walk is not None else None
        made = Person(self._browser, self.site.address, note=note, **size)
        self._made.append(made)
        return made

    @contextmanager
    def on(self, moment: datetime) -> Iterator[None]:
        """The site, served from that moment on; whoever came is gone afterwards."""
        self.site.start(at=moment)
        try:
            yield
            complaints = [each.complaints for each in self._made if each.complaints]
            assert not complaints, complaints
        except Exception:
            for each in self._made:  # what was before their eyes
                print(each.page.url, each.text()[:1500], sep="\n", file=sys.stderr)
            raise
        finally:
            for each in self._made:
                each.leave()
            self._made.clear()
            self.site.stop()


def main(args: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run campaign walks", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/walks"))
    folder = parser.parse_args(args).folder
    folder.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        raise SystemExit("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="torneo-walks-") as where:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        walked(Company(browser, Site(Path(where)), folder))
        browser.close()
    size = sum(each.stat().st_size for each in folder.glob("*.png"))
    print(f"{len(list(folder.glob('*.png')))} pictures, {size / 1e6:.1f} MB in {folder}")
    return 0


def walked(all_: Company) -> None:
    """The whole story: before the season, the first match day, and the week after it."""
    all_.site.add_user("rosa", Grant(Role.ORGANISER), name="Rosa Quispe")
    organiser = all_.walk(
        "organiser", "Paseo de la organizadora", "Rosa Quispe, secretaria de la liga, en la computadora."
    )
    delegate = all_.walk(
        "delegate", "Paseo del delegado", "Marta Huamán, delegada de un club, en un celular de 360 píxeles."
    )
    with all_.on(FEBRUARY):
        first = _begins(all_, organiser)
        home, away = first["home"], first["away"]
        for login, club, name in (("marta", home, "Marta Huamán"), ("pedro", away, "Pedro Mamani")):
            all_.site.add_user(login, Grant(Role.DELEGATE, club), name=name)
        all_.site.add_user("luisa", Grant(Role.DELEGATE, first["later"]["away"]), name="Luisa Ccori")
        all_.site.add_user("nora", Grant(Role.TRIBUNAL), name="Nora Núñez")
        all_.site.add_user("aldo", Grant(Role.AUDITOR), name="Aldo Paredes")
        _asks(all_, delegate, organiser, first["later"])
        invited = _accepts(all_, first)
    with all_.on(MATCH_DAY):
        _match_day(all_, delegate, organiser, first)
        _commissioner(all_, invited, first)
        tribunal = _tribunal(all_, first)
        _appeals(all_, delegate, first)
        _decides(all_, tribunal)
        _auditor(all_)
        _public(all_, first)
    organiser.keep()
    delegate.keep()


def _begins(all_: Company, walk: Walk) -> dict[str, Any]:
    import json

    rosa = all_.person(walk)
    walk.part("Una liga desde cero")
    rosa.log_in("rosa", PASSWORD)
    rosa.open("/office")
    walk.look(rosa, "La oficina vacía dice por dónde se empieza.")
    rosa.follow("Crear un campeonato")
    rosa.follow(starting("Liga"))
    rosa.type_in("Nombre", "Liga de los Andes")
    rosa.type_in("Clubes", "\n".join(CLUBS))
    rosa.type_day("Primer día", date(2026, 3, 7))
    rosa.press("Ver en qué consiste")
    walk.look(rosa, "Antes de crear nada: equipos, fechas, partidos y semanas.")
    rosa.press("Crear")
    rosa.follow("Seguir")
    walk.look(rosa, "Por hacer: falta el fixture.")
    rosa.follow(starting("Hacer el fixture"))
    rosa.press("Ver efectos")
    walk.look(rosa, "Lo que pasaría si se publica.")
    rosa.confirm()
    walk.look(rosa, "El recibo, con la forma de deshacerlo.")
    walk.part("Invitar al comisario")
    rosa.open("/users")
    form = rosa.page.locator('form[action="/users/invitations"]')
    items = json.loads(all_.site.read(f"/api/v1/editions/{EDITION}/matches?limit=200"))["items"]
    ours = [each for each in items if each["round"] == 1]
    rosa.choose("Rol", starting("comisari"), within=form)
    rosa.type_in("Dónde vale: edición, club o partido", ours[1]["id"], within=form)
    rosa.type_in("Para quién es (solo lo ven los organizadores)", "César, comisario", within=form)
    rosa.press("Crear invitación")
    link = rosa.page.locator("code.secret").inner_text().strip()
    walk.look(rosa, "El enlace de la invitación se muestra una sola vez.")
    later = next(each for each in items if each["round"] > 2 and each["home"] == ours[0]["home"])
    return {
        "id": ours[0]["id"],
        "home": ours[0]["home"],
        "away": ours[0]["away"],
        "second": ours[1]["id"],
        "invitation": link,
        "later": later,
        "round": ours,
    }


def _asks(all_: Company, walk: Walk, organiser: Walk, match: dict[str, Any]) -> None:
    walk.part("Pedir otra fecha")
    marta = all_.person(walk, small=True)
    marta.log_in("marta", PASSWORD)
    marta.open(f"/office/match?match={match['id']}")
    walk.look(marta, "El partido y lo que una delegada puede hacer con él.")
    marta.follow("Pedir postergación")
    marta.type_day("Día", date(2026, 6, 27))
    marta.type_time("Hora", "16:00")
    marta.type_in("Motivo", "el estadio está ocupado por un concierto")
    marta.press("Ver efectos")
    marta.confirm()
    marta.follow("Seguir")
    marta.follow("Pedidos")
    walk.look(marta, "El pedido espera al rival.")
    marta.press("Salir")
    walk.part("El rival responde")
    luisa = all_.person(walk, small=True)
    luisa.log_in("luisa", PASSWORD)
    walk.look(luisa, "Por hacer: Luisa Ccori, delegada del rival, encuentra el pedido al entrar.")
    luisa.follow(starting("Responder"))
    luisa.choose("Respuesta", "De acuerdo")
    luisa.press("Ver efectos")
    luisa.confirm()
    organiser.part("Resolver un pedido de postergación")
    rosa = all_.person(organiser)
    rosa.log_in("rosa", PASSWORD)
    rosa.open("/office/requests")
    rosa.follow(starting("Resolver el pedido"))
    rosa.choose("Respuesta", "Aprobar")
    organiser.look(rosa, "El pedido con la respuesta del rival.")
    rosa.type_in("Motivo", "los dos clubes están de acuerdo")
    rosa.press("Ver efectos")
    organiser.look(rosa, "Qué se movería, y si cruza con otro partido.")
    rosa.confirm()


def _match_day(all_: Company, walk: Walk, organiser: Walk, first: dict[str, Any]) -> None:
    walk.part("El resultado, desde la cancha")
    marta = all_.person(walk, small=True)
    marta.log_in("marta", PASSWORD)
    marta.open("/office/phone")
    walk.look(marta, "Los partidos de estos días, sin más.")
    _claims(marta, first["id"], "2", "0")
    walk.look(marta, "Quedó informado; vale cuando se confirma.")
    pedro = all_.person(None, small=True)
    pedro.log_in("pedro", PASSWORD)
    pedro.open("/office/phone")
    _claims(pedro, first["id"], "1", "1")
    organiser.part("Dos clubes informan distinto")
    rosa = all_.person(organiser)
    rosa.log_in("rosa", PASSWORD)
    rosa.open("/office")
    organiser.look(rosa, "Por hacer: un resultado informado de dos maneras.")
    rosa.follow(starting("Decidir"))
    rosa.choose("Cuál vale", "2-0")
    rosa.type_in("Motivo", "acta del árbitro")
    rosa.press("Ver efectos")
    organiser.look(rosa, "Las tablas antes y después.")
    rosa.confirm()
    organiser.part("El resto de la fecha, por teclado")
    rosa.open(f"/office/e/{EDITION}/rounds/liga/1")
    organiser.look(rosa, "2, 1, Enter, y sigue el próximo partido.")
    for key in ("", "", "3", "1", "Enter", "0", "0"):
        rosa.page.keyboard.press(key or "Enter")
    rosa.press("Ver efectos")
    rosa.confirm()


def _claims(person: Person, match: str, home: str, away: str) -> None:
    line = person.page.locator(f'[data-match="{match}"]')
    person.reach(line.locator('input[name="home"]'))
    person.page.keyboard.type(home)
    person.page.keyboard.press("Tab")
    person.page.keyboard.type(away)
    person.page.keyboard.press("Enter")
    person.page.locator("[data-match].sent").first.wait_for()


def _accepts(all_: Company, first: dict[str, Any]) -> Walk:
    walk = all_.walk(
        "commissioner",
        "Paseo del comisario",
        "César Rojas, comisario de un partido, con la invitación de la liga y un celular.",
    )
    walk.part("Aceptar la invitación")
    cesar = all_.person(walk, small=True)
    path = "/invitation/" + first["invitation"].rpartition("/")[2]
    cesar.page.goto(all_.site.address + path)
    walk.note(cesar, "abre el enlace que le enviaron")
    walk.look(cesar, "La invitación dice para qué partido vale.")
    cesar.type_in("Usuario (letras, números y . _ - + @)", "cesar")
    cesar.type_in("Su nombre, como lo verán los demás", "César Rojas")
    cesar.type_in("Contraseña", PASSWORD)
    cesar.press("Crear mi cuenta")
    cesar.page.wait_for_load_state()
    return walk


def _commissioner(all_: Company, walk: Walk, first: dict[str, Any]) -> None:
    walk.part("El resultado de su partido")
    cesar = all_.person(walk, small=True)
    cesar.log_in("cesar", PASSWORD)
    cesar.open("/office")
    walk.look(cesar, "Por hacer: solo lo suyo.")
    cesar.open(f"/office/match?match={first['second']}")
    walk.look(cesar, "Su partido, con lo que puede hacer.")
    cesar.follow("Registrar resultado")
    cesar.type_in("Marcador", "1-1")
    cesar.type_in("Fuente", "acta del partido, hoja 2")
    cesar.press("Ver efectos")
    walk.look(cesar, "Lo que dirá la tabla, antes de guardar el acta.")
    cesar.confirm()
    walk.look(cesar, "El recibo: asiento, hora y huella.")
    walk.part("Lo que no le toca")
    cesar.page.goto(f"{all_.site.address}/office/act/points?edition={EDITION}")
    walk.note(cesar, "abre la página de restar puntos")
    walk.look(cesar, "No le toca, y la página lo dice.")
    cesar.complaints.clear()  # the browser notes each page that is refused
    walk.keep()


def _tribunal(all_: Company, first: dict[str, Any]) -> Walk:
    walk = all_.walk("tribunal", "Paseo del tribunal", "Nora Núñez, de la comisión de justicia.")
    nora = all_.person(walk)
    nora.log_in("nora", PASSWORD)
    walk.part("Ganado en mesa")
    nora.open(f"/office/match?match={first['id']}")
    nora.follow("Resultado por resolución")
    nora.page.locator("#f-winner option").nth(0).wait_for(state="attached")
    name = nora.page.locator(f'#f-winner option[value="{first["away"]}"]').inner_text()
    nora.choose("Gana", name)
    nora.type_in("Motivo", "alineación indebida: jugador suspendido")
    nora.type_in("Artículo", "Art. 22")
    nora.press("Ver efectos")
    walk.look(nora, "Qué cambia en la tabla si se otorga el partido.")
    nora.confirm()
    walk.part("Resta de puntos")
    nora.open("/office/rulings")
    nora.follow(starting("Sumar o restar puntos"))
    nora.choose("Club", nora.page.locator(f'#f-team option[value="{first["home"]}"]').inner_text())
    nora.type_in("Puntos", "-2")
    nora.type_in("Motivo", "invasión de campo")
    nora.type_in("Artículo", "Art. 31")
    nora.press("Ver efectos")
    walk.look(nora, "La resta, antes de guardarla.")
    nora.confirm()
    nora.open("/office/rulings")
    walk.look(nora, "Las resoluciones y en qué están.")
    return walk


def _decides(all_: Company, walk: Walk) -> None:
    walk.part("Resolver una apelación")
    nora = all_.person(walk)
    nora.log_in("nora", PASSWORD)
    walk.look(nora, "Por hacer: la apelación del club.")
    nora.follow(starting("Resolver la apelación"))
    nora.choose("Resultado", "fundada")
    nora.type_in("Motivo", "la suspensión se cumplió en la fecha anterior")
    nora.press("Ver efectos")
    walk.look(nora, "Si se da la razón al club, la resolución cae y la tabla vuelve.")
    nora.confirm()
    nora.open("/office/rulings")
    walk.look(nora, "La resolución apelada ya no rige; la otra sigue.")
    walk.keep()


def _appeals(all_: Company, walk: Walk, first: dict[str, Any]) -> None:
    walk.part("Apelar")
    marta = all_.person(walk, small=True)
    marta.log_in("marta", PASSWORD)
    marta.open("/office/rulings")
    walk.look(marta, "Las resoluciones sobre su club, con el enlace para apelar.")
    marta.follow(starting("Apelar"))
    marta.type_in("Motivo", "la suspensión ya estaba cumplida")
    marta.press("Ver efectos")
    walk.look(marta, "Una apelación no cambia la tabla por sí sola.")
    marta.confirm()


def _auditor(all_: Company) -> None:
    walk = all_.walk("auditor", "Paseo del auditor", "Aldo Paredes, del club que desconfía.")
    aldo = all_.person(walk)
    aldo.log_in("aldo", PASSWORD)
    walk.part("Qué se hizo, quién y cuándo")
    aldo.open("/office/history")
    walk.look(aldo, "El historial: nada se borra, lo corregido queda a la vista.")
    aldo.press("Verificar el libro")
    walk.look(aldo, "La cadena del libro, leída de nuevo del disco.")
    walk.part("Llevarse todo y comprobarlo en casa")
    link = aldo.page.get_by_role("link", name="Exportar todo (ZIP)")
    aldo.reach(link)
    with aldo.page.expect_download() as taken:
        aldo.page.keyboard.press("Enter")
    walk.note(aldo, "aprieta «Exportar todo (ZIP)» y guarda el archivo")
    with tempfile.TemporaryDirectory(prefix="torneo-audit-") as home:
        with zipfile.ZipFile(taken.value.path()) as packed:
            packed.extractall(f"{home}/todo")
        walk.note(aldo, "en su computadora, sin la liga y sin conexión:")
        walk.block(
            "unzip torneo.zip -d todo",
            *(
                line
                for words in (
                    ("-C", "copia", "ledger", "import", "todo/ledger"),
                    ("-C", "copia", "verify"),
                    ("-C", "copia", "table", EDITION),
                )
                for line in _told(Path(home), words)
            ),
        )
    walk.keep()


def _told(home: Path, words: tuple[str, ...]) -> list[str]:
    """A command as it is typed, and what it prints."""
    (home / "copia").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "torneo", "--lang", "es", *words]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [f"$ torneo {' '.join(words)}", *done.stdout.rstrip().splitlines()]


def _public(all_: Company, first: dict[str, Any]) -> None:
    walk = all_.walk("public", "Paseo de un hincha", "Cualquiera, sin cuenta, primero en el celular.")
    fan = all_.person(walk, small=True)
    walk.part("En el celular")
    fan.open("/")
    walk.look(fan, "La portada de la temporada.")
    fan.open(f"/e/{EDITION}/table/liga")
    walk.look(fan, "La tabla en 360 píxeles.")
    fan.open(f"/m/{first['id']}")
    walk.look(fan, "El partido, con el motivo del resultado otorgado.")
    walk.part("En la computadora")
    fan = all_.person(walk)
    fan.open(f"/e/{EDITION}/table/liga")
    why = fan.page.locator("a.why").nth(1)
    fan.reach(why)
    fan.page.keyboard.press("Enter")
    fan.page.locator("tr.reasons").wait_for()
    walk.note(fan, "pregunta «¿Por qué?» en la segunda fila")
    walk.look(fan, "El motivo de cada puesto, debajo de su fila.")
    fan.open(f"/e/{EDITION}")
    fan.follow("Cambios")
    walk.look(fan, "Lo que se cambió después de dicho, y por qué.")
    fan.open(f"/e/{EDITION}/regulation")
    walk.look(fan, "El reglamento, artículo por artículo.")
    walk.keep()


if __name__ == "__main__":
    sys.exit(main())
