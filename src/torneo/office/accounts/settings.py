"""What accounts are strict about, as one value."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSettings:
    """Limits and costs.

    Source: OWASP Password Storage Cheat Sheet (argon2id: 19 MiB, 2 passes, 1 lane); ASVS 5.0 6.2.1 (at least 8, 15
    recommended), 6.3.1 (tries), 7.3 (time-outs of sessions).
    """

    hash_memory_kib: int = 19_456
    hash_passes: int = 2
    hash_lanes: int = 1
    hashes_at_once: int = 4
    hash_wait_seconds: float = 3.0
    """how long a request waits for its turn before it is told to come back"""

    password_min: int = 8
    organiser_password_min: int = 15
    password_max: int = 256

    session_idle: timedelta = timedelta(minutes=30)
    session_longest: timedelta = timedelta(hours=12)
    session_touch: timedelta = timedelta(seconds=60)
    """how exactly it is known when a session was last used"""

    invitation_life: timedelta = timedelta(days=7)
    password_link_life: timedelta = timedelta(hours=24)
    challenge_life: timedelta = timedelta(minutes=5)
    token_life: timedelta = timedelta(days=365)
    log_kept: timedelta = timedelta(days=365)

    tries_per_account: int = 5
    tries_per_address: int = 20
    """a minute"""
