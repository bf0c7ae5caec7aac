"""Passwords: which are accepted, how they are kept, how one is checked without telling whether the user exists."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from torneo.model import Role, TooManyRequests, UsageError
from torneo.office.accounts.common_passwords import COMMON
from torneo.office.accounts.settings import AccountSettings
from torneo.store.accounts import User


def check_password(
    password: str, settings: AccountSettings, *, login: str, name: str = "", organiser: bool
) -> None:
    """Let a new password pass. There are no rules of composition: length and not being guessed first are what counts.

    Raises:
        UsageError: `password-short` (found, least), `password-long` (most), `password-common`.
    """
    least = settings.organiser_password_min if organiser else settings.password_min
    if len(password) < least:
        raise UsageError("password-short", found=len(password), least=least)
    if len(password) > settings.password_max:
        raise UsageError("password-long", most=settings.password_max)
    plain = password.casefold().strip()
    its_own = {each for each in (login.casefold(), name.casefold()) if each}
    if plain in COMMON or plain in its_own or len(set(plain)) < 3 or plain.rstrip("0123456789!.") in its_own:
        raise UsageError("password-common")


def is_organiser(user: User) -> bool:
    """Whether a longer password is asked of them."""
    return any(grant.role is Role.ORGANISER for grant in user.grants)


class Hasher:
    """argon2id, a few at a time: each takes memory, and whoever sends many wrong passwords shall not take all of it."""

    def __init__(self, settings: AccountSettings) -> None:
        self._settings = settings
        self._argon2 = PasswordHasher(
            time_cost=settings.hash_passes,
            memory_cost=settings.hash_memory_kib,
            parallelism=settings.hash_lanes,
            type=Type.ID,
        )
        self._places = BoundedSemaphore(settings.hashes_at_once)
        self._waiting = 0
        self._count = Lock()
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """What is kept of a password. Raises `TooManyRequests` `busy`."""
        with self._place():
            return self._argon2.hash(password)

    def verify(self, kept: str | None, password: str) -> bool:
        """Whether it is the password that was kept; with nothing kept, no, after the same time.

        Raises:
            TooManyRequests: `busy` (seconds): too many are being checked.
        """
        with self._place():
            if self._nobody is None:
                self._nobody = self._argon2.hash("nobody has this password")
            try:
                is_right = self._argon2.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
            return is_right and kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether it was kept with other costs than today's."""
        return self._argon2.check_needs_rehash(kept)

    @contextmanager
    def _place(self) -> Iterator[None]:
        with self._count:
            if self._waiting >= 4 * self._settings.hashes_at_once:
                raise TooManyRequests("busy", seconds=5)
            self._waiting += 1
        try:
            if not self._places.acquire(timeout=self._settings.hash_wait_seconds):
                raise TooManyRequests("busy", seconds=5)
            try:
                yield
            finally:
                self._places.release()
        finally:
            with self._count:
                self._waiting -= 1
