"""The pages about problems, made from the rules: every code with its severity and its words in both languages."""

from __future__ import annotations

from generator.author.findings import CODES
from generator.model.rules import RULES, Rule
from generator.plan.language.words import Words, words_in

_HEAD = """\
# Problems

Made from the rules themselves by `python -m tools.reference problems`.

What `fremdrift check` and `fremdrift build` may say of a file, by the code at the end of the line. An error stops a
build. A warning does not, unless `--strict` is given; `checks` in site.yml turns a warning off or makes it an error.
A name in braces stands for what is in the file.
"""


_IMPORT = """\
# Problems with an import

Made from the rules themselves by `python -m tools.reference import`.

What `fremdrift import` may say of a spreadsheet beside [what may be said of any file](problems.md), by the code at the
end of the line. An error stops the import; a warning does not. A name in braces stands for what is in the spreadsheet.
"""


def import_page() -> str:
    """The text of the page about imports: every rule that is theirs alone, in the order of its code."""
    return "\n".join([_IMPORT, *(_rule(code, CODES[code]) for code in sorted(CODES.keys() - RULES.keys()))])


def problems_page() -> str:
    """The text of the page: every rule in the order of its code."""
    return "\n".join([_HEAD, *(_rule(code, RULES[code]) for code in sorted(RULES))])


def _rule(code: str, rule: Rule) -> str:
    lines = [f"- {language}: {_said(rule, words_in(language))}" for language in ("en", "da")]
    return "\n".join([f"## {code}\n", f"Severity: {rule.severity}.\n", *lines, ""])


def _said(rule: Rule, words: Words) -> str:
    """What is wrong and what to do, in code marks: nothing in it is Markdown or HTML."""
    texts = [f"{_shown(rule.text, words)}. {_shown(rule.hint, words)}"]
    if rule.guess:
        texts.append(_shown(rule.guess, words))
    return " / ".join(f"`` {text} ``" for text in texts)


def _shown(text: str, words: Words) -> str:
    return words.say(text).replace("{{", "{").replace("}}", "}")
