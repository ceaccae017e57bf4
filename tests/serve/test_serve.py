from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.previews import (
    ADDRESS,
    LIMIT,
    ROOT,
    TITLE,
    UPDATE,
    Preview,
    command,
    environment,
    running,
    starter,
    until,
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with running(starter(tmp_path / "my site")) as started:
        yield started


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview for all the tests that only ask."""
    with running(starter(tmp_path_factory.mktemp("standing") / "my site")) as started:
        yield started


def broken(text: str) -> str:
    """An update with a mistake on its third line that would be markup if it were not escaped."""
    return text.replace("summary: ", "<i>: x\nsummary: ")


def test_the_first_page_is_served_and_the_project_is_left_alone(preview: Preview) -> None:
    answer = preview.ask("/")
    assert (
        answer.status,
        answer.headers["content-type"],
        answer.headers["cache-control"],
        answer.headers["x-content-type-options"],
    ) == (200, "text/html; charset=utf-8", "no-store", "nosniff")
    assert TITLE in answer.text
    assert not (preview.project / "site").exists()
    assert not (preview.project / ".fremdrift").exists()


def test_what_reloads_a_page_is_in_the_answer_and_not_in_the_built_file(standing: Preview) -> None:
    (built,) = standing.temporary.glob("*/site/index.html")
    text = built.read_text(encoding="utf-8")
    served = standing.ask("/").text
    start, end = text.split("</body>")
    assert served.startswith(start)
    assert served.endswith(f"</body>{end}")
    assert "/__fremdrift/preview.js" in served
    assert "__fremdrift" not in text
    script = standing.ask("/__fremdrift/preview.js")
    assert (script.status, script.headers["content-type"]) == (200, "text/javascript; charset=utf-8")


def test_other_files_come_as_they_are_and_as_what_they_are(standing: Preview) -> None:
    (root,) = standing.temporary.glob("*/site")
    for address, kind in (
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/search.json", "application/json"),
    ):
        answer = standing.ask(address)
        assert (kind, (root / address[1:]).read_text("utf-8")) == (answer.headers["content-type"], answer.text)


def test_an_edit_shows_and_open_pages_are_told(preview: Preview) -> None:
    news = preview.events()
    first = next(news)
    assert f'data-built="{first["built"]}"' in preview.ask("/").text
    preview.write(UPDATE, preview.read(UPDATE).replace(TITLE, "En ny overskrift"))
    second = next(news)
    assert second["built"] != first["built"]
    page = preview.ask(ADDRESS).text
    assert "En ny overskrift" in page
    assert TITLE not in page
    assert f'data-built="{second["built"]}"' in page


def test_a_new_update_and_a_removed_one_show(preview: Preview) -> None:
    news = preview.events()
    next(news)
    preview.write("content/updates/2026-05-01-mere.md", preview.read(UPDATE).replace(TITLE, "Mere nyt"))
    next(news)
    assert preview.ask("/opdateringer/2026/05/01/mere/").status == 200
    (preview.project / "content/updates/2026-05-01-mere.md").unlink()
    next(news)
    assert preview.ask("/opdateringer/2026/05/01/mere/").status == 404


def test_a_mistake_keeps_the_former_page_with_the_problem_in_it_until_it_is_mended(preview: Preview) -> None:
    right = preview.read(UPDATE)
    news = preview.events()
    first = next(news)
    preview.write(UPDATE, broken(right).replace(TITLE, "En ny overskrift"))
    second = next(news)
    page = preview.ask(ADDRESS).text
    assert TITLE in page
    assert "En ny overskrift" not in page
    (panel,) = re.findall(r'<section[^>]* role="alert".*?</section>', page, re.DOTALL)
    assert panel == second["panel"]
    assert f"<code>{UPDATE}:3:1</code>" in panel
    assert "“&lt;i&gt;”" in panel
    assert "<i>" not in panel
    assert first["built"] == second["built"]
    assert f"{UPDATE}:3:1: error: " in preview.said.read_text(encoding="utf-8")
    preview.write(UPDATE, right)
    assert not next(news)["panel"]
    assert 'role="alert"' not in preview.ask(ADDRESS).text


def test_a_warning_is_shown_and_stops_nothing(preview: Preview) -> None:
    news = preview.events()
    next(news)
    text = preview.read(UPDATE).replace(TITLE, "En ny overskrift") + "\n<marquee>Hej</marquee>\n"
    preview.write(UPDATE, text)
    shown = next(news)
    assert "En ny overskrift" in preview.ask(ADDRESS).text
    assert "<details" in shown["panel"]
    assert 'role="alert"' not in shown["panel"]
    assert f"{UPDATE}:" in shown["panel"]


def test_a_site_with_mistakes_from_the_start_says_so_and_appears_when_mended(tmp_path: Path) -> None:
    project = starter(tmp_path / "project")
    right = (project / UPDATE).read_text(encoding="utf-8")
    (project / UPDATE).write_text(broken(right), encoding="utf-8")
    with running(project) as preview:
        answer = preview.ask("/om/")
        assert (answer.status, f"{UPDATE}:3:1" in answer.text) == (503, True)
        news = preview.events()
        next(news)
        preview.write(UPDATE, right)
        next(news)
        assert preview.ask("/om/").status == 200


def test_settings_and_whole_folders_may_be_put_in_place_of_the_former(preview: Preview) -> None:
    news = preview.events()
    next(news)
    preview.write("site.yml", preview.read("site.yml").replace("Eksempelby bygger", "Andeby bygger"))
    next(news)
    assert "Andeby bygger" in preview.ask("/").text
    shutil.copytree(preview.project / "content", preview.project / "next")
    preview.write(UPDATE.replace("content", "next"), preview.read(UPDATE).replace(TITLE, "En anden mappe"))
    (preview.project / "content").rename(preview.project / "former")
    (preview.project / "next").rename(preview.project / "content")
    until(lambda: "En anden mappe" in preview.ask("/").text, "the new folder")
    former = "En anden mappe"
    for title in ("En ny overskrift", "En nyere overskrift"):  # what the swap set off may still see the first by chance
        preview.write(UPDATE, preview.read(UPDATE).replace(former, title))
        until(lambda title=title: title in preview.ask("/").text, "an edit in the new folder")  # type: ignore[misc]
        former = title


def test_templates_of_the_site_are_watched_from_when_there_are_any(preview: Preview) -> None:
    news = preview.events()
    next(news)
    preview.write("templates/pages/not_found.html", "{% block content %}<p>Intet her</p>{% endblock %}")
    until(lambda: "<p>Intet her</p>" in preview.ask("/nowhere/").text, "the site's own template")
    preview.write("templates/pages/not_found.html", "{% block content %}\n{% if %}")
    until(lambda: 'role="alert"' in preview.ask("/").text, "the template's mistake")
    assert "<code>templates/pages/not_found.html:2</code>" in preview.ask("/").text
    preview.write("templates/pages/not_found.html", "{% block content %}<p>Slet intet</p>{% endblock %}")
    until(lambda: "<p>Slet intet</p>" in preview.ask("/nowhere/").text, "the mended template")
    until(lambda: 'role="alert"' not in preview.ask("/").text, "the panel to go")
    ours = (ROOT / "templates" / "base.html").read_text(encoding="utf-8")
    preview.write("templates/base.html", ours.replace("{% block footer %}", "{% block footer %}<p>Egen ramme</p>"))
    until(lambda: "<p>Egen ramme</p>" in preview.ask("/").text, "the site's own frame")


def test_an_address_without_a_page_gets_the_sites_own_answer(standing: Preview) -> None:
    (page,) = standing.temporary.glob("*/site/404.html")
    answer = standing.ask("/nowhere/")
    assert answer.status == 404
    assert answer.text.startswith(page.read_text(encoding="utf-8").partition("</body>")[0])


def test_a_folder_is_never_listed_and_its_page_has_its_slash(standing: Preview) -> None:
    assert standing.ask("/assets/").status == 404
    assert standing.ask("/assets").status == 404
    answer = standing.ask("/om?a=%C3%A5")
    assert (answer.status, answer.headers["location"]) == (307, "/om/?a=%C3%A5")


@pytest.mark.parametrize(
    "path",
    [
        "/../../my%20site/site.yml",
        "/%2e%2e/%2e%2e/my%20site/site.yml",
        "/om/..%2f..%2f..%2f..%2fmy%20site/site.yml",
        "/..%5c..%5cmy%20site%5csite.yml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/om//",
        "/./index.html",
        "/.fremdrift-site",
        "/index.html%00",
        "/" + "a" * 3000,
        "/__fremdrift/web.py",
        "/__fremdrift/..%2fserve.py",
        "//example.org",
    ],
)
def test_a_path_that_leads_out_of_the_site_or_to_what_is_hidden_leads_nowhere(standing: Preview, path: str) -> None:
    answer = standing.ask(path)
    assert (answer.status, answer.headers.get("location")) == (404, None)
    assert "Eksempelby Kommune\n" not in answer.text
    assert "root:" not in answer.text
    assert standing.ask("/").status == 200


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{port}", "127.0.0.1", "localhost:1", "127.0.0.1.example.org:{port}"]
)
@pytest.mark.parametrize("path", ["/", "/__fremdrift/events", "/__fremdrift/preview.js"])
def test_a_page_elsewhere_whose_name_leads_here_learns_nothing(standing: Preview, host: str, path: str) -> None:
    answer = standing.ask(path, host=host.format(port=standing.port))
    assert (421, f"The preview answers only at http://127.0.0.1:{standing.port}/") == (answer.status, answer.text)


def test_it_answers_as_localhost_too(standing: Preview) -> None:
    assert standing.ask("/", host=f"localhost:{standing.port}").status == 200


def test_it_takes_no_orders(standing: Preview) -> None:
    assert standing.ask("/", method="POST").status == 405


def test_it_listens_on_this_machine_alone(standing: Preview) -> None:
    listening = [line.split() for line in Path(f"/proc/{standing.process.pid}/net/tcp").read_text().splitlines()[1:]]
    mine = f":{standing.port:04X}"
    assert [f"0100007F{mine}"] == [line[1] for line in listening if line[1].endswith(mine) and line[3] == "0A"]


def test_a_site_that_will_live_in_a_folder_is_found_there_too(tmp_path: Path) -> None:
    project = starter(tmp_path / "project")
    settings = (project / "site.yml").read_text(encoding="utf-8")
    (project / "site.yml").write_text(
        settings.replace("eksempelby.example/\nlang", "eksempelby.example/vej\nlang"), "utf-8"
    )
    with running(project) as preview:
        style = re.search(r'href="(/vej/assets/[^"]+\.css)"', preview.ask("/nowhere/").text)
        assert style
        assert preview.ask(style[1]).status == 200
        assert preview.ask("/vej/om/").text == preview.ask("/om/").text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_quietly_and_clears_up_though_pages_are_open(preview: Preview, number: signal.Signals) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=LIMIT) as listener:
        listener.sendall(f"GET /__fremdrift/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
        heard = b""
        while b"data: " not in heard:
            heard += listener.recv(65536)
        assert preview.end(number) == 0
        while more := listener.recv(65536):
            heard += more
    assert heard.endswith(b"\r\n0\r\n\r\n")  # the last chunk: let go, not cut off
    assert preview.errors.read_text() == ""
    assert list(preview.temporary.iterdir()) == []


def test_a_port_in_use_is_said_in_plain_words(tmp_path: Path) -> None:
    project = starter(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command("serve", "--port", str(port), "--language", "en"),
            cwd=project,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    expected = f"fremdrift: port {port} is in use; stop what uses it, or choose another with --port\n"
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--port", "99999"], "there is no port 99999; choose one from 1024 to 65535 with --port"),
        (["--project", "nowhere"], "{folder}/nowhere: there is no such folder"),
    ],
)
def test_what_cannot_begin_says_why(tmp_path: Path, arguments: list[str], expected: str) -> None:
    done = subprocess.run(
        command("serve", "--language", "en", *arguments),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"fremdrift: {expected.format(folder=tmp_path)}\n"
    assert (2, "", said) == (done.returncode, done.stdout, done.stderr)
