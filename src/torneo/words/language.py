"""Which of the two languages a person reads."""

from typing import Literal

Lang = Literal["es", "en"]

LANGUAGES: tuple[Lang, Lang] = ("es", "en")
"""Spanish as spoken in Peru first, English second; every pair of texts in this room stands in this order."""

Pair = tuple[str, str]


def language(lang: str | None, locale: str | None) -> Lang:
    """The language to answer in: what was asked for, else the locale's, else Spanish.

    Args:
        lang: What the reader chose (`--lang`): `es`, `en`, or a longer tag such as `en-GB`; None or anything else:
            no choice.
        locale: As the system names it: `es_PE.UTF-8`, `en_US`, `C`; None: not set.
    """
    for asked in (lang, locale):
        start = (asked or "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
        for known in LANGUAGES:
            if start == known:
                return known
    return "es"


def of(pair: Pair, lang: Lang) -> str:
    """The text of a pair in a language."""
    return pair[0] if lang == "es" else pair[1]
