"""Hostile files: refused with a message at the file, or harmless, in bounded time and memory; the former site stays."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.projects.builds import COMMAND, NOW, ROOT, built, environment, tree
from tests.projects.small import Project

MEMORY = 1_500_000_000
SECONDS = 60
"""Far more than any of these takes, and far less than a trap that doubles with every line."""

PAGE = "content/pages/farlig.md"
LIST = "content/glossary.yml"


@dataclass(frozen=True, kw_only=True)
class Trap:
    """Something hostile: how it gets into a project, and a line that has to be said of it; harmless where none is."""

    name: str
    put: Callable[[Path], object]
    said: str = ""


def text(path: str, content: str | bytes) -> Callable[[Path], object]:
    """Put a file."""

    def put(project: Path) -> None:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    return put


def more(path: str, content: str) -> Callable[[Path], object]:
    """Write more into a file."""
    return lambda project: (project / path).write_text((project / path).read_text("utf-8") + content, "utf-8")


def folder_as_settings(project: Path) -> None:
    (project / "site.yml").unlink()
    (project / "site.yml").mkdir()


def looped_templates(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/igen").symlink_to(".")


def pipe_in_templates(project: Path) -> None:
    (project / "templates").mkdir()
    os.mkfifo(project / "templates/a.html")


def page(front: str = "", body: str = "") -> Callable[[Path], object]:
    return text(PAGE, f"---\ntitle: Farlig\n{front}---\n{body}")


def link(path: str, target: str) -> Callable[[Path], object]:
    """Put a link in place of whatever is there."""

    def put(project: Path) -> None:
        place = project / path
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.symlink_to(target)

    return put


def sparse(path: str) -> Callable[[Path], object]:
    def put(project: Path) -> None:
        with (project / path).open("wb") as file:
            file.truncate(100_000_000)

    return put


def named(name: bytes) -> Callable[[Path], object]:
    def put(project: Path) -> None:
        Path(os.fsdecode(os.fsencode(project / "content" / "pages") + b"/" + name)).write_text("---\ntitle: a\n---\n")

    return put


def laughs(opening: str, closing: str) -> str:
    """Nine lines that ten billion values hang on."""
    lines = [f"a0: &a0 {opening}x{closing}"]
    for n in range(1, 10):
        inner = ", ".join(f"k{m}: *a{n - 1}" if opening == "{" else f"*a{n - 1}" for m in range(10))
        lines.append(f"a{n}: &a{n} {opening}{inner}{closing}")
    return "\n".join(lines) + "\n"


DEEP = 10_000
BLOCK = "\n".join(" " * n + "a:" for n in range(1_300)) + " b\n"

TRAPS = (
    Trap(name="laughing lists", put=text(LIST, laughs("[", "]")), said=f"{LIST}:1:5: error: “&” means something"),
    Trap(
        name="laughing maps",
        put=text(LIST, laughs("{", "}").replace("{x}", "{x: y}")),
        said=f"{LIST}:1:5: error: “&” means",
    ),
    Trap(
        name="merge keys",
        put=text(LIST, "a: &a {b: c}\nd:\n  <<: *a\n"),
        said=f"{LIST}:3:7: error: “*” means something",
    ),
    Trap(name="an alias in itself", put=text(LIST, "a: &a [*a]\n"), said=f"{LIST}:1:4: error: “&” means something"),
    Trap(
        name="a python object",
        put=page("summary: !!python/object/apply:os.system [ls]\n"),
        said=f"{PAGE}:3:10: error: “!” means",
    ),
    Trap(
        name="a python object as a key",
        put=page("!!python/name:os.system x: y\n"),
        said=f"{PAGE}:3:1: error: “!” means",
    ),
    Trap(
        name="deep brackets",
        put=page(f"summary: {'[' * DEEP}{']' * DEEP}\n"),
        said=f"{PAGE}:3:33: error: the values are nested",
    ),
    Trap(
        name="deep open brackets",
        put=page(f"summary: {'[' * DEEP}\n"),
        said=f"{PAGE}:3:33: error: the values are nested",
    ),
    Trap(
        name="deep braces",
        put=page(f"summary: {'{a: ' * DEEP}{'}' * DEEP}\n"),
        said=f"{PAGE}:3:102: error: the values are nested",
    ),
    Trap(
        name="deep lists", put=page(f"summary:\n  {'- ' * DEEP}a\n"), said=f"{PAGE}:4:49: error: the values are nested"
    ),
    Trap(
        name="deep questions",
        put=page(f"summary:\n  {'? ' * DEEP}a\n"),
        said=f"{PAGE}:4:49: error: the values are nested",
    ),
    Trap(name="deep blocks", put=text(LIST, BLOCK), said=f"{LIST}:25:25: error: the values are nested too deeply"),
    Trap(name="deep quotes in a body", put=page(body=">" * DEEP + " a\n")),
    Trap(name="deep lists in a body", put=page(body="- " * DEEP + " a\n")),
    Trap(name="a sparse page", put=sparse(PAGE), said=f"{PAGE}: error: the file is 100 MB"),
    Trap(name="a sparse list", put=sparse(LIST), said=f"{LIST}: error: the file is 100 MB"),
    Trap(
        name="a sparse picture",
        put=sparse("content/media/stor.png"),
        said="content/media/stor.png: error: the file is 100 MB",
    ),
    Trap(name="sparse settings", put=sparse("site.yml"), said="site.yml: error: the file is 100 MB"),
    Trap(
        name="a link to a file", put=link(PAGE, "/etc/passwd"), said=f"{PAGE}: error: this is a link to another place"
    ),
    Trap(name="a link as settings", put=link("site.yml", "/etc/passwd"), said="site.yml: error: this is a link"),
    Trap(name="a link to a folder", put=link("content/pages", "/etc"), said="content/pages: error: this is a link"),
    Trap(name="a link to itself", put=link(PAGE, "farlig.md"), said=f"{PAGE}: error: this is a link"),
    Trap(
        name="a link to the folder it is in",
        put=link("content/pages/igen", ".."),
        said="content/pages/igen: error: this is a link",
    ),
    Trap(name="a link as content", put=link("content", "/etc"), said="content: error: this is a link"),
    Trap(
        name="a link as a picture",
        put=link("content/media/kort.png", "/etc/passwd"),
        said="content/media/kort.png: error: this is a",
    ),
    Trap(name="a link to nothing", put=link(PAGE, "/nowhere/at/all"), said=f"{PAGE}: error: this is a link"),
    Trap(
        name="a pipe",
        put=lambda project: os.mkfifo(project / PAGE),
        said=f"{PAGE}: error: this is not an ordinary file",
    ),
    Trap(
        name="a pipe as a picture",
        put=lambda project: os.mkfifo(project / "content/media/kort.png"),
        said="content/media/kort.png: error: this is not an ordinary file",
    ),
    Trap(
        name="settings that are a folder",
        put=folder_as_settings,
        said="site.yml: error: this is not an ordinary file",
    ),
    Trap(
        name="NUL",
        put=page(body="Rødgrød \0\n"),
        said=f"{PAGE}:4:9: error: there is an invisible control character here (U+0000)",
    ),
    Trap(name="many NULs", put=text(PAGE, b"\0" * 900_000), said=f"{PAGE}:1:1: error: there is an invisible control"),
    Trap(
        name="bidi",
        put=page("summary: ordb\u202eog\n"),
        said=f"{PAGE}:3:14: error: there is an invisible control character here (U+202E",
    ),
    Trap(
        name="an escape for terminals",
        put=page("sum\x1b[31mary: x\n"),
        said=f"{PAGE}:3:4: error: there is an invisible",
    ),
    Trap(
        name="an escaped escape",
        put=page('"sum\\e[31mary": x\n'),
        said=f"{PAGE}:3:1: error: unknown key “sum\N{REPLACEMENT CHARACTER}[31mary”",
    ),
    Trap(
        name="bytes of a picture",
        put=text(PAGE, b"\x89PNG\r\n" + bytes(range(256)) * 3000),
        said=f"{PAGE}:1:1: error: the text is not saved as UTF-8",
    ),
    Trap(name="a long line", put=page(body="a" * 990_000 + "\n")),
    Trap(name="a long line of words", put=page(body="ord " * 240_000 + "\n")),
    Trap(name="a long title", put=page(f"summary: {'ord ' * 200_000}\n")),
    Trap(name="a long key", put=page(f"{'a' * 900}: x\n"), said=f"{PAGE}:3:1: error: unknown key “aaa"),
    Trap(name="a very long key", put=page(f"? {'a' * 900_000}\n: x\n"), said=f"{PAGE}:3:3: error: unknown key “aaa"),
    Trap(
        name="a hundred thousand keys",
        put=page("".join(f"k{n}: 1\n" for n in range(100_000))[:980_000].rpartition("\n")[0] + "\n"),
        said=f"{PAGE}:3:1: error: unknown key “k0”",
    ),
    Trap(
        name="many words for a choice",
        put=text("content/contacts.yml", "".join(f"k{n}: {{label: a, kind: webb}}\n" for n in range(20_000))),
        said="content/contacts.yml:1:22: error: “kind” cannot be “webb”",
    ),
    Trap(
        name="the same key over and over",
        put=page("aa: 1\n" * 50_000),
        said=f"{PAGE}:50002:1: error: “aa” is written twice",
    ),
    Trap(
        name="entries without an end",
        put=text(LIST, "".join(f"k{n}: {{}}\n" for n in range(50_000))),
        said=f"{LIST}:1:1: error: “term” is missing",
    ),
    Trap(name="open brackets", put=page(body="[" * 400_000 + "\n")),
    Trap(name="open links", put=page(body="[a](" * 200_000 + "\n")),
    Trap(name="open pictures", put=page(body="![" * 300_000 + "\n")),
    Trap(name="open angles", put=page(body="<a " * 300_000 + "\n")),
    Trap(name="open emphasis", put=page(body="*a _b " * 150_000 + "\n")),
    Trap(name="open code", put=page(body="".join("`" * n + "a" for n in range(1, 1_300)) + "\n")),
    Trap(
        name="open references in a body",
        put=page(body="{{" * 20_000 + "\n"),
        said=f"{PAGE}:4:1: error: “{{{{” is not a reference",
    ),
    Trap(
        name="open references in a text",
        put=page(f"summary: a {'{{ ' * 20_000}\n"),
        said=f"{PAGE}:3:12: error: “{{{{” is not a reference",
    ),
    Trap(
        name="missing references in a body",
        put=page(body="{{ term:kode }} " * 10_000 + "\n"),
        said=f"{PAGE}:4:1: error: there is no term “kode”",
    ),
    Trap(
        name="missing references in a text",
        put=page(f"summary: {'a {{ term:kode }} ' * 10_000}\n"),
        said=f"{PAGE}:3:12: error: there is no",
    ),
    Trap(name="tables without an end", put=page(body="|a" * 200_000 + "\n" + "|-" * 200_000 + "\n")),
    Trap(
        name="footnotes",
        put=page(
            body="".join(f"[^{n}]" for n in range(50_000)) + "\n" + "".join(f"[^{n}]: x\n\n" for n in range(30_000))
        ),
    ),
    Trap(name="definitions", put=page(body="".join(f"[{n}]: /x/\n" for n in range(50_000)) + "[a] " * 50_000 + "\n")),
    Trap(
        name="code of a template in a body",
        put=page(body="{% for x in range(10**9) %}{{ 7*7 }}{% endfor %}\n"),
        said=f"{PAGE}:4:28: error: “{{{{ 7*7 }}}}” is not a reference",
    ),
    Trap(
        name="out of the media",
        put=page(body="[a](../../../../etc/passwd) ![b](/../../etc/passwd)\n"),
        said=f"{PAGE}:4:1: error: “../../../../etc/passwd” is outside",
    ),
    Trap(
        name="out of the media, written otherwise",
        put=page(body="[a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)\n"),
        said=f"{PAGE}:4:1: error: “%2e%2e/",
    ),
    Trap(
        name="out of the media with a NUL",
        put=page(body="[a](../media/x%00.png)\n"),
        said=f"{PAGE}:4:1: error: there is no file",
    ),
    Trap(
        name="out of the site by an alias",
        put=page("aliases: [/../../farlig/, /a/../../b/]\n"),
        said=f"{PAGE}:3:11: error: “/../../farlig/” cannot have been",
    ),
    Trap(
        name="a folder and a file by aliases",
        put=page("aliases: [/a, /a/b/]\n"),
        said=f"{PAGE}:3:11: error: “/a” cannot have been",
    ),
    Trap(
        name="a script as a link",
        put=page(body="[a](javascript:alert%281%29) [b](JaVaScRiPt:alert) [c](data:text/html,x)\n"),
        said=f"{PAGE}:4:1: error: “javascript:",
    ),
    Trap(
        name="a logo outside",
        put=more("site.yml", "theme: {logo: ../../etc/passwd}\n"),
        said="site.yml:18:15: error: there is no file",
    ),
    Trap(
        name="a time zone outside",
        put=lambda project: (project / "site.yml").write_text(
            "format: 1\ntitle: a\nurl: https://a.dk\ntimezone: ../../../etc/passwd\n"
        ),
        said="site.yml:4:11: error: “../../../etc/passwd” is not a time zone",
    ),
    Trap(
        name="a name with a line feed",
        put=named(b"a\nb.md"),
        said="content/pages/a\N{REPLACEMENT CHARACTER}b.md: error: a file here cannot be called",
    ),
    Trap(
        name="a name with a control",
        put=named(b"a\x1b[31mb.md"),
        said="content/pages/a\N{REPLACEMENT CHARACTER}[31mb.md: error: a file here",
    ),
    Trap(
        name="a name that is no UTF-8",
        put=named(b"bl\xe5.md"),
        said="content/pages/bl\N{REPLACEMENT CHARACTER}.md: error: a file here",
    ),
    Trap(
        name="a name of a bidi control",
        put=named("a\u202egnp.md".encode()),
        said="content/pages/a\N{REPLACEMENT CHARACTER}gnp.md: error: a file",
    ),
    Trap(name="a long name", put=named(b"a" * 252 + b".md")),
    Trap(
        name="a long id", put=more("site.yml", f"checks: {{{'a' * 300}: off}}\n"), said="site.yml:18:10: error: “aaaa"
    ),
    Trap(
        name="a long tag",
        put=text("content/updates/2026-01-01-a.md", f"---\ntitle: a\nsummary: b\ntags: [{'æ' * 5_000}]\n---\n"),
        said="content/updates/2026-01-01-a.md:4:8: error: “æææ",
    ),
    Trap(
        name="folders in folders",
        put=lambda project: (project / "content" / "/".join("a" * 100)).mkdir(parents=True),
        said="content/a/a/a/a/a: error: no file is expected here",
    ),
    Trap(name="a linked folder of templates", put=link("templates", "/etc")),
    Trap(
        name="a folder of templates in itself",
        put=looped_templates,
    ),
    Trap(name="a link to a device", put=link(PAGE, "/dev/zero"), said=f"{PAGE}: error: this is a link"),
    Trap(
        name="a pipe among the templates",
        put=pipe_in_templates,
    ),
)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built and in order."""
    folder = Project().write(tmp_path_factory.mktemp("hostile") / "project")
    assert built(folder).placed is not None
    return folder


