"""What the articles say of the competition: the edition, who takes part, its categories."""

from torneo.words.catalogue.articles.common import COMMON, Pair

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "Edition": (
        ("{name}", "{name}"),
        (
            "Es la edición {season} de la competencia {competition} (clave {id})",
            "It is the edition {season} of the competition {competition} (key {id})",
        ),
        ("Se juega en el país {country}", "It is played in the country {country}"),
        ("Las horas son de {timezone}", "Times are those of {timezone}"),
        ("Los nombres están en el idioma {language}", "Names are in the language {language}"),
        ("De cada club juega el equipo: {team}", "Of each club the team that plays is: {team}"),
        ("La edición anterior es {previous}", "The edition before is {previous}"),
        ("La edición siguiente es {next}", "The edition after is {next}"),
        (
            "Toma el reglamento de {like}<, sin {leaves_out:list}>",
            "It takes over the regulation of {like}<, without {leaves_out:list}>",
        ),
        (
            "No toma de otro reglamento: {leaves_out:list}",
            "Not taken from the other regulation: {leaves_out:list}",
        ),
        *COMMON[1:],
    ),
    "Entry": (
        ("Participan: {teams:list}", "These take part: {teams:list}"),
        ("La inscripción cierra el {deadline}", "Entries close on {deadline}"),
        ("La inscripción cuesta {fee}", "To enter costs {fee}"),
        ("Pueden inscribirse hasta {max:team}", "Up to {max:team} may enter"),
        *COMMON,
    ),
    "EntryPlace": (
        (
            "Por el cupo {id}< ({name})> llega <{count:team}|un equipo>",
            "By the place {id}< ({name})> <{count:team}|one team> arrives",
        ),
    ),
    "Category": (
        ("La categoría {id} se juega aparte", "The category {id} is played on its own"),
        ("Nacidos en {born_from} o después", "Born in {born_from} or later"),
        ("Nacidos en {born_to} o antes", "Born in {born_to} or earlier"),
        *COMMON,
    ),
}

CODES: dict[str, Pair] = {
    "Edition.language=es": ("español", "Spanish"),
    "Edition.language=en": ("inglés", "English"),
    "Edition.team=first": ("el primero", "the first team"),
    "Edition.team=reserves": ("el de reservas", "the reserves"),
}
