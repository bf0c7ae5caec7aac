"""Open slots in words: what will decide who stands there."""

SENTENCES: dict[str, tuple[str, str]] = {
    "draw": ("por sorteo", "by draw"),
    "place-group": ("{place} del grupo {group}< {of_stage}>", "{place} of group {group}< {of_stage}>"),
    "place-own-group": ("{place} {of_group}< {of_stage}>", "{place} {of_group}< {of_stage}>"),
    "place-table": ("{place} {of_table}< {of_stage}>", "{place} {of_table}< {of_stage}>"),
    "place": ("{place} {of_stage}", "{place} {of_stage}"),
    "winner": ("ganador {of_tie}", "winner {of_tie}"),
    "loser": ("perdedor {of_tie}", "loser {of_tie}"),
    "winners": ("un ganador {of_stage}", "a winner {of_stage}"),
    "losers": ("un perdedor {of_stage}", "a loser {of_stage}"),
    "entry": ("entrada: {name}< {place}>", "entry: {name}< {place}>"),
    "allocation": ("{name} ({slot})", "{name} ({slot})"),
    "best": ("mejor {rank} ({slot})", "best {rank} ({slot})"),
    "all": ("uno de los inscritos", "one of those entered"),
    "rest": ("uno de los demás", "one of the others"),
    "whole": ("uno {of_stage}", "one {of_stage}"),
}

LAST: dict[str, tuple[str, str]] = {
    "last": ("último", "last"),
    "last-1": ("penúltimo", "last but one"),
    "last-n": ("{count}.º antes del último", "last but {count}"),
}

RANKS: dict[int, tuple[str, str]] = {
    1: ("primero", "first"),
    2: ("segundo", "runner-up"),
    3: ("tercero", "third"),
    4: ("cuarto", "fourth"),
    5: ("quinto", "fifth"),
    6: ("sexto", "sixth"),
}
"""As in "the best third"; further places are said as ordinals."""
