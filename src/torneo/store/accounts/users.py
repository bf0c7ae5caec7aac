"""Users and their roles."""

from datetime import datetime
from typing import Any

from torneo.model import ConflictError, Grant, NotFoundError, Role
from torneo.store.accounts.rows import Door, moment_of, new_id, text_of
from torneo.store.accounts.values import Held, User
from torneo.store.driver import sqlite3

_USER = "SELECT id, login, name, password, disabled, made_at, long_password FROM user"
_HELD = "SELECT user, number, role, scope, since, until, given_by, given_at FROM held"


class Users:
    """Who has an account, by id or by log-in name."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, *, login: str, name: str, now: datetime) -> User:
        """A new user without password or role.

        Raises:
            ConflictError: `login-taken` (login).
        """
        with self._door.writing() as db:
            made = User(id=new_id("u"), login=login, name=name, made_at=now)
            try:
                db.execute(
                    "INSERT INTO user (id, login, name, made_at) VALUES (?, ?, ?, ?)",
                    (made.id, login, name, text_of(now)),
                )
            except sqlite3.IntegrityError as error:
                raise ConflictError("login-taken", login=login) from error
        return made

    def get(self, user: str) -> User:
        """The user of that id or log-in name.

        Raises:
            NotFoundError: `user-unknown` (user).
        """
        found = self.find(user)
        if found is None:
            raise NotFoundError("user-unknown", user=user)
        return found

    def find(self, user: str) -> User | None:
        with self._door.reading() as db:
            row = db.execute(f"{_USER} WHERE id = ?1 OR login = ?1", (user,)).fetchone()
            if row is None:
                return None
            held = db.execute(f"{_HELD} WHERE user = ? ORDER BY number", (row[0],)).fetchall()
        return _user(row, [_held(each) for each in held])

    def all(self) -> tuple[User, ...]:
        """Everybody, by log-in name."""
        with self._door.reading() as db:
            rows = db.execute(f"{_USER} ORDER BY login, id").fetchall()
            held = db.execute(f"{_HELD} ORDER BY number").fetchall()
        return tuple(_user(row, [_held(each) for each in held if each[0] == row[0]]) for row in rows)

    def names(self) -> dict[str, str]:
        """What each id is called."""
        with self._door.reading() as db:
            return dict(db.execute("SELECT id, name FROM user").fetchall())

    def set_password(self, user: str, password: str | None, *, is_long: bool = False) -> None:
        with self._door.writing() as db:
            db.execute(
                "UPDATE user SET password = ?, long_password = ? WHERE id = ?", (password, int(is_long), user)
            )

    def set_disabled(self, user: str, *, disabled: bool) -> None:
        with self._door.writing() as db:
            db.execute("UPDATE user SET disabled = ? WHERE id = ?", (int(disabled), user))

    def delete(self, user: str) -> None:
        """Forget a user with all that hangs on the account; the ledger keeps the opaque id."""
        with self._door.writing() as db:
            db.execute("DELETE FROM link WHERE user = ?", (user,))
            db.execute("DELETE FROM user WHERE id = ?", (user,))

    def grant(self, user: str, grant: Grant, *, by: str, now: datetime) -> int:
        """Give a role; its number."""
        with self._door.writing() as db:
            made = db.execute(
                "INSERT INTO held (user, role, scope, since, until, given_by, given_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    user,
                    grant.role.value,
                    grant.scope,
                    text_of(grant.since),
                    text_of(grant.until),
                    by,
                    text_of(now),
                ),
            )
            return int(made.lastrowid or 0)

    def revoke(self, user: str, number: int) -> Held:
        """Take a role away.

        Raises:
            NotFoundError: `grant-unknown` (user, number).
        """
        with self._door.writing() as db:
            row = db.execute(f"{_HELD} WHERE user = ? AND number = ?", (user, number)).fetchone()
            if row is None:
                raise NotFoundError("grant-unknown", user=user, number=number)
            db.execute("DELETE FROM held WHERE number = ?", (number,))
        return _held(row)


def _user(row: tuple[Any, ...], held: list[Held]) -> User:
    made_at = moment_of(row[5])
    assert made_at is not None
    return User(
        id=row[0],
        login=row[1],
        name=row[2],
        password=row[3],
        long_password=bool(row[6]),
        disabled=bool(row[4]),
        made_at=made_at,
        held=tuple(held),
    )


def _held(row: tuple[Any, ...]) -> Held:
    _, number, role, scope, since, until, given_by, given_at = row
    at = moment_of(given_at)
    assert at is not None
    grant = Grant(Role(role), scope, moment_of(since), moment_of(until))
    return Held(number=number, grant=grant, given_by=given_by, given_at=at)
