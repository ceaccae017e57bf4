"""A promise that moves needs a reason, and the reason is where readers look; authors are told what falls due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.example.reading import BuiltPage, built_pages
from tests.projects.builds import ROOT, build_in, fremdrift
from tests.projects.small import Project, Word

MOVED = Word(
    id="2026-03-05-senere",
    title="Det bliver senere",
    target="2027-Q1",
    reason="Broen skal først tegnes om.",
)
SITE = Project(words=(Word(id="2026-01-12-vi-begynder", title="Vi begynder", target="2026-Q3"), MOVED))
UPDATE = "content/updates/2026-03-05-senere.md"


def check(project: Path, *arguments: str, today: str = "2026-06-01") -> tuple[int, str]:
    """Exit code and words of `fremdrift check`, in English."""
    done = fremdrift("check", "--project", str(project), "--today", today, "--language", "en", *arguments)
    return done.returncode, done.stdout + done.stderr


def pages(project: Path, *, now: str = "2026-06-01T12:00") -> dict[str, BuiltPage]:
    done = build_in(project, now=now)
    assert done.returncode == 0, done.stdout + done.stderr
    return {page.address: page for page in built_pages(project / "site")}


def test_a_promise_that_moves_without_a_reason_fails_at_its_line_and_with_one_stands_where_readers_look(
    tmp_path: Path,
) -> None:
    project = SITE.write(tmp_path)
    with_reason = (project / UPDATE).read_text(encoding="utf-8")
    (project / UPDATE).write_text(with_reason.replace(f"    reason: {MOVED.reason}\n", ""), encoding="utf-8")
    line = 1 + with_reason.splitlines().index("    target: 2027-Q1")

    code, said = check(project)
    assert code == 1
    assert f"{UPDATE}:{line}:13: error: “Åbning” moves to later without a reason" in said
    assert "content/updates/2026-01-12-vi-begynder.md:" in said
    assert build_in(project).returncode == 1
    assert not (project / "site").exists()

    (project / UPDATE).write_text(with_reason, encoding="utf-8")
    assert check(project) == (0, "0 errors, 0 warnings\n")
    found = {address for address, page in pages(project).items() if MOVED.reason in page.text}
    assert {"/", "/loefter/", "/emner/vej/", "/emner/", "/opdateringer/2026/03/05/senere/"} <= found


def test_lists_of_updates_say_what_each_of_them_moved(tmp_path: Path) -> None:
    page = pages(SITE.write(tmp_path))["/opdateringer/"]
    assert page.texts(".fd-card__moves") == ["Udskudt: Åbning, fra 3. kvartal 2026 til 1. kvartal 2027"]


def test_where_no_reason_was_given_the_site_says_so(tmp_path: Path) -> None:
    site = replace(SITE, words=(SITE.words[0], replace(MOVED, reason="not_stated")))
    found = pages(site.write(tmp_path))
    for address in ("/", "/loefter/", "/emner/vej/", "/opdateringer/2026/03/05/senere/"):
        assert "Ingen begrundelse oplyst." in found[address].content


@pytest.mark.parametrize(
    ("expected", "today"),
    [
        ("", "2027-03-16"),
        ("reminder: “Åbning” is promised for", "2027-03-17"),
        ("reminder: “Åbning” is promised for", "2027-03-31"),
        ("reminder: “Åbning” was promised for", "2027-04-01"),
    ],
)
def test_authors_are_reminded_fourteen_days_before_a_promise_is_due_and_once_it_is_missed(
    tmp_path: Path, expected: str, today: str
) -> None:
    project = SITE.write(tmp_path)
    code, said = check(project, "--strict", today=today)
    assert code == 0
    assert (expected in said) if expected else ("reminder" not in said)


def test_a_build_is_neither_stopped_nor_made_longer_by_reminders(tmp_path: Path) -> None:
    done = build_in(SITE.write(tmp_path), "--strict", now="2027-06-01T12:00")
    assert done.returncode == 0
    assert "0 errors, 0 warnings" in done.stdout
    assert "reminder" not in done.stdout


def test_a_site_may_count_reminders_for_more_or_do_without(tmp_path: Path) -> None:
    for level, words in (("error", "1 error, 0 warnings"), ("off", "0 errors, 0 warnings")):
        site = replace(SITE, settings=f"checks:\n  promise-missed: {level}\n")
        code, said = check(site.write(tmp_path), today="2027-06-01")
        assert (code, said.splitlines()[-1]) == (int(level == "error"), words)


def test_the_page_of_all_promises_groups_them_by_where_they_stand(tmp_path: Path) -> None:
    project = SITE.write(tmp_path)
    before = pages(project, now="2027-03-31T12:00")["/loefter/"]
    assert before.texts("h2") == ["Sådan er løfterne flyttet", "Fristen er ikke nået"]
    after = pages(project, now="2027-04-01T12:00")["/loefter/"]
    assert after.texts("h2")[1] == "Fristen er passeret, ikke meldt gennemført"


def test_a_slip_chart_has_a_name_and_says_in_words_what_it_draws(tmp_path: Path) -> None:
    page = pages(SITE.write(tmp_path))["/loefter/"]
    chart = page.part(".fd-slip svg[role=img]")
    described = [one.attributes["id"] for one in chart.css("desc")]
    names = [*(chart.attributes["aria-labelledby"] or "").split(), *described]
    named = [page.part(f"#{name}").text() for name in names]
    assert named == [
        "Sådan er løftet flyttet: Åbning",
        "12. januar 2026: 3. kvartal 2026. 5. marts 2026: 1. kvartal 2027.",
    ]


AMOUNT = "2026-Q3\n    figure: sager\n    value: {}"


def test_a_promised_amount_stands_wherever_the_promise_does_and_is_not_called_unchanged_when_it_is_another(
    tmp_path: Path,
) -> None:
    once = replace(SITE, words=(replace(SITE.words[0], target=AMOUNT.format(75)),)).write(tmp_path)
    # A topic's page says it at a glance as well.
    for address, times in {"/loefter/": 1, "/emner/vej/": 2, "/": 1}.items():
        assert pages(once)[address].content.count("75 sager, senest i 3. kvartal 2026") == times, address

    twice = tuple(replace(one, target=AMOUNT.format(n)) for one, n in zip(SITE.words, (75, 40), strict=True))
    page = pages(replace(SITE, words=twice).write(tmp_path))["/emner/vej/"]
    assert page.texts(".fd-promise .fd-chip") == ["første udmelding", "en anden mængde oplyst"]
    assert "fra 75 sager" in page.content


def test_a_word_that_gives_another_state_and_no_time_is_not_called_unchanged(tmp_path: Path) -> None:
    states = ("active", "active", "planned")
    words = tuple(Word(id=f"2026-0{n}-12-nyt", title="Nyt", target="2026-Q3") for n in range(1, 2 + len(states)))
    project = replace(SITE, words=words).write(tmp_path)
    for word, state in zip(words[1:], states, strict=True):
        path = project / f"content/updates/{word.id}.md"
        text = path.read_text(encoding="utf-8").replace("target: 2026-Q3", f"state: {state}")
        path.write_text(text, encoding="utf-8")
    page = pages(project)["/emner/vej/"]
    assert page.texts(".fd-promise .fd-chip") == ["første udmelding", "i gang", "uændret", "planlagt"]


def test_without_promises_there_is_no_page_of_them(tmp_path: Path) -> None:
    project = SITE.write(tmp_path)
    for path in (project / "content/updates").iterdir():
        text = path.read_text(encoding="utf-8")
        start, end = text.index("promises:"), text.index("contacts:")
        path.write_text(text[:start] + text[end:], encoding="utf-8")
    found = pages(project)
    assert "/loefter/" not in found
    assert "/loefter/" not in found["/"].html


TWO = """---
title: Vejen bliver ny
figures:
  sager:
    label: Huller
    unit: sager
