"""What `cite` prints and `verify` says to it, by the real command on a real record."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.record.entry import Entry
from generator.record.facts import parsed, written
from tests.projects.builds import COMMAND, ROOT, environment, fremdrift
from tests.projects.small import Project

BEGUN, CHANGED = "2026-02-03", "2026-03-05"
ID = "updates/2026-01-12-vi-begynder"
FILE = f"content/{ID}.md"
ADDRESS = "/opdateringer/2026/01/12/vi-begynder/"
HOME = "https://vejen.example/sti"
NOTE = f"changes:\n  - date: {CHANGED}\n    kind: correction\n    note: Åbningen kommer senere.\n"


def kept(folder: Path) -> dict[str, str]:
    """The files of the record."""
    files = (path for path in (folder / "content" / ".record").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was adopted, corrected and redacted in part; one of its pages was withdrawn."""
    folder = tmp_path_factory.mktemp("citing") / "project"
    said = Project().with_word(0, body="Se [notatet](../media/notat.txt).\n", more="aliases: [/gammel/]\n")
    said.write(folder)
    asked(folder, "record", "adopt", "--today", BEGUN)
    said = said.with_word(1, title="Vi begynder forfra", more=NOTE).with_word(
        2, more=f"withdrawn:\n  date: {CHANGED}\n  reason: Forkert.\n"
    )
    replace(said, others=kept(folder)).write(folder)
    asked(folder, "record", "--today", CHANGED)
    page = "content/updates/2026-02-02-halvvejs.md"
    asked(folder, "redact", page, "--version", "1", "--reason", "Et navn.", "--today", "2026-04-01")
    asked(folder, "record", "--today", "2026-04-21")
    return folder


def asked(project: Path, *arguments: str, code: int = 0, language: str = "en") -> str:
    """What the real command says."""
    done = fremdrift(*arguments, "--project", str(project), "--language", language)
    assert done.returncode == code, done.stdout + done.stderr
    return (done.stdout + done.stderr).rstrip("\n")


def digest_of(project: Path, number: int) -> str:
    """The digest that the record keeps of a version."""
    facts = json.loads((project / f"content/.record/{ID}.json").read_text(encoding="utf-8"))
    digest: str = facts["versions"][number - 1]["digest"]
    return digest[:24]


def test_a_citation_has_authority_title_address_version_date_and_digest(project: Path) -> None:
    said = asked(project, "cite", ADDRESS)
    expected = f"Vejvæsenet: Vi begynder forfra. {HOME}{ADDRESS}, version 2, {CHANGED}, sha256:{digest_of(project, 2)}"
    assert re.fullmatch(re.escape(expected) + r", seen as of \d{4}-\d\d-\d\d", said)


def test_a_citation_of_a_former_day_is_of_the_wording_of_that_day(project: Path) -> None:
    assert asked(project, "cite", ADDRESS, "--as-of", "2026-03-04", language="da") == (
        f"Vejvæsenet: Vi begynder. {HOME}{ADDRESS}, version 1, 2026-01-12, sha256:{digest_of(project, 1)},"
        " som set 2026-03-04, taget over 2026-02-03, ikke bevidnet"
    )


@pytest.mark.parametrize(
    "page", [f"{HOME}{ADDRESS}", ADDRESS.rstrip("/"), FILE, f"./{FILE}", ID, f"{ADDRESS}#figure-sager"]
)
def test_a_page_is_found_by_any_way_to_name_it(project: Path, page: str) -> None:
    assert asked(project, "cite", page) == asked(project, "cite", ADDRESS)


def test_a_page_is_found_by_an_address_that_it_had(project: Path) -> None:
    assert f"{HOME}/opdateringer/2025/12/30/foer-jul/, version 1" in asked(project, "cite", "/gammel/")


def test_the_address_of_a_former_wording_is_cited_as_that_wording(project: Path) -> None:
    assert f"{HOME}{ADDRESS}, version 1, 2026-01-12, " in asked(project, "cite", f"{ADDRESS}versioner/1/")


def test_pages_without_a_file_of_their_own_are_cited_by_what_they_show(project: Path) -> None:
    assert f"Vejvæsenet: Contact. {HOME}/kontakt/, version 1, " in asked(project, "cite", "/kontakt/")
    assert f"Vejvæsenet: Follow-up 2026-Q1 of the plan 2026. {HOME}/maal/2026/2026-q1/, " in asked(
        project, "cite", "/maal/2026/2026-q1/"
    )
    document = hashlib.sha256(b"Et notat.\n").hexdigest()[:24]
    assert f"notat.txt. {HOME}/media/notat.txt, version 1, 2025-12-30, sha256:{document}, " in asked(
        project, "cite", "content/media/notat.txt"
    )


