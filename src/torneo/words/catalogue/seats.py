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

STAGES: dict[str, tuple[str, str]] = {
    # stages without a name of their own, by the ids people give them
    "groups": ("fase de grupos", "group stage"),
    "grupos": ("fase de grupos", "group stage"),
    "final": ("final", "final"),
    "semi-finals": ("semifinales", "semi-finals"),
    "semifinals": ("semifinales", "semi-finals"),
    "semifinales": ("semifinales", "semi-finals"),
    "quarter-finals": ("cuartos de final", "quarter-finals"),
    "quarterfinals": ("cuartos de final", "quarter-finals"),
    "cuartos": ("cuartos de final", "quarter-finals"),
    "r16": ("octavos de final", "round of 16"),
    "octavos": ("octavos de final", "round of 16"),
    "r32": ("dieciseisavos de final", "round of 32"),
    "dieciseisavos": ("dieciseisavos de final", "round of 32"),
    "third-place": ("partido por el tercer puesto", "third-place match"),
    "tercer-puesto": ("partido por el tercer puesto", "third-place match"),
    "play-off": ("repechaje", "play-off"),
    "playoff": ("repechaje", "play-off"),
    "acumulada": ("tabla acumulada", "aggregate table"),
    "liga": ("liga", "league"),
    "league": ("liga", "league"),
}