phases:
  - id: grus
    title: Grus
promises:
  aabning:
    label: Åbning
  cykelsti:
    label: Cykelsti
---
"""


def test_a_topics_card_tells_its_newest_move_and_a_promise_that_is_still_due(tmp_path: Path) -> None:
    moved = "  cykelsti:\n    target: 2027-06\n    reason: Brand i asfalten.\n"
    first = replace(SITE.words[0], target="2026-03\n  cykelsti:\n    target: 2026-06", reason="")
    files = replace(SITE, words=(first,), others={"content/topics/vej.md": TWO}).files()
    files["content/updates/2026-01-12-vi-begynder.md"] = _without_reason(files, "2026-01-12-vi-begynder")
    done = "promises:\n  aabning:\n    state: done\n    date: 2026-03-10\n"
    files["content/updates/2026-03-12-aabent.md"] = _update("Åbent", done)
    files["content/updates/2026-04-01-senere.md"] = _update("Senere", f"promises:\n{moved}")
    card = pages(_written(tmp_path, files))["/"].texts(".fd-glance")[0]
    assert "Cykelsti juni 2027 Fristen er ikke nået" in card
    assert "1. april 2026: Udskudt: Cykelsti, fra juni 2026 til juni 2027. Brand i asfalten." in card


def test_a_phase_that_is_done_says_when_and_whether_that_was_in_time(tmp_path: Path) -> None:
    files = replace(SITE, words=(), others={"content/topics/vej.md": TWO}).files()
    files["content/updates/2026-01-12-plan.md"] = _update("Plan", "phases:\n  grus:\n    target: 2026-03\n")
    done = "phases:\n  grus:\n    state: done\n    date: 2026-04-02\n"
    files["content/updates/2026-04-12-faerdig.md"] = _update("Færdig", done)
    found = pages(_written(tmp_path, files))["/emner/vej/"].texts(".fd-phase")[0]
    assert found.startswith("Grus Gennemført, men senere end lovet Gennemført: 2. april 2026")


def _update(title: str, more: str) -> bytes:
    return f"---\ntitle: {title}\nsummary: Kort.\ntopic: vej\n{more}---\n".encode()


def _without_reason(files: dict[str, bytes], name: str) -> bytes:
    return files[f"content/updates/{name}.md"].replace(b"    reason: \n", b"")


def _written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("address", ["/loefter/", "/emner/omberegning/"])
def test_the_example_tells_the_whole_chain_of_its_end(address: str, example_site: Path) -> None:
    page = BuiltPage(address, (example_site / address.strip("/") / "index.html").read_text(encoding="utf-8"))
    section = next(part for part in page.parts(".fd-promise") if "Afslutning af alle omberegninger" in part.text())
    rows = section.css("tbody tr")
    told = [(one(row, "time").attributes["datetime"], one(row, "strong").text()) for row in rows]
    assert told == [
        ("2021-08-26", "før 1. december 2021"),
        ("2021-10-01", "før 1. december 2021"),
        ("2021-11-30", "intet bestemt tidspunkt"),
        ("2022-03-04", "midten af juni 2022"),
        ("2022-04-04", "juni 2022"),
        ("2022-06-24", "udgangen af 2022"),
        ("2022-12-20", "intet bestemt tidspunkt"),
    ]
    for row in rows:
        link = one(row, "a").attributes["href"] or ""
        assert (example_site / address.strip("/") / link / "index.html").is_file()
    assert "Ingen begrundelse oplyst." in rows[4].text()
    assert len(section.css(".fd-slip__row")) == len(rows)


def one(node: LexborNode, selector: str) -> LexborNode:
    return node.css(selector)[0]


@pytest.fixture(scope="module")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("example") / "site"
    done = fremdrift("build", "--project", str(ROOT), "--output", str(output), "--today", "2026-11-23")
    assert done.returncode == 0, done.stdout
    return output


def test_a_topic_that_is_over_does_not_stand_among_those_that_run(tmp_path: Path) -> None:
    closing = TWO.replace("title: Vejen bliver ny\n", "title: Vejen bliver ny\nclosed: 2026-05\n")
    project = replace(SITE, words=(), others={"content/topics/vej.md": closing}).write(tmp_path)
    running = pages(project, now="2026-05-30T12:00")["/"]
    assert [*running.texts("h2")[:1], *running.texts(".fd-topic-card__state")] == ["Vejen bliver ny", "I gang"]
    over = pages(project, now="2026-05-31T12:00")["/"]
    assert [*over.texts("h2")[1:2], *over.texts(".fd-topic-card__state")] == ["Det er afsluttet", "Afsluttet maj 2026"]


@pytest.mark.parametrize(
    ("expected", "later"),
    [
        ("Den åbner juni 2026.", ""),
        # A state without a time takes none back; what is over is what there is to say.
        ("Den åbner juni 2026.", "promises:\n  aabning:\n    state: active\n"),
        ("Den åbner gennemført.", "promises:\n  aabning:\n    state: done\n    date: 2026-03-01\n"),
    ],
)
def test_a_reference_to_a_promise_gives_the_time_that_holds(tmp_path: Path, expected: str, later: str) -> None:
    topic = TWO.replace("---\n", "", 1).replace("---\n", "---\nDen åbner {{ promise:aabning }}.\n")
    files = replace(SITE, words=(), others={"content/topics/vej.md": f"---\n{topic}"}).files()
    files["content/updates/2026-01-12-plan.md"] = _update("Plan", "promises:\n  aabning:\n    target: 2026-06\n")
    files["content/updates/2026-03-12-nyt.md"] = _update("Nyt", later)
    assert expected in pages(_written(tmp_path, files))["/emner/vej/"].content


def test_promises_of_one_name_in_two_topics_have_places_of_their_own_on_the_page_of_all(tmp_path: Path) -> None:
    bridge = TWO.replace("Vejen bliver ny", "Broen males")
    files = replace(SITE, words=(), others={"content/topics/vej.md": TWO, "content/topics/bro.md": bridge}).files()
    for topic in ("vej", "bro"):
        for day, more in (("2026-01-12", ""), ("2026-03-12", "    reason: Regn.\n")):
            target = "2026-06" if day == "2026-01-12" else "2026-09"
            said = f"promises:\n  aabning:\n    target: {target}\n{more}"
            files[f"content/updates/{day}-{topic}.md"] = _update("Nyt", said).replace(
                b"topic: vej", f"topic: {topic}".encode()
            )
    page = pages(_written(tmp_path, files))["/loefter/"]
    ids = [node.attributes["id"] for node in page.parts("[id]")]
    assert len(ids) == len(set(ids))
    assert {"vej-promise-aabning", "bro-promise-aabning"} <= set(ids)
    regions = [node.attributes["aria-label"] for node in page.parts('[role="region"]')]
    assert regions == [f"Alle udmeldinger om: Åbning ({title})" for title in ("Broen males", "Vejen bliver ny")]


def test_what_a_draft_says_is_no_measure_for_what_is_published_after_it(tmp_path: Path) -> None:
    files = replace(SITE, words=(), others={"content/topics/vej.md": TWO}).files()
    files["content/updates/2026-01-12-plan.md"] = _update("Plan", "promises:\n  aabning: 2026-06\n")
    files["content/updates/2026-02-12-kladde.md"] = _update(
        "Kladde", "draft: true\npromises:\n  aabning:\n    target: 2026-09\n    reason: Regn.\n"
    )
    done = "promises:\n  aabning:\n    state: done\n    target: 2026-06\n"
    files["content/updates/2026-05-12-aabent.md"] = _update("Åbent", done)
    code, said = check(_written(tmp_path, files))
    assert (code, said.splitlines()[-1]) == (0, "0 errors, 0 warnings"), said
    assert "warning:" not in said
