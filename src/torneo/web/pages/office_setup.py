"""Beginning and changing: a new competition, a regulation as form or text, clubs and grounds, imports."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import Finding, PermissionDenied, Register, TorneoError
from torneo.office import commands
from torneo.office.amending import Written, read_text, register_differences, text_of, versions
from torneo.office.beginning import Begun, adopt_begun, begin
from torneo.office.clubs_import import import_clubs, text_of_file
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.importing import Imported
from torneo.office.lookup import the_edition
from torneo.office.once import once
from torneo.office.permissions import WHOLE, Action, Target, require
from torneo.office.previewing import Preview, preview
from torneo.office.regulation_form import changed, values_of
from torneo.web.errors import status_of
from torneo.web.office.desk import Desk, day
from torneo.web.office.entering import desk, known_context, sent_of, typed_of
from torneo.web.office.setup import (
    codes_of,
    fields_of,
    new_fields,
    register_rows,
    register_typed,
    shared_grounds,
)
from torneo.web.office.telling import Telling
from torneo.web.pages.office_acts import Step, body_of, new_key, step_of, to_receipt
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)


# -- a new competition -------------------------------------------------------------------------------------------------


@router.get("/office/new")
def new(request: Request, shape: str = "") -> Response:
    """Which kind of competition, then its form."""
    context = known_context(request)
    require(context.actor, Action.ADOPT, WHOLE)
    with desk(context, {}) as at:
        return _new(at, shape)


@router.post("/office/new")
async def send_new(request: Request) -> Response:
    """The filled form: what it would come to, or adopted."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent_new, request, typed)


def _sent_new(request: Request, typed: dict[str, str]) -> Response:
    context = known_context(request)
    step = step_of(typed)
    shape = typed.get("shape", "")
    with desk(context, typed) as at:
        require(at.actor, Action.ADOPT, WHOLE)
        if step.step == "edit":
            return _new(at, shape, key=step.key)
        try:
            begun = begin(at.workspace, typed, lang=context.lang)
            if step.step == "preview":
                preview(at.workspace, lambda trial: adopt_begun(trial, at.actor, begun, key=step.key))
                return _new(at, shape, begun=begun, key=step.key)
            outcome = adopt_begun(at.workspace, at.actor, begun, key=step.key)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _new(at, shape, error=error)
    context.site.look_again()
    return to_receipt([receipt.sequence for receipt in outcome.receipts])


def _new(
    at: Desk, shape: str, *, begun: Begun | None = None, error: TorneoError | None = None, key: str = ""
) -> Response:
    plans = begun.plan if begun is not None else ()
    totals = tuple(sum(getattr(one, name) or 0 for one in plans) for name in ("rounds", "matches", "weeks"))
    return page(
        at.context,
        "office/new.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        shape=shape,
        editions=tuple(at.season),
        fields=tuple(each.filled(at.typed) for each in new_fields(at, shape)),
        plans=plans,
        totals=totals,
        text=begun.text if begun is not None else "",
        typed=[(name, value) for name, value in at.typed.items() if name != "shape"],
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        key=key or new_key(),
        seen=at.season.facts.position,
    )


# -- the regulation ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the regulation page shows besides its text."""

    written: Written | None = None
    preview: Preview[Outcome] | None = None
    error: TorneoError | None = None
    findings: tuple[Finding, ...] = ()


@router.get("/office/e/{edition}/regulation")
def regulation(request: Request, edition: str, way: str = "form") -> Response:
    """A regulation as form, as text, or its versions."""
    context = known_context(request)
    with desk(context, {}) as at:
        require(at.actor, Action.ADOPT, Target(edition=edition))
        text = text_of(at.workspace, edition)
        return _regulation(at, edition, way, text, _Shown())


