"""`fremdrift record` notes what is public, and from then on nothing of it changes or vanishes without a word."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import fremdrift

SITE = "format: 1\ntitle: Afgifter\nurl: https://afgifter.example\n"
UPDATE = "content/updates/2026-01-05-fristen.md"
TEXT = """---
title: Fristen er forlænget
summary: Alle har fået mere tid.
tags: [frister]
---

Betragt afgørelsen som endelig, hvis den er fra 2017.

| år | sager |
|----|-------|
| 2017 | 12 |
| 2018 | 21 |
"""
ENTRY = "content/.record/updates/2026-01-05-fristen"
UNNOTED = "1 public file is not in the record yet; “fremdrift record” notes it when it is published\n"


def site(folder: Path) -> Path:
    project = folder / "projekt"
    for path, text in {"site.yml": SITE, UPDATE: TEXT}.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site with one update, published and noted on its own day."""
    made = site(tmp_path)
    assert note(made, "2026-01-05T08:00")[0] == 0
    return made


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    return done.returncode, done.stdout + done.stderr


def note(project: Path, now: str, *more: str) -> tuple[int, str]:
    return said(fremdrift("record", *more, "--project", str(project), "--now", now, "--language", "en"))


def check(project: Path, now: str = "2026-01-15T12:00") -> tuple[int, str]:
    return said(fremdrift("check", "--project", str(project), "--now", now, "--language", "en"))


def edit(project: Path, before: str, after: str, path: str = UPDATE) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after), encoding="utf-8")


def declare(project: Path, day: str, kind: str, note: str = "") -> None:
    told = f"changes:\n  - date: {day}\n    kind: {kind}\n" + (f"    note: {note}\n" if note else "")
    edit(project, "tags:", f"{told}tags:")


def files(project: Path) -> dict[str, bytes]:
    record = project / "content/.record"
    return {str(path.relative_to(record)): path.read_bytes() for path in record.rglob("*") if path.is_file()}


def facts(project: Path, entry: str = ENTRY) -> dict[str, object]:
    found: dict[str, object] = json.loads((project / f"{entry}.json").read_text(encoding="utf-8"))
    return found


def test_the_record_holds_address_day_digest_and_the_words_as_the_author_wrote_them(project: Path) -> None:
    known = facts(project)
    assert known["addresses"] == ["/opdateringer/2026/01/05/fristen/"]
    assert isinstance(known["versions"], list)
    (version,) = known["versions"]
    assert version["since"] == "2026-01-05T08:00+01:00"
    assert version["witnessed"] is True
    assert len(version["digest"]) == len(hashlib.sha256().hexdigest())
    assert (project / f"{ENTRY}/1.md").read_text(encoding="utf-8") == TEXT
    lists = {path for path in files(project) if path.startswith("lists/")}
    assert lists == {
        "lists/opdateringer/2026.json",
        "lists/opdateringer/2026/01.json",
        "lists/stikord/frister.json",
    }


def test_noting_twice_changes_nothing(project: Path) -> None:
    before = files(project)
    assert note(project, "2026-01-09T08:00") == (0, "The record is up to date.\n")
    assert files(project) == before


def test_a_plain_build_writes_nothing_into_the_record(tmp_path: Path) -> None:
    project = site(tmp_path)
    assert fremdrift("build", "--project", str(project), "--now", "2026-01-05T08:00").returncode == 0
    assert not (project / "content/.record").exists()


