"""What is another in a second version of a regulation: key by key, lists of tables by their ids."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Path = tuple[str, ...]
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Change:
    """One key whose value is another one, has come or has gone.

    `path`: names from the top, such as `("stage", "liga", "meetings")`; a table of a list is named by its id, else by
    its number in the second version (`#2`). `before`, `after`: plain data, None: the key is not there.
    """

    path: Path
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        """`added`, `removed`, `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every difference of two regulations in plain data (see `rules.canonical`), in the order of the first."""
    return tuple(_tables(before, after, ()))


def text_differences(before: str, after: str) -> tuple[Change, ...]:
    """The same of two canonical texts."""
    return differences(json.loads(before), json.loads(after))


def _tables(before: Mapping[str, Any], after: Mapping[str, Any], path: Path) -> list[Change]:
    found: list[Change] = []
    for key in (*before, *(each for each in after if each not in before)):
        found += _values(before.get(key, _ABSENT), after.get(key, _ABSENT), (*path, str(key)))
    return found


def _values(before: Any, after: Any, path: Path) -> list[Change]:
    if before == after:
        return []
    if before is _ABSENT or after is _ABSENT:
        kept = after if before is _ABSENT else before
        if _is_tables(kept):  # a list that is new or gone is told table by table
            return _lists([] if before is _ABSENT else before, [] if after is _ABSENT else after, path)
        return [Change(path, None if before is _ABSENT else before, None if after is _ABSENT else after)]
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return _tables(before, after, path)
    if _is_tables(before) and _is_tables(after):
        return _lists(before, after, path)
    return [Change(path, before, after)]


def _lists(before: Sequence[Any], after: Sequence[Any], path: Path) -> list[Change]:
    if all("id" in each for each in (*before, *after)):
        old = {str(each["id"]): each for each in before}
        new = {str(each["id"]): each for each in after}
        found: list[Change] = []
        for name in (*old, *(each for each in new if each not in old)):
            if name in old and name in new:
                found += _tables(old[name], new[name], (*path, name))
            else:
                found.append(Change((*path, name), old.get(name), new.get(name)))
        if list(old) != list(new) and set(old) == set(new):
            found.append(Change((*path, "order"), list(old), list(new)))
        return found
    texts = [json.dumps(each, sort_keys=True) for each in before]
    others = [json.dumps(each, sort_keys=True) for each in after]
    found = []
    for tag, first, last, start, end in SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(last - first, end - start)):
            one = before[first + step] if first + step < last else None
            other = after[start + step] if start + step < end else None
            name = f"#{(start if other is not None else first) + step + 1}"
            if one is not None and other is not None:
                found += _tables(one, other, (*path, name))
            else:
                found.append(Change((*path, name), one, other))
    return found


def _is_tables(value: Any) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(each, Mapping) for each in value)
    )