@router.post("/office/e/{edition}/regulation")
async def send_regulation(request: Request, edition: str) -> Response:
    """A changed regulation: its faults or its effects, or adopted."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent_regulation, request, edition, typed)


def _sent_regulation(request: Request, edition: str, typed: dict[str, str]) -> Response:
    context = known_context(request)
    step = step_of(typed)
    way = typed.get("way", "text")
    with desk(context, typed) as at:
        require(at.actor, Action.ADOPT, Target(edition=edition))
        text = typed.get("text", "").replace("\r\n", "\n")
        file = _file_of(at.workspace, edition)
        try:
            if way == "form" and "text" not in typed:
                held = text_of(at.workspace, edition)
                text = changed(held, codes_of(at, values_of(held), typed))
            if step.step == "edit":
                return _regulation(at, edition, "text", text, _Shown(), key=step.key)
            written = read_text(at.workspace, text, file=file)
            if written.edition != edition or written.has_errors:
                return _regulation(at, edition, "text", text, _Shown(written, findings=written.findings))

            def act(workspace: Workspace) -> Outcome:
                return commands.adopt_text(
                    workspace,
                    at.actor,
                    text,
                    file=file,
                    reason=typed.get("reason"),
                    in_force_from=day(typed, "from"),
                    key=step.key,
                )

            if step.step == "preview":
                seen = preview(at.workspace, act)
                return _regulation(at, edition, way, text, _Shown(written, seen), key=step.key)
            outcome = act(at.workspace)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _regulation(at, edition, way, text, _Shown(error=error))
    context.site.look_again()
    return to_receipt([receipt.sequence for receipt in outcome.receipts])


def _regulation(at: Desk, edition: str, way: str, text: str, shown: _Shown, *, key: str = "") -> Response:
    where = the_edition(at.season, edition)
    wrong = shown.findings and any(each.severity == "error" for each in shown.findings)
    told = at.say.error(shown.error) if shown.error is not None else ""
    if wrong:
        told = at.t("office-text-has-faults", count=len(shown.findings))
    elif shown.written is not None and shown.written.edition != edition:
        told = at.t("office-text-other-edition", found=shown.written.edition, edition=edition)
    findings = getattr(shown.error, "findings", ()) or shown.findings
    return page(
        at.context,
        "office/regulation.html",
        status=422 if told else 200,
        at=Telling(at),
        edition_id=where.id,
        way=way if way in ("form", "text", "versions") else "form",
        text=text,
        base="",
        fields=tuple(each.filled(at.typed) for each in fields_of(at, values_of(text))),
        versions=versions(at.workspace, edition),
        changes=shown.written.changes if shown.written is not None else (),
        plans=(shown.written.plan or ()) if shown.written is not None else (),
        preview=shown.preview,
        typed=at.typed,
        told=told,
        findings=findings,
        key=key or new_key(),
        seen=at.season.facts.position,
    )


def _file_of(workspace: Workspace, edition: str) -> str:
    """The file in which a regulation stands, or would."""
    source = next((each for name, each in workspace.regulations().sources.items() if name == edition), None)
    file = source.file if source is not None else ""
    return file if file.endswith(".toml") else f"{edition}.toml"


# -- clubs and grounds -------------------------------------------------------------------------------------------------


@router.get("/office/register")
def register(request: Request) -> Response:
    """Clubs and grounds."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _register(at, at.season.regulations.register)