def test_what_was_published_before_there_was_a_record_is_adopted_with_its_own_dates(tmp_path: Path) -> None:
    project = site(tmp_path)
    code, words = note(project, "2026-03-01T12:00")
    assert code == 1
    assert "fremdrift record adopt" in words
    assert not (project / "content/.record").exists()
    assert note(project, "2026-03-01T12:00", "adopt")[0] == 0
    known = facts(project)
    assert isinstance(known["versions"], list)
    assert {key: known["versions"][0][key] for key in ("since", "witnessed", "adopted")} == {
        "since": "2026-01-05T00:00+01:00",
        "witnessed": False,
        "adopted": "2026-03-01",
    }
    assert check(project, "2026-03-02T12:00") == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("som endelig, hvis", "som **endelig**,\nhvis"),
        ("Betragt", "## Betragt"),
        ("| 2017 | 12 |", "|2017|12|"),
        ("summary: Alle har fået mere tid.", "summary: >-\n  Alle har\n  fået mere tid."),
        ("title: Fristen er forlænget\nsummary", "reviewed: 2026-01-10\ntitle: Fristen er forlænget\nsummary"),
    ],
)
def test_white_space_and_mere_markup_need_no_word(project: Path, before: str, after: str) -> None:
    edit(project, before, after)
    assert check(project) == (0, "0 errors, 0 warnings\n")
    held = files(project)
    assert note(project, "2026-01-15T12:00")[0] == 0
    assert files(project) == held


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("som endelig", "som foreløbig"),
        ("endelig", "~~endelig~~"),
        ("| 2017 | 12 |\n| 2018 | 21 |", "| 2017 | 21 |\n| 2018 | 12 |"),
        ("fra 2017.", "fra [2017](https://lov.example/)."),
        ("title: Fristen er forlænget", "title: Fristen er kortere"),
        ("tags: [frister]", "tags: [frister, leasing]"),
        ("tags:", "legal_effect: true\ntags:"),
    ],
)
def test_other_words_or_data_are_an_error_until_a_change_is_declared_and_then_a_new_version(
    project: Path, before: str, after: str
) -> None:
    edit(project, before, after)
    code, words = check(project)
    assert code == 1
    assert "words-changed" in words
    assert "“- date: 2026-01-15”, “  kind: correction”" in words
    held = files(project)
    assert note(project, "2026-01-15T12:00")[0] == 1
    assert files(project) == held
    assert fremdrift("build", "--project", str(project), "--now", "2026-01-15T12:00").returncode == 1

    declare(project, "2026-01-15", "correction", "Det stod forkert.")
    assert check(project) == (0, f"{UNNOTED}0 errors, 0 warnings\n")
    assert note(project, "2026-01-15T12:00")[0] == 0
    assert (project / f"{ENTRY}/1.md").read_text(encoding="utf-8") == TEXT
    assert (project / f"{ENTRY}/2.md").read_bytes() == (project / UPDATE).read_bytes()
    assert check(project) == (0, "0 errors, 0 warnings\n")
    assert note(project, "2026-01-16T12:00") == (0, "The record is up to date.\n")


def test_the_error_shows_the_words_that_differ_at_their_line(project: Path) -> None:
    edit(project, "som endelig", "som foreløbig")
    _, words = check(project)
    assert words.startswith(f"{UPDATE}:7:1: error: ")
    assert "“Betragt afgørelsen som [endelig], hvis den er …”" in words
    assert "“Betragt afgørelsen som [foreløbig], hvis den er …”" in words


def test_a_typing_error_passes_silently_where_it_changes_no_meaning(project: Path) -> None:
    edit(project, "Betragt afgørelsen", "Betragt afgørrelsen")
    declare(project, "2026-01-06", "typo")
    assert check(project) == (0, f"{UNNOTED}0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [("2017", "2018"), ("som endelig", "ikke som endelig"), ("tags: [frister]", "tags: [frist]"), ("fra", "fra maj")],
)
def test_a_typing_error_touches_no_digit_date_negation_or_data(project: Path, before: str, after: str) -> None:
    edit(project, before, after)
    declare(project, "2026-01-06", "typo")
    code, words = check(project)
    assert code == 1
    assert "typo-meaning" in words


def test_a_declared_change_cannot_be_taken_out_again(project: Path) -> None:
    edit(project, "som endelig", "som foreløbig")
    declare(project, "2026-01-06", "correction", "Det stod forkert.")
    assert note(project, "2026-01-06T12:00")[0] == 0
    edit(project, "changes:\n  - date: 2026-01-06\n    kind: correction\n    note: Det stod forkert.\n", "")
    edit(project, "som foreløbig", "som endelig")
    code, words = check(project)
    assert code == 1
    assert "change-removed" in words


