"""Templates hold no text of their own and ask for texts that exist."""

import re
from hashlib import sha384
from pathlib import Path

import pytest
from jinja2 import nodes

from torneo.web.assets import STATIC, VENDORED
from torneo.web.templating import TEMPLATES, environment
from torneo.words.catalogue import INTERFACE, MESSAGES

ALL = sorted(TEMPLATES.rglob("*.html"))
_NAMES = frozenset(("torneo",))
"""What is called the same in every language."""


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def _tree(path: Path) -> nodes.Template:
    return environment("es").parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_template_holds_no_text_of_its_own(path):
    tree = _tree(path)
    codes = {
        id(data)
        for block in tree.find_all(nodes.Block)
        if block.name == "here"
        for data in block.find_all(nodes.TemplateData)
    }
    data = "\x00".join(node.data for node in tree.find_all(nodes.TemplateData) if id(node) not in codes)
    shown = re.sub(r"<!doctype html>|<[^>]*>|&[a-z]+;", " ", data)
    texts = [word for word in re.findall(r"[^\W\d_]{2,}", shown) if word not in _NAMES]
    attributes = [
        found
        for found in re.findall(r'\b(?:title|alt|aria-label|placeholder)="([^"\x00]*)"', data)
        if re.search(r"[^\W\d_]{2,}", found)
    ]

    assert (texts, attributes) == ([], [])


def test_the_test_above_sees_text(tmp_path):
    tree = environment("es").parse('<p title="{{ x }}">{% if y %}Hola{% endif %}</p>')

    data = "\x00".join(node.data for node in tree.find_all(nodes.TemplateData))
    assert re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", data)) == ["Hola"]


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_every_text_that_a_template_asks_for_exists(path):
    asked = {
        key.value
        for call in _tree(path).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "t"
        for key in call.args[0].find_all(nodes.Const) or [call.args[0]]
        if isinstance(key.value, str)
    } | {
        call.args[0].value
        for call in _tree(path).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
        and call.node.name == "t"
        and isinstance(call.args[0], nodes.Const)
    }

    assert sorted(asked - set(INTERFACE) - set(MESSAGES)) == []


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_template_trusts_no_text_and_holds_no_script_or_style(path):
    text = path.read_text("utf-8")

    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
    assert (
        re.findall(
            r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|<script(?![^>]* src=)(?![^>]*ld\+json)", text
        )
        == []
    )


def test_vendored_files_are_the_ones_that_were_looked_at():
    assert {name: sha384((STATIC / name).read_bytes()).hexdigest() for name in VENDORED} == VENDORED
