"""The articles of a regulation: for each table of the format its sentences, in (Spanish, English).

One module for each chapter, with the templates of its tables and the words of the format that stand in them.
A sentence is told when all facts outside of its optional parts are. Facts are the keys of the table; a key that is
written and false is `not_` and its name.
"""

from torneo.words.catalogue.articles import awards, calendar, competition, matches, squads, stages, tables
from torneo.words.catalogue.articles.common import Pair

CHAPTERS: dict[str, Pair] = {
    "competition": ("La competencia", "The competition"),
    "stages": ("Las etapas", "The stages"),
    "tables": ("Tablas y desempates", "Tables and tie-breakers"),
    "awards": ("Qué da cada puesto", "What places give"),
    "matches": ("Los partidos", "The matches"),
    "squads": ("Los planteles", "The squads"),
    "calendar": ("El calendario", "The calendar"),
}

TITLES: dict[str, Pair] = {
    "edition": ("La edición", "The edition"),
    "entry": ("Quiénes participan", "Who takes part"),
    "category": ("Categoría", "Category"),
    "stage": ("Etapa", "Stage"),
    "rules": ("Reglas de todas las tablas", "Rules of all tables"),
    "table": ("Tabla", "Table"),
    "record": ("Tabla anterior", "Earlier table"),
    "allocation": ("Asignación de cupos", "Allocation of places"),
    "award": ("Premio o cupo", "Award"),
    "match": ("Reglas del partido", "Rules of a match"),
    "squad": ("Lista de jugadores", "Squad list"),
    "minutes": ("Bolsa de minutos", "Youth minutes"),
    "discipline": ("Disciplina", "Discipline"),
    "calendar": ("Fixture", "Fixture list"),
}

_MODULES = (competition, stages, tables, awards, matches, squads, calendar)

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    model: sentences for module in _MODULES for model, sentences in module.TEMPLATES.items()
}
"""Model of the format -> its sentences, in order."""

CODES: dict[str, Pair] = {code: pair for module in _MODULES for code, pair in module.CODES.items()}
"""Words of the format as people say them, by `Model.field=word`, or `field=word` where models share the field."""

ALWAYS = frozenset(("Apart", "Points", "MatchRules", "Walkover", "Withdrawal"))
"""What holds without being written is said of these."""

EACH: dict[str, Pair] = {
    "place": ("{place} de cada grupo {of_stage}", "{place} of each group {of_stage}"),
    "winners": ("los ganadores {of_stage}", "the winners {of_stage}"),
    "losers": ("los perdedores {of_stage}", "the losers {of_stage}"),
}
"""Several teams at once, said shorter than one by one."""