def test_a_page_that_is_gone_is_an_error_and_a_withdrawn_one_is_not(project: Path) -> None:
    text = (project / UPDATE).read_text(encoding="utf-8")
    (project / UPDATE).unlink()
    code, words = check(project)
    assert code == 1
    assert "/opdateringer/2026/01/05/fristen/ has been public since 5 January 2026" in words
    gone = "withdrawn:\n  date: 2026-01-10\n  reason: Fristen gælder ikke.\ntags"
    (project / UPDATE).write_text(text.replace("tags", gone), encoding="utf-8")
    assert check(project) == (0, f"{UNNOTED}0 errors, 0 warnings\n")
    assert note(project, "2026-01-10T12:00")[0] == 0
    assert check(project) == (0, "0 errors, 0 warnings\n")


def test_a_renamed_page_goes_on_under_its_first_entry(project: Path) -> None:
    renamed = "content/updates/2026-01-05-ny-frist.md"
    (project / UPDATE).rename(project / renamed)
    assert check(project)[0] == 1
    edit(project, "tags", "aliases: [/opdateringer/2026/01/05/fristen/]\ntags", renamed)
    assert check(project) == (0, f"{UNNOTED}0 errors, 0 warnings\n")
    assert note(project, "2026-01-08T12:00")[0] == 0
    assert facts(project)["addresses"] == ["/opdateringer/2026/01/05/ny-frist/", "/opdateringer/2026/01/05/fristen/"]
    edit(project, "aliases: [/opdateringer/2026/01/05/fristen/]\n", "", renamed)
    code, words = check(project)
    assert code == 1
    assert "alias-missing" in words or "address-vanished" in words


def test_the_codes_of_the_record_cannot_be_lowered(project: Path) -> None:
    edit(project, "title: Afgifter\n", "title: Afgifter\nchecks:\n  words-changed: warning\n", "site.yml")
    code, words = check(project)
    assert code == 1
    assert "check-locked" in words


def test_drafts_and_scheduled_updates_are_not_in_the_record(project: Path) -> None:
    for name, more in {"2026-01-06-kladde": "draft: true\n", "2026-02-01-senere": ""}.items():
        path = project / f"content/updates/{name}.md"
        path.write_text(f"---\ntitle: Nyt\nsummary: Nyt.\n{more}tags: [hemmelig]\n---\n", encoding="utf-8")
    held = files(project)
    assert note(project, "2026-01-15T12:00")[0] == 0
    assert files(project) == held
    assert note(project, "2026-02-01T00:00")[0] == 0
    assert set(files(project)) - set(held) == {
        "updates/2026-02-01-senere.json",
        "updates/2026-02-01-senere/1.md",
        "lists/opdateringer/2026/02.json",
        "lists/stikord/hemmelig.json",
    }


