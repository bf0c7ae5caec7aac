"""A regulation as numbered articles that people read: every key of the format has its sentence, in both languages.

What is written in the file is said, in the order of the file; so is what holds without being written, for points,
matches, walkovers and withdrawals. The templates stand in `catalogue.articles`, by the model of the format.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from torneo.words.articles.sentences import Speaker
from torneo.words.catalogue.articles import CHAPTERS
from torneo.words.language import Lang, of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from torneo.rules.folder import Regulations


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number through the whole regulation, what it is about, its sentences."""

    number: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Articles about one matter."""

    number: int
    title: str
    articles: tuple[Article, ...]


def chapters(regulations: "Regulations", edition: str, lang: Lang) -> tuple[Chapter, ...]:
    """The regulation of an edition as chapters of articles, numbered through; a chapter without an article is left out."""
    regulation = next(each for key, each in regulations.editions.items() if key == edition)
    speaker = Speaker(regulations, edition, lang)
    found: list[Chapter] = []
    number = 0
    for code, fields in _FIELDS.items():
        articles: list[Article] = []
        for field in fields:
            for model in _models(getattr(regulation, field)):
                said = tuple(speaker.sentences(model))
                if said:
                    number += 1
                    articles.append(Article(number, speaker.title(field, model), said))
        if articles:
            found.append(Chapter(len(found) + 1, of(CHAPTERS[code], lang), tuple(articles)))
    return tuple(found)


_FIELDS = {
    "competition": ("edition", "entry", "category"),
    "stages": ("stage",),
    "tables": ("rules", "table", "record", "allocation"),
    "awards": ("award",),
    "matches": ("match",),
    "squads": ("squad", "minutes", "discipline"),
    "calendar": ("calendar",),
}
"""Chapter -> the tables of a regulation file that it tells."""


def _models(value: object) -> "Iterator[BaseModel]":
    from pydantic import BaseModel

    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, BaseModel):
            yield each


__all__ = ["Article", "Chapter", "chapters"]
