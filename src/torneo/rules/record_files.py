"""CSV files that a regulation names: final tables of earlier editions, rows of an allocation."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from torneo.model import EditionId, Finding, Where
from torneo.rules.codes import finding
from torneo.rules.documents import Locator


def with_csv_rows(
    data: dict[str, Any],
    locator: Locator,
    files: Mapping[str, str | bytes],
    edition: EditionId | str,
    findings: list[Finding],
) -> dict[str, Any]:
    """The data of a regulation with the rows of the files it names; a file that is missing is a warning."""
    result = dict(data)
    for name, columns in (("record", ("team", "played", "points")), ("allocation", ("came", "goes"))):
        items = result.get(name)
        if not isinstance(items, list):
            continue
        result[name] = [
            _filled(item, columns, locator, (name, number), files, str(edition), findings)
            for number, item in enumerate(items)
        ]
    return result


def _filled(
    item: Any,
    columns: tuple[str, ...],
    locator: Locator,
    path: tuple[str, int],
    files: Mapping[str, str | bytes],
    edition: str,
    findings: list[Finding],
) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("file"), str):
        return item
    where, subject = locator.value((*path, "file")), f"{edition}:{item.get('id', '')}"
    if item.get("rows"):
        findings.append(finding("rows-and-file", where=where, subject=subject, id=str(item.get("id", ""))))
        return item
    file = item["file"]
    if file not in files:
        findings.append(
            finding("file-missing", where=where, subject=subject, file=file, id=str(item.get("id", "")))
        )
        return item
    rows = _rows(file, files[file], columns, findings)
    if columns[0] == "came":
        return {**item, "rows": {str(row["came"]): row["goes"] for row in rows}}
    return {**item, "rows": rows}


def _rows(
    file: str, content: str | bytes, columns: tuple[str, ...], findings: list[Finding]
) -> list[dict[str, Any]]:
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        findings.append(
            finding("encoding", where=Where(file), subject=file, byte=f"0x{error.object[error.start]:02x}")
        )
        return []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip() for name in reader.fieldnames or ()]
    if not set(columns) <= set(header):
        findings.append(
            finding(
                "file-row",
                where=Where(file, 1, 1),
                subject=file,
                found=",".join(header),
                expected=",".join(columns),
            )
        )
        return []
    reader.fieldnames = header
    rows = []
    for row in reader:
        values: dict[str, Any] = {name: (row[name] or "").strip() for name in columns}
        for name in ("played", "points"):
            number = values.get(name)
            if (
                isinstance(number, str)
                and number.removeprefix("-").isascii()
                and number.removeprefix("-").isdigit()
            ):
                values[name] = int(number)
        if (
            all(isinstance(values[n], int) for n in columns if n in ("played", "points"))
            and values[columns[0]]
        ):
            rows.append(values)
        else:
            found = ",".join(str(one) for one in values.values())
            expected = ",".join(columns)
            findings.append(
                finding(
                    "file-row",
                    where=Where(file, reader.line_num, 1),
                    subject=file,
                    found=found,
                    expected=expected,
                )
            )
    return rows