def git(project: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@example.dk", *arguments]
    return subprocess.run(command, cwd=project, check=True, capture_output=True, text=True).stdout


def test_two_branches_that_each_publish_an_update_merge_without_conflict(project: Path) -> None:
    git(project, "init", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-m", "base")
    for branch, name in (("en", "2026-01-06-en"), ("to", "2026-01-06-to")):
        git(project, "checkout", "-b", branch, "main")
        path = project / f"content/updates/{name}.md"
        path.write_text("---\ntitle: Nyt\nsummary: Nyt.\ntags: [begge]\n---\n", encoding="utf-8")
        assert note(project, f"2026-01-06T1{len(name) - 12}:00" if branch == "en" else "2026-01-06T14:00")[0] == 0
        git(project, "add", ".")
        git(project, "commit", "-m", branch)
    git(project, "merge", "en")
    assert check(project) == (0, "0 errors, 0 warnings\n")
    assert note(project, "2026-01-07T08:00") == (0, "The record is up to date.\n")
    (project / "content/updates/2026-01-07-tre.md").write_text("---\ntitle: T\nsummary: T.\n---\n", encoding="utf-8")
    assert note(project, "2026-01-07T09:00")[0] == 0
    assert facts(project, "content/.record/updates/2026-01-07-tre")["after"] == [
        "updates/2026-01-06-en",
        "updates/2026-01-06-to",
    ]


def test_a_damaged_record_is_named_and_never_written_over(project: Path) -> None:
    edit(project, "2026-01-05T08", "2026-01-04T08", f"{ENTRY}.json")
    edit(project, "endelig", "foreløbig", f"{ENTRY}/1.md")
    held = files(project)
    code, words = note(project, "2026-01-15T12:00")
    assert code == 1
    assert f"{ENTRY}.json: error: this part of the public record is damaged" in words
    assert files(project) == held


def test_the_words_of_a_former_version_can_be_taken_out_and_leave_no_digest(project: Path) -> None:
    edit(project, "som endelig", "som foreløbig")
    declare(project, "2026-01-06", "correction", "Et navn er taget ud.")
    assert note(project, "2026-01-06T12:00")[0] == 0
    redact = ("redact", UPDATE, "--reason", "Personoplysninger.", "--project", str(project), "--language", "en")
    assert fremdrift(*redact, "--version", "2", "--now", "2026-01-07T12:00").returncode == 1
    done = fremdrift(*redact, "--version", "1", "--now", "2026-01-07T12:00")
    assert done.returncode == 0
    assert "has to be purged" in done.stdout
    known = facts(project)
    assert isinstance(known["versions"], list)
    assert known["versions"][0] == {
        "version": 1,
        "path": UPDATE,
        "since": "2026-01-05T08:00+01:00",
        "witnessed": True,
        "redacted": {"date": "2026-01-07", "reason": "Personoplysninger."},
    }
    assert not (project / f"{ENTRY}/1.md").exists()
    held = b"".join(files(project).values())
    assert hashlib.sha256(TEXT.encode()).hexdigest().encode() not in held
    assert check(project) == (0, "0 errors, 0 warnings\n")


def test_what_was_public_under_a_former_name_or_tag_leads_on(project: Path) -> None:
    renamed = "content/updates/2026-01-05-ny-frist.md"
    (project / UPDATE).rename(project / renamed)
    edit(project, "tags: [frister]", "aliases: [/opdateringer/2026/01/05/fristen/]\ntags: [frister]", renamed)
    assert note(project, "2026-01-06T12:00")[0] == 0
    told = "changes:\n  - date: 2026-01-07\n    kind: correction\n    note: Stikordet var forkert.\ntags: [andet]"
    edit(project, "tags: [frister]", told, renamed)
    assert note(project, "2026-01-07T12:00")[0] == 0
    build = fremdrift("build", "--project", str(project), "--now", "2026-01-08T12:00")
    assert build.returncode == 0, build.stdout
    rules = (project / "site/_redirects").read_text(encoding="utf-8").splitlines()
    former, now = "/opdateringer/2026/01/05/fristen/", "/opdateringer/2026/01/05/ny-frist/"
    assert f"{former} {now} 301" in rules
    assert f"{former}versioner/1/ {now}versioner/1/ 301" in rules
    assert "/stikord/frister/ /stikord/ 301" in rules
    for address in (f"{now}versioner/1/", f"{former}versioner/1/", former, "/stikord/frister/"):
        assert (project / "site" / address.strip("/") / "index.html").is_file()


def test_a_redacted_document_is_gone_for_good(project: Path) -> None:
    (project / "content/media").mkdir()
    (project / "content/media/brev.txt").write_text("Et brev.\n", encoding="utf-8")
    edit(project, "Betragt", "Se [brevet](../media/brev.txt). Betragt")
    declare(project, "2026-01-06", "addition", "Brevet er lagt på.")
    assert note(project, "2026-01-06T12:00")[0] == 0
    (project / "content/media/brev.txt").unlink()
    edit(project, "Se [brevet](../media/brev.txt). Betragt", "Betragt")
    told = "  - date: 2026-01-07\n    kind: correction\n    note: Brevet er taget væk.\ntags"
    edit(project, "tags", told)
    code, words = check(project)
    assert code == 1
    assert "“fremdrift redact”" in words
    redact = ("redact", "/media/brev.txt", "--version", "1", "--reason", "Personoplysninger.", "--language", "en")
    assert fremdrift(*redact, "--project", str(project), "--now", "2026-01-07T12:00").returncode == 0
    assert check(project) == (0, f"{UNNOTED}0 errors, 0 warnings\n")
    rules = fremdrift("redirects", "nginx", "--project", str(project), "--now", "2026-01-07T12:00")
    assert 'location = "/media/brev.txt" { return 410; }' in rules.stdout
    assert hashlib.sha256(b"Et brev.\n").hexdigest().encode() not in b"".join(files(project).values())
    assert fremdrift("build", "--project", str(project), "--now", "2026-01-07T12:00").returncode == 0
    page = LexborHTMLParser((project / "site/rettelser/index.html").read_text(encoding="utf-8"))
    rows = [one for one in page.css(".fd-correction") if "Dokument taget væk" in one.text()]
    said = " ".join(rows[0].text().split())
    assert (said, rows[0].css("a")) == ("7. januar 2026 Dokument taget væk /media/brev.txt Personoplysninger.", [])


def test_the_clock_of_the_record_does_not_go_back(project: Path) -> None:
    held = files(project)
    code, words = note(project, "2026-01-05T07:59")
    assert code == 1
    assert "later than now" in words
    assert files(project) == held


def test_a_withdrawn_page_can_be_emptied_and_its_words_taken_out(project: Path) -> None:
    gone = "withdrawn:\n  date: 2026-01-06\n  reason: Der stod et navn.\ntags"
    edit(project, "tags", gone)
    assert note(project, "2026-01-06T12:00")[0] == 0
    text = (project / UPDATE).read_text(encoding="utf-8")
    (project / UPDATE).write_text(text.partition("---\n\n")[0] + "---\n", encoding="utf-8")
    assert note(project, "2026-01-07T12:00")[0] == 0
    redact = (
        "redact",
        UPDATE,
        "--reason",
        "Personoplysninger.",
        "--project",
        str(project),
        "--now",
        "2026-01-08T12:00",
    )
    for number in ("1", "2"):
        assert fremdrift(*redact, "--version", number).returncode == 0
    assert b"Betragt" not in b"".join(files(project).values())
    assert check(project) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize("when", [("--now", "2999-01-01T00:00"), ("--today", "2999-01-01")])
def test_nobody_has_seen_what_is_still_to_come(project: Path, when: tuple[str, str]) -> None:
    done = fremdrift("record", "--project", str(project), *when)
    assert done.returncode == 2
    assert "nobody can have seen" in done.stderr


@pytest.mark.parametrize("reason", ["Se {{ figure:x }}", " ", "Brev til 211090-1234.", "To\nlinjer.", "\x1b[31m"])
def test_a_reason_is_plain_words(project: Path, reason: str) -> None:
    edit(project, "som endelig", "som foreløbig")
    declare(project, "2026-01-06", "correction", "Rettet.")
    assert note(project, "2026-01-06T12:00")[0] == 0
    held = files(project)
    redact = ("redact", UPDATE, "--version", "1", "--project", str(project), "--now", "2026-01-07T12:00")
    assert fremdrift(*redact, "--reason", reason).returncode == 1
    assert files(project) == held


@pytest.mark.parametrize(
    "facts",
    [
        "[" * 200_000,
        '{"format": 1, "entry": "\\ud800", "seal": "x"}',
        "{}",
        '{"format": 7}',
        "null",
        '{"format": 1, "entry": "updates/2026-01-05-fristen", "after": [[1]]}',
        '{"format": 1, "entry": "updates/2026-01-05-fristen", "versions": [{"version": 1, "path": 5}]}',
        '{"format": 1, "entry": "updates/2026-01-05-fristen", "versions": 3}',
    ],
)
def test_facts_that_are_none_are_named_and_nothing_more(project: Path, facts: str) -> None:
    path = project / f"{ENTRY}.json"
    if "entry" in facts and "seal" not in facts:
        known = json.loads(facts)
        plain = json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        facts = json.dumps({**known, "seal": hashlib.sha256(plain.encode()).hexdigest()})
    path.write_text(facts, encoding="utf-8")
    code, words = check(project)
    assert code == 1
    assert words.startswith(f"{ENTRY}.json: error: this part of the public record is ")
    assert "{found}" not in words
    assert "Traceback" not in words
