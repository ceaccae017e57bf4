"""The page about the command, made from its parser: what argparse prints differs from one Python to the next."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from generator.cli import _parser

_HEAD = """\
# The command

Made from the command itself by `python -m tools.reference cli`.

{description} {epilog}

`fremdrift --help` lists the commands, `fremdrift COMMAND --help` says what one takes, and `fremdrift --version`
which version it is.
"""


def command_page() -> str:
    """The text of the page: every command with its options, in the order that the command itself lists them."""
    parser = _parser()
    head = _HEAD.format(description=parser.description, epilog=parser.epilog)
    return "\n".join([head, *(_command(name, words, one) for name, words, one in commands(parser))])


def commands(parser: argparse.ArgumentParser, above: str = "") -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Every command: its name, what it does, and its own parser. Of one that has commands of its own, those."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list what was added
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for listed in action._get_subactions():  # noqa: SLF001 - as above
                name, own = f"{above}{listed.dest}", action.choices[listed.dest]
                inner = tuple(commands(own, f"{name} "))
                yield from inner or ((name, listed.help or "", own),)


def arguments(parser: argparse.ArgumentParser) -> tuple[argparse.Action, ...]:
    """What a command takes, `--help` aside."""
    return tuple(action for action in parser._actions if "--help" not in action.option_strings)  # noqa: SLF001 - as above


def written(action: argparse.Action) -> str:
    """An argument as it is typed: `--output DIR`, `--language da|en`, `DIR`."""
    value = action.metavar or "|".join(action.choices or ())
    takes = value if action.nargs != 0 else ""
    return " ".join(part for part in (*action.option_strings[-1:], str(takes)) if part)


def _command(name: str, words: str, parser: argparse.ArgumentParser) -> str:
    rows = [f"| `{written(one)}` | {one.help} |".replace("da|en", r"da\|en") for one in arguments(parser)]
    lines = [f"## fremdrift {name}", "", f"{words[:1].upper()}{words[1:]}.", "", *_together(parser)]
    return "\n".join([*lines, "| argument | meaning |", "|---|---|", *rows, ""])


def _together(parser: argparse.ArgumentParser) -> Iterator[str]:
    for group in parser._mutually_exclusive_groups:  # noqa: SLF001 - as above
        names = [f"`{one.option_strings[-1]}`" for one in group._group_actions]  # noqa: SLF001 - as above
        yield f"Only one of {', '.join(names[:-1])} and {names[-1]}."
        yield ""
