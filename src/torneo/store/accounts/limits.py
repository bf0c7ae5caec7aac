"""Rate limits that every process of a server shares: buckets that fill by the second and are emptied by requests."""

from torneo.store.accounts.rows import Door


class Buckets:
    """Token buckets by key."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def take(self, key: str, *, size: int, per_minute: float, now: float) -> float:
        """Take one from a bucket that holds `size` and gains `per_minute`.

        Returns:
            0 if there was one, else seconds until there will be. Nothing is taken then.
        """
        rate = per_minute / 60
        with self._door.writing() as db:
            row = db.execute("SELECT level, at FROM bucket WHERE key = ?", (key,)).fetchone()
            level = float(size)
            if row is not None:
                level = min(level, row[0] + max(0.0, now - row[1]) * rate)
            if level < 1:
                return (1 - level) / rate
            db.execute(
                "INSERT INTO bucket VALUES (?1, ?2, ?3)"
                " ON CONFLICT (key) DO UPDATE SET level = ?2, at = max(at, ?3)",
                (key, level - 1, now),
            )
        return 0.0

    def forget(self, key: str) -> None:
        """Fill a bucket again."""
        with self._door.writing() as db:
            db.execute("DELETE FROM bucket WHERE key = ?", (key,))

    def forget_older(self, *, before: float) -> None:
        """Delete buckets that nobody has drawn from since; they are full again."""
        with self._door.writing() as db:
            db.execute("DELETE FROM bucket WHERE at < ?", (before,))
