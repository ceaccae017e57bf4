"""`docs/developers/templates.md` names every template, every field and every part there is, and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

from jinja2 import Environment, meta

from generator.plan.views.pages import View
from tools.views import BEGIN, END, PAGE, TEMPLATES, pages, reference

TEXT = PAGE.read_text(encoding="utf-8")
PROSE = TEXT.partition(BEGIN)[0]


def test_the_reference_is_what_the_code_says() -> None:
    """Renew it with `python -m tools.views`."""
    assert TEXT.partition(BEGIN)[2].partition(END)[0] == reference()


def test_every_page_template_has_a_view_and_every_view_a_template() -> None:
    assert sorted(pages()) == sorted(path.stem for path in (TEMPLATES / "pages").glob("*.html"))
    assert {view for name, view in pages().items() if name != "redirect"} == set(get_args(View))


def test_every_field_that_a_page_template_shows_is_one_of_its_view() -> None:
    """The other way round a view may say more than our own template shows: a site's may show it."""
    wrong = {}
    for name, view in pages().items():
        source = (TEMPLATES / "pages" / f"{name}.html").read_text(encoding="utf-8")
        shown = set(re.findall(r"\bview\.(\w+)", source))
        assert shown, name
        if extra := shown - {field.name for field in fields(view)}:
            wrong[name] = extra
    assert wrong == {}


def test_every_part_is_documented_as_it_is_called() -> None:
    called = set(re.findall(r"\| `show\.(\w+)\(", TEXT)) - {"name"}
    assert called == {path.stem for path in (TEMPLATES / "parts").glob("*.html")} - {"frame"}


def test_every_name_that_our_page_templates_use_is_explained_and_every_explained_one_is_used() -> None:
    environment = Environment(autoescape=True)
    environment.filters["prose"] = environment.filters["kept"] = str
    used = set()
    for path in (TEMPLATES / "pages").glob("*.html"):
        source = path.read_text(encoding="utf-8")
        assigned = set(re.findall(r"\{% set (\w+)", source))
        used |= meta.find_undeclared_variables(environment.parse(source)) - assigned
    table = PROSE.partition("| name | what it is |")[2].partition("\n\n")[0]
    explained = set(re.findall(r"^\| `(\w+)(?!\w* \\)", table, re.MULTILINE)) - {"value"}
    assert used - {"language", "canonical"} == explained
    assert [name for name in ("`language`", "`canonical`") if name not in PROSE] == []
