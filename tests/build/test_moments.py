"""What is scheduled appears at an instant, by the clocks of the site's timezone, whatever those do on the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects.builds import fremdrift

HEAD = "format: 1\ntitle: Vejen\nurl: https://vejen.example\nlanguage: {language}\ntimezone: {zone}\n"


def site(folder: Path, zone: str, *dates: str, language: str = "en") -> Path:
    """A site in a timezone with one update for each date."""
    files = {"site.yml": HEAD.format(zone=zone, language=language)}
    for n, date in enumerate(dates):
        files[f"content/updates/{date[:10]}-nyt-{n}.md"] = f"---\ntitle: Nyt\nsummary: Kort.\ndate: {date}\n---\n"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def appears(folder: Path, *when: str, env: dict[str, str] | None = None) -> bool:
    """Whether the real command, given such a clock, puts the only update into the site."""
    done = fremdrift("build", "--project", str(folder), *when, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return any((folder / "site").rglob("nyt-0"))


@pytest.mark.parametrize(
    ("zone", "date", "last_without", "first_with"),
    [
        # The clocks go from 2 to 3: there is no 02:30, and what was to appear then does so half an hour after 3.
        ("Europe/Copenhagen", "2026-03-29 02:30", "2026-03-29T03:29", "2026-03-29T03:30"),
        ("Europe/Copenhagen", "2026-03-29 02:30", "2026-03-29T01:29+00:00", "2026-03-29T01:30+00:00"),
        # The clocks go from 3 back to 2: there are two 02:30, and the first counts.
        ("Europe/Copenhagen", "2026-10-25 02:30", "2026-10-25T02:29+02:00", "2026-10-25T02:30+02:00"),
        ("Europe/Copenhagen", "2026-10-25 02:30", "2026-10-25T02:29", "2026-10-25T02:30+01:00"),
        ("Europe/Copenhagen", "2026-10-25 03:00", "2026-10-25T02:59+01:00", "2026-10-25T03:00+01:00"),
        # Days begin at midnight there, on the days on which the clocks change as well.
        ("Europe/Copenhagen", "2026-03-29", "2026-03-28T23:59", "2026-03-29T00:00"),
        ("Europe/Copenhagen", "2026-03-30", "2026-03-29T21:59+00:00", "2026-03-29T22:00+00:00"),
        ("Europe/Copenhagen", "2026-10-25", "2026-10-24T21:59+00:00", "2026-10-24T22:00+00:00"),
        ("Europe/Copenhagen", "2026-10-26", "2026-10-25T22:59+00:00", "2026-10-25T23:00+00:00"),
        ("America/New_York", "2026-03-08 02:30", "2026-03-08T03:29-04:00", "2026-03-08T03:30-04:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01T05:29+00:00", "2026-11-01T05:30+00:00"),
        ("America/New_York", "2026-11-02", "2026-11-02T05:59+01:00", "2026-11-02T06:00+01:00"),
        ("Pacific/Auckland", "2026-04-05 02:30", "2026-04-04T13:29+00:00", "2026-04-04T13:30+00:00"),
        ("Pacific/Auckland", "2026-09-27", "2026-09-26T13:59+02:00", "2026-09-26T14:00+02:00"),
        ("UTC", "2026-03-29 02:30", "2026-03-29T04:29+02:00", "2026-03-29T04:30+02:00"),
        # The clocks go from midnight to 1: the day begins all the same.
        ("Africa/Cairo", "2026-04-24", "2026-04-23T21:59+00:00", "2026-04-23T22:00+00:00"),
    ],
)
def test_an_update_appears_at_its_minute_and_not_before(
    tmp_path: Path, zone: str, date: str, last_without: str, first_with: str
) -> None:
    folder = site(tmp_path, zone, date)
    assert not appears(folder, "--now", last_without)
    assert appears(folder, "--now", first_with)


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "America/New_York", "Pacific/Auckland", "UTC"])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_end_of_a_day_is_after_all_that_is_dated_on_it_and_before_the_next(
    tmp_path: Path, zone: str, day: str
) -> None:
    assert appears(site(tmp_path / "late", zone, f"{day} 23:59"), "--today", day)
    following = f"{day[:-2]}{int(day[-2:]) + 1}"
    assert not appears(site(tmp_path / "next", zone, following), "--today", day)


def test_the_machine_s_own_timezone_makes_no_difference(tmp_path: Path) -> None:
    folder = site(tmp_path, "Europe/Copenhagen", "2026-03-29 12:00")
    for zone in ("Pacific/Kiritimati", "America/St_Johns"):
        assert not appears(folder, "--now", "2026-03-29T11:59", env={"TZ": zone})
        assert appears(folder, "--now", "2026-03-29T12:00", env={"TZ": zone})


def test_check_lists_what_is_scheduled_and_when_it_appears(tmp_path: Path) -> None:
    dates = ("2026-10-02 08:00", "2027-01-15", "2026-09-30 12:00")
    folder = site(tmp_path, "Europe/Copenhagen", *dates, language="da")
    done = fremdrift("check", "--project", str(folder), "--now", "2026-09-30T12:00")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "content/updates/2026-10-02-nyt-0.md: vises fra 2. oktober kl. 08.00",
        "content/updates/2027-01-15-nyt-1.md: vises fra 15. januar 2027 kl. 00.00",
        "2 planlagte, næste 2. oktober kl. 08.00",
        "0 fejl, 0 advarsler",
    ]
    english = fremdrift("check", "--project", str(folder), "--now", "2026-12-31T23:59", "--language", "en")
    assert english.stdout.splitlines() == [
        "content/updates/2027-01-15-nyt-1.md: appears 15 January 2027 at 00:00",
        "1 scheduled, next 15 January 2027 at 00:00",
        "0 errors, 0 warnings",
    ]


def test_a_build_names_nothing_that_is_scheduled(tmp_path: Path) -> None:
    folder = site(tmp_path, "Europe/Copenhagen", "2026-10-02 08:00", language="da")
    done = fremdrift("build", "--project", str(folder), "--now", "2026-09-30T12:00")
    assert done.returncode == 0
    assert "planlagt" not in done.stdout
    assert "2026-10-02" not in done.stdout + done.stderr


def test_of_a_draft_plan_nothing_is_scheduled_and_its_files_are_drafts_or_wait_with_it(tmp_path: Path) -> None:
    folder = site(tmp_path, "Europe/Copenhagen")
    goals = folder / "content/goals/2027"
    goals.mkdir(parents=True)
    head = "title: Plan\norganisation: Os\nperiod:\n  from: 2027-01-01\n  until: 2027-12-31\n"
    plan = f"---\n{head}aims:\n  - id: a\n    text: A.\ndraft: true\n---\n"
    (goals / "plan.md").write_text(plan, encoding="utf-8")
    (goals / "2027-Q1.yml").write_text("date: 2027-04-20\nrows: {}\n", encoding="utf-8")
    done = fremdrift("check", "--project", str(folder), "--now", "2026-09-30T12:00")
    assert done.stdout.splitlines() == [
        "1 draft, which appears only once “draft: true” has been taken out",
        "0 errors, 0 warnings",
    ]
    (goals / "plan.md").write_text(plan.replace("draft: true\n", ""), encoding="utf-8")
    done = fremdrift("check", "--project", str(folder), "--now", "2026-09-30T12:00")
    assert "1 scheduled, next 20 April 2027 at 00:00" in done.stdout