def bounded() -> None:
    """Hold this process to its share of memory and time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "build", "--project", str(project), "--now", NOW, "--language", "en", "--jobs", "1"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=4 * SECONDS,
        check=False,
        preexec_fn=bounded,
    )


@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.name) for trap in TRAPS])
def test_a_hostile_file_is_refused_or_harmless(trap: Trap, standing: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(standing, project, symlinks=True)
    before = tree(project / "site")
    trap.put(project)
    done = build(project)
    assert done.stderr == ""
    assert (1 if trap.said else 0) == done.returncode
    if trap.said:
        assert any(line.startswith(trap.said) for line in done.stdout.splitlines()), done.stdout[:3000]
        assert before == tree(project / "site")


def test_ten_thousand_mistakes_are_all_told_in_the_order_of_their_places(standing: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(standing, project, symlinks=True)
    wrong = "".join(f"  k{n}: {{label: a}}\n" for n in range(9_000))
    (project / LIST).write_text("\n" + wrong.replace("  k", "k"), encoding="utf-8")
    contact = "vagt:\n  label: a\n  kind: web\n  note: |\n" + "    Rødgrød {{ nix }}\n" * 1_000
    (project / "content/contacts.yml").write_text(contact, encoding="utf-8")
    done = build(project)
    lines = done.stdout.splitlines()
    places = [line.split(": ")[0].split(":") for line in lines[:-1]]
    told = [(path, int(number), int(column)) for path, number, column in places]
    assert sorted(told) == told
    # An entry lacks two keys and has one that is unknown; a reference is looked at after that, and stands before it.
    assert dict.fromkeys(range(2, 9_002), 3) == count(told, LIST)
    assert dict.fromkeys(range(5, 1_005), 1) == count(told, "content/contacts.yml")
    assert {13} == {column for path, _, column in told if path == "content/contacts.yml"}


def count(told: list[tuple[str, int, int]], path: str) -> dict[int, int]:
    return dict(Counter(line for where, line, _ in told if where == path))


def test_code_of_a_template_is_shown_as_text_wherever_it_is_written(tmp_path: Path) -> None:
    said = "{% raw %}{# z #} {% endfor %}"
    project = Project(title=f"'{said}'", audience=f"'{said}'").with_word(2, title=f"'{said}'", body=f"{said}\n")
    folder = project.write(tmp_path / "project")
    done = build(folder)
    assert (done.returncode, done.stderr) == (0, "")
    pages = tree(folder / "site")
    home = (pages["index.html"] or b"").decode()
    word = (pages["opdateringer/2026/02/02/halvvejs/index.html"] or b"").decode()
    assert f"<title>{said}</title>" in home
    assert word.count(said) >= 3
