"""What cannot be done, as a page for people and as JSON for programs: one shape of each.

The JSON of every error of the site and its API:

    {"error": {"code": "no-edition", "text": "...", "facts": {...}, "findings": [{"code": .., "text": ..}, ..]}}
"""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from torneo import words
from torneo.model import (
    ConflictError,
    NotFoundError,
    NotLoggedIn,
    NotYetPlayableError,
    PermissionDenied,
    RegulationError,
    StorageError,
    TooManyRequests,
    TorneoError,
    UsageError,
)
from torneo.web.access import who_of
from torneo.web.context import actor_of, lang_of, site_of, theme_of
from torneo.web.templating import render_error

STATUS: tuple[tuple[type[TorneoError], int], ...] = (
    (UsageError, 400),
    (NotLoggedIn, 401),
    (PermissionDenied, 403),
    (NotFoundError, 404),
    (ConflictError, 409),
    (RegulationError, 422),
    (NotYetPlayableError, 422),
    (TooManyRequests, 429),
    (StorageError, 503),
)
"""The status of each kind of error; of any other 400."""

_HTTP_CODES = {404: "page-missing", 405: "method-wrong", 413: "body-too-large", 429: "too-many-requests"}


_STATUS_OF_CODE = {"body-too-large": 413, "busy": 503, "chances-unanswered": 503}


def status_of(error: TorneoError) -> int:
    if error.code in _STATUS_OF_CODE:
        return _STATUS_OF_CODE[error.code]
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def wants_json(request: Request) -> bool:
    """Whether a program asks: everything under `/api`, and who accepts JSON and no HTML."""
    accept = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or ("json" in accept and "html" not in accept)


def error_response(
    request: Request, error: TorneoError, *, status: int | None = None, is_named: bool = True
) -> Response:
    """The answer to an error, in the reader's language, for a person or a program.

    Args:
        is_named: Clubs are called by their names, for which the season is asked.
    """
    lang = lang_of(request)
    status = status or status_of(error)
    if error.code == "not-allowed" and not who_of(request).is_known:
        status = 401  # perhaps they may once it is known who they are
    text = words.error(error, lang, _names(request) if is_named else None)
    findings = [
        {"code": each.code, "severity": each.severity.value, "text": words.finding(each, lang)}
        for each in getattr(error, "findings", ())
    ]
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language, Cookie"}
    if "seconds" in error.facts:
        headers["Retry-After"] = str(error.facts["seconds"])
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if wants_json(request):
        return JSONResponse(
            {
                "error": {
                    "code": error.code,
                    "text": text,
                    "facts": {key: _plain(value) for key, value in error.facts.items()},
                    "findings": findings,
                }
            },
            status,
            headers,
        )
    if status == 401:
        from torneo.web.entrance import log_in_page

        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        shown = NotLoggedIn("not-logged-in") if isinstance(error, PermissionDenied) else error
        return log_in_page(request, status=401, error=shown, next_=here if request.method == "GET" else "")
    if (
        error.code == "not-allowed"
    ):  # whoever reads it knows his own name; the record's id of him says nothing
        text = words.ui("web-not-allowed", lang, role=error.facts["role"], action=error.facts["action"])
    body = render_error(
        lang,
        theme_of(request),
        actor_of(request),
        status=status,
        code=error.code,
        text=text,
        findings=findings,
    )
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def failed(request: Request) -> Response:
    """The answer to what nobody foresaw. It tells nothing: the log does."""
    return error_response(request, TorneoError("server-failed"), status=500, is_named=False)


def add_error_handlers(app: FastAPI) -> None:
    """Answer every error of the application in our one shape."""

    def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, TorneoError)
        return error_response(request, error)

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = _HTTP_CODES.get(error.status_code, "request-failed")
        answer = error_response(
            request,
            TorneoError(code, path=request.url.path, status=error.status_code),
            status=error.status_code,
        )
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer

    def of_request(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return error_response(
            request, UsageError("request-invalid", fields=_fields(error.errors())), status=422
        )

    app.add_exception_handler(TorneoError, ours)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_request)


def _fields(errors: Sequence[Any]) -> tuple[str, ...]:
    return tuple(".".join(str(step) for step in each["loc"][1:]) or str(each["loc"][0]) for each in errors)


def _names(request: Request) -> "words.Names | None":
    try:
        return site_of(request).view().names
    except (TorneoError, OSError):
        return None


def _plain(value: object) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return str(value)
