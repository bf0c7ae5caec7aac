"""Every key of the regulation format has its sentence in the articles, in both languages."""

import typing
from functools import cache
from importlib import import_module

import pytest
from pydantic import BaseModel

from torneo.rules.faults import models_in
from torneo.rules.reader import example_files, read_files
from torneo.rules.regulation import Regulation
from torneo.words.articles import chapters
from torneo.words.articles.sentences import Speaker
from torneo.words.catalogue.articles import CHAPTERS, CODES, EACH, TEMPLATES, TITLES
from torneo.words.template import faults, optional_placeholders, placeholders


def _reachable() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [Regulation]
    while waiting:
        model = waiting.pop()
        if model.__name__ in found:
            continue
        found[model.__name__] = model
        hints = typing.get_type_hints(model, include_extras=True)
        for name in model.model_fields:
            waiting += list(models_in(hints[name]))
    del found["Regulation"]
    return found


MODELS = _reachable()
BESIDE = {"in_": {"points": 2}}
"""What a key is written with, where it says nothing alone."""
KEYS = [(kind, field) for kind, model in sorted(MODELS.items()) for field in model.model_fields]


@cache
def _speaker(lang):
    regulations = read_files(example_files("peru-2014"))
    return Speaker(regulations, "reservas-2014", lang)


def _example(model, field):
    info = model.model_fields[field]
    return info.alias or field, (info.examples or [None])[0]


def _needed(model):
    """What a table of that kind cannot be written without, by the examples of the format."""
    return {
        key: value
        for name, info in model.model_fields.items()
        if info.is_required()
        for key, value in [_example(model, name)]
    }


def test_walk_of_the_format_finds_its_tables():
    assert {"Edition", "Stage", "Award", "Criterion", "CalendarRule", "Missing", "LevelStep"} <= set(MODELS)
    assert len(KEYS) > 250


@pytest.mark.parametrize(("kind", "field"), KEYS)
def test_key_that_is_written_is_told_in_both_languages(kind, field):
    """What is told of a table changes, or is there at all, when the key is written."""
    model = MODELS[kind]
    key, value = _example(model, field)
    beside = BESIDE.get(field, {}) if kind == "Award" else {}
    whole = model.model_validate({**_needed(model), **beside, key: value})
    silent = whole.model_copy()
    object.__setattr__(silent, field, None)

    told = {lang: list(_speaker(lang).sentences(whole)) for lang in ("es", "en")}

    assert told["es"] != list(_speaker("es").sentences(silent))
    assert told["en"] != list(_speaker("en").sentences(silent))
    assert len(told["es"]) == len(told["en"]) > 0
    assert [text for text in (*told["es"], *told["en"]) if "{" in text or "?" in text or text == "."] == []


def test_every_word_of_the_format_is_said_as_people_say_it():
    """A literal of the format, such as `first v last`, has its words, or is a word that both languages share."""
    missing = []
    for kind, model in sorted(MODELS.items()):
        hints = typing.get_type_hints(model, include_extras=True)
        for field in model.model_fields:
            missing += [
                f"{kind}.{field}={word}"
                for word in _literals(hints[field])
                if f"{kind}.{field}={word}" not in CODES and f"{field}={word}" not in CODES
            ]

    assert missing == []


def test_table_and_word_stand_in_the_module_of_one_chapter():
    modules = [import_module(f"torneo.words.catalogue.articles.{chapter}") for chapter in CHAPTERS]

    assert sorted(model for module in modules for model in module.TEMPLATES) == sorted(TEMPLATES)
    assert sorted(code for module in modules for code in module.CODES) == sorted(CODES)


def _literals(hint):
    if typing.get_origin(hint) is typing.Literal:
        yield from (word for word in typing.get_args(hint) if isinstance(word, str))
        return
    for inner in typing.get_args(hint):
        yield from _literals(inner)


def test_templates_say_the_same_in_both_languages():
    pairs = {
        **{f"chapter {code}": pair for code, pair in CHAPTERS.items()},
        **{f"title {code}": pair for code, pair in TITLES.items()},
        **{f"each {code}": pair for code, pair in EACH.items()},
        **{f"code {code}": pair for code, pair in CODES.items()},
        **{
            f"{kind} {number}": pair for kind, found in TEMPLATES.items() for number, pair in enumerate(found)
        },
    }
    wrong = [
        name
        for name, (spanish, english) in pairs.items()
        if not spanish
        or not english
        or faults(spanish)
        or faults(english)
        or placeholders(spanish) != placeholders(english)
        or optional_placeholders(spanish) != optional_placeholders(english)
    ]

    assert wrong == []


def test_articles_are_numbered_through_and_keep_the_order_of_the_file():
    regulations = read_files(example_files("peru-2014"))

    found = chapters(regulations, "reservas-2014", "en")

    numbers = [article.number for chapter in found for article in chapter.articles]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [chapter.title for chapter in found] == [
        "The competition",
        "The stages",
        "Tables and tie-breakers",
        "What places give",
        "The matches",
        "The squads",
        "The calendar",
    ]
    assert [article.title for article in found[1].articles] == [
        "Stage: Torneo del Inca",
        "Stage: Final del Torneo del Inca",
        "Stage: Torneo Descentralizado",
    ]


def test_articles_of_the_example_say_what_an_official_would_check():
    regulations = read_files(example_files("peru-2014"))

    told = {
        sentence
        for chapter in chapters(regulations, "reservas-2014", "es")
        for article in chapter.articles
        for sentence in article.sentences
    }

    assert {
        "Una victoria vale 3 puntos; un empate, 1 punto; una derrota, 0 puntos.",
        "Bonificación de reservas: le corresponde a 1.º del Torneo Descentralizado.",
        "Son +2 puntos en Tabla acumulada (Torneo Descentralizado 2014).",
        "Sub-19: 3 jugadores, hasta 19 años cumplidos.",
        "Si un lado no se presenta, el otro gana 3-0.",
        "Tras 2 W.O. el club queda fuera.",
    } <= told