@router.post("/office/register")
async def send_register(request: Request) -> Response:
    """Other clubs and grounds."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent_register, request, typed)


def _sent_register(request: Request, typed: dict[str, str]) -> Response:
    context = known_context(request)
    wants_more = typed.get("step") == "more"
    step = step_of(typed)
    with desk(context, typed) as at:
        require(at.actor, Action.ADOPT, WHOLE)
        before = at.season.regulations.register
        try:
            after = register_typed(before, typed)
            if wants_more or step.step == "edit":
                return _register(at, after, more=6 if wants_more else 3)

            def act(workspace: Workspace) -> Outcome:
                return commands.adopt_register(workspace, at.actor, after, key=step.key)

            with at.workspace.decided_at(step.seen):
                if step.step == "preview":
                    return _register(at, after, seen=preview(at.workspace, act), before=before, step=step)
                outcome = act(at.workspace)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _register(at, before, error=error)
    context.site.look_again()
    return to_receipt([receipt.sequence for receipt in outcome.receipts])


def _register(
    at: Desk,
    shown: Register,
    *,
    error: TorneoError | None = None,
    more: int = 3,
    seen: Preview[Outcome] | None = None,
    before: Register | None = None,
    step: Step | None = None,
) -> Response:
    may_edit = at.may(Action.ADOPT, WHOLE)
    clubs, venues = register_rows(shown, at.typed if error is not None else {}, more if may_edit else 0)
    return page(
        at.context,
        "office/register.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        clubs=clubs,
        venues=venues,
        shared=shared_grounds(shown),
        preview=seen,
        changes=register_differences(before, shown) if before is not None else (),
        typed=[(name, value) for name, value in at.typed.items()] if seen is not None else [],
        may_edit=may_edit,
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        key=step.key if step is not None else new_key(),
        seen=step.seen if step is not None and step.seen is not None else at.season.facts.position,
    )


# -- imports -----------------------------------------------------------------------------------------------------------


@router.get("/office/import")
def import_(request: Request, what: str = "results", edition: str = "") -> Response:
    """A file or a pasted list: results, fixtures or clubs."""
    context = known_context(request)
    with desk(context, {"what": what, "edition": edition}) as at:
        require(at.actor, Action.IMPORT, Target(edition=edition))
        return _import(at)


@router.post("/office/import")
async def send_import(request: Request) -> Response:
    """What would be recorded, with all faults at once; or recorded, all of it or nothing."""
    typed, files = await sent_of(request)
    return await run_in_threadpool(_sent_import, request, typed, files)


def _sent_import(request: Request, typed: dict[str, str], files: dict[str, tuple[str, bytes]]) -> Response:
    context = known_context(request)
    step = step_of(typed)
    name, content = files.get("file", ("", b""))
    if content:
        typed["pasted"] = text_of_file(name, content)
        typed["name"] = name
    typed["pasted"] = typed.get("pasted", "").replace("\r\n", "\n")
    with desk(context, typed) as at:
        require(at.actor, Action.IMPORT, Target(edition=typed.get("edition", "")))

        def act(workspace: Workspace) -> Imported:
            return _imported(at, workspace)

        try:
            if step.step == "edit":
                return _import(at, key=step.key)
            if step.step == "preview":
                return _import(at, seen=preview(at.workspace, act), key=step.key)
            done = once(at.workspace, at.actor, step.key, body_of(typed), act)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _import(at, error=error)
    context.site.look_again()
    outcome = done.outcome or (done.answer.outcome if done.answer is not None else None)
    return to_receipt([receipt.sequence for receipt in outcome.receipts] if outcome is not None else [])


def _imported(at: Desk, workspace: Workspace) -> Imported:
    name = at.asked("name") or at.t("office-pasted-name")
    content = at.typed.get("pasted", "").encode()
    if at.asked("what") == "clubs":
        return import_clubs(workspace, at.actor, name, content)
    return commands.import_text(
        workspace,
        at.actor,
        name,
        content,
        edition=at.asked("edition") or None,
        stage=at.asked("stage") or None,
    )


def _import(
    at: Desk, *, seen: Preview[Imported] | None = None, error: TorneoError | None = None, key: str = ""
) -> Response:
    done = seen.answer if seen is not None else None
    return page(
        at.context,
        "office/import.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        what=at.asked("what") or "results",
        edition_id=at.asked("edition"),
        stage_id=at.asked("stage"),
        name=at.asked("name"),
        pasted=at.typed.get("pasted", ""),
        editions=tuple(at.season),
        preview=seen,
        count=done.recorded if done is not None else 0,
        skipped=done.outcome.skipped if done is not None else 0,
        warnings=done.warnings if done is not None else (),
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        key=key or new_key(),
        seen=at.season.facts.position,
    )