def test_a_withdrawn_page_is_cited_as_one(project: Path) -> None:
    said = asked(project, "cite", "/opdateringer/2026/02/02/halvvejs/")
    assert said.endswith(f", withdrawn {CHANGED}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("/opdateringer/2026/01/12/vi-begyner/",), f"Did you mean {ADDRESS}?"),
        (("content/updates/2026-01-12-vi-begyner.md",), f"Did you mean {ADDRESS}?"),
        (("https://elsewhere.example/opdateringer/2026/01/12/vi-begynder/",), "The record knows no page https://else"),
        ((f"{ADDRESS}versioner/7/",), "The record knows no page"),
        (("/opdateringer/2026/01/",), "lists other pages and has no words of its own to cite."),
        ((ADDRESS, "--as-of", "2026-01-11"), "was not public on that day; it came on 12 January 2026."),
        ((ADDRESS, "--as-of", "2999-01-01"), "1 January 2999 has not come yet."),
        (
            ("/opdateringer/2026/02/02/halvvejs/", "--as-of", "2026-03-01"),
            "The words of version 1 were taken out of the record on 1 April 2026: Et navn.",
        ),
    ],
)
def test_what_cannot_be_cited_is_refused_in_plain_words(project: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in asked(project, "cite", *arguments, code=1)


def every_citation(project: Path) -> Iterator[str]:
    for path in kept(project):
        if path.endswith(".json") and "/lists/" not in path:
            entry = path.removeprefix("content/.record/").removesuffix(".json")
            yield asked(project, "cite", entry)


def test_every_citation_agrees_with_the_record_that_it_is_from(project: Path) -> None:
    citations = list(every_citation(project))
    assert len(citations) > 8
    said = asked(project, "verify", "\n\n".join(citations)).splitlines()
    assert len(said) == len(citations)
    assert all(line.startswith("Agrees: ") for line in said)


def test_a_citation_comes_back_from_paper_with_its_line_breaks_and_hyphens(project: Path) -> None:
    citation = asked(project, "cite", ADDRESS, "--as-of", "2026-03-04")
    expected = asked(project, "verify", citation)
    assert expected == (
        "Agrees: “Vi begynder”, version 1, public since 12 January 2026. Taken over 3 February 2026 with its own dates;"
        " nobody witnessed it. That wording held until 5 March 2026; the page is now in version 2."
    )
    for width in (7, 20, 33):
        lines = [citation[at : at + width] for at in range(0, len(citation), width)]
        for paper in ("-\n    ".join(lines), "\n".join(lines), "‐\r\n".join(lines), "\u00ad \n".join(lines).upper()):
            assert asked(project, "verify", f"Se {paper}") == expected


def test_a_citation_is_read_from_standard_input(project: Path) -> None:
    citation = asked(project, "cite", ADDRESS)
    done = subprocess.run(
        [*COMMAND, "verify", "--project", str(project), "--language", "da"],
        cwd=ROOT,
        env=environment(),
        input=f"Klagen henviser til:\n{citation}\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (
        0,
        "Stemmer: “Vi begynder forfra”, version 2, offentlig siden 5. marts 2026.\n",
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "version 2",
            "version 1",
            "the digest|Does not agree. {page}, version 1: The date in the citation is 2026-03-05",
        ),
        ("version 2", "version 9", "Does not agree. {page}, version 9: the record has no such version."),
        (CHANGED, "2026-03-06", "The date in the citation is 2026-03-06, in the record 2026-03-05."),
        (
            "vi-begynder",
            "vi-slutter",
            "Not in the record: no page has or had the address https://vejen.example/sti/opd",
        ),
        ("vejen.example", "stien.example", "Not in the record"),
        ("sha256:", "sha256:0", "other words."),
        ("sha256:", "sha512:", "no whole citation"),
    ],
)
def test_a_citation_that_says_something_else_does_not_agree(project: Path, old: str, new: str, said: str) -> None:
    citation = asked(project, "cite", ADDRESS).replace(old, new)
    assert said.rpartition("|")[2].format(page=ADDRESS) in asked(project, "verify", citation, code=1)


def test_the_digest_of_another_version_is_known_as_such(project: Path) -> None:
    citation = asked(project, "cite", ADDRESS).replace(digest_of(project, 2), digest_of(project, 1))
    assert "The digest in the citation is that of version 1." in asked(project, "verify", citation, code=1)


def test_one_of_several_that_does_not_agree_is_enough(project: Path) -> None:
    citation = asked(project, "cite", ADDRESS)
    said = asked(project, "verify", f"{citation}; {citation.replace('version 2', 'version 3')}", code=1)
    assert [line.split()[0] for line in said.splitlines()] == ["Agrees:", "Does"]


def test_a_citation_of_what_was_taken_out_is_told_when_and_why(project: Path) -> None:
    citation = f"{HOME}/opdateringer/2026/02/02/halvvejs/, version 1, 2026-02-02, sha256:{'0' * 24}"
    said = asked(project, "verify", citation, code=1)
    assert said.endswith("The words of version 1 were taken out of the record on 1 April 2026: Et navn.")


def test_words_that_do_not_give_their_digest_are_told(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    replace(Project(), others=kept(project)).write(folder)
    path = folder / f"content/.record/{ID}.json"
    entry: Entry = parsed(path.read_bytes(), ID)
    forged = replace(entry.versions[1], digest="0" * 64)
    path.write_bytes(written(replace(entry, versions=(entry.versions[0], forged))))
    said = asked(folder, "verify", asked(folder, "cite", ADDRESS), code=1)
    assert said.endswith("The words that the record keeps do not give the digest that it keeps.")


def test_a_damaged_record_is_named_and_agrees_with_nothing(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    replace(Project(), others=kept(project)).write(folder)
    citation = asked(folder, "cite", ADDRESS)
    (folder / "content/.record/topics/vej.json").unlink()
    assert "content/.record/topics/vej.json: error: " in asked(folder, "verify", citation, code=1)
    assert "content/.record/topics/vej.json: error: " in asked(folder, "cite", ADDRESS, code=1)
