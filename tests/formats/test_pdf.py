"""PDFs of follow-ups: what is in them, that they can be read aloud, and what is said where they cannot be made."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.formats.pdfs import Book, Element
from tests.projects.builds import ROOT, build_in, fremdrift, states, tree
from tests.projects.small import Project

SMALL = "maal/2026/2026-q1/opfoelgning-2026-q1.pdf"
ASKING = Project(settings="pdf: true\n")
HEADERS = [
    "Nr.",
    "Mål",
    "Resultatkrav",
    "1. kvartal",
    "2. kvartal",
    "3. kvartal",
    "4. kvartal",
    "Status sidst",
    "År til dato",
    "Årsag/konsekvens",
    "Handling",
]
"""The columns of the table in which goals are accounted for, in their order; the year's are one for each quarter."""

NO_LIBRARY = """\
print("WeasyPrint could not import some external libraries.")
raise OSError(
    "cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file.  Additionally, "
    "ctypes.util.find_library() did not manage to locate a library called 'libpango-1.0-0'"
)
"""
NO_PACKAGE = "raise ModuleNotFoundError(\"No module named 'weasyprint'\", name='weasyprint')\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site with PDFs."""
    project = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "content", project / "content", ignore=shutil.ignore_patterns(".record"))
    settings = (ROOT / "site.yml").read_text(encoding="utf-8").replace("pdf: true\n", "")
    (project / "site.yml").write_text(f"{settings}\npdf: true\n", encoding="utf-8")
    done = build_in(project, now="2026-11-23T12:00")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return project / "site"


@pytest.fixture(scope="module", params=["q1", "q2", "q3"])
def book(site: Path, request: pytest.FixtureRequest) -> Book:
    return read(site, request.param)


@pytest.fixture(scope="module")
def third(site: Path) -> Book:
    return read(site, "q3")


def read(site: Path, quarter: str) -> Book:
    return Book(site / f"maal/2025/2025-{quarter}/opfoelgning-2025-{quarter}.pdf")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


# --- what is in one -------------------------------------------------------------------------------------------------


def test_every_follow_up_has_a_pdf_and_its_page_leads_to_it(site: Path) -> None:
    told = sorted((path.parent.name, path.stem.lower()) for path in (ROOT / "content/goals").glob("*/????-*.yml"))
    found = sorted(path.relative_to(site / "maal").as_posix() for path in site.rglob("opfoelgning-*.pdf"))
    assert found == [f"{plan}/{period}/opfoelgning-{period}.pdf" for plan, period in told]
    assert ("2025", "2025-q3") in told
    for path in found:
        page = (site / "maal" / path).with_name("index.html").read_text(encoding="utf-8")
        assert page.count(f'href="../../../maal/{path}"') == 1


def test_the_document_says_its_language_its_title_and_that_it_is_tagged(third: Book) -> None:
    root = third.pdf.Root
    assert str(root.Lang) == "da"
    assert str(third.pdf.docinfo.Title) == "Opfølgning, 3. kvartal 2025 – Mål- og resultatplan 2025"
    assert str(third.pdf.docinfo.Author) == "Eksempel efter Motorstyrelsen"
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    assert bool(root.MarkInfo.Marked) is True
    assert 'pdfuaid:part="1"' in third.metadata


def test_every_sheet_is_a4_on_its_side_and_none_is_blank(book: Book) -> None:
    assert {tuple(round(edge / 72 * 25.4) for edge in sheet.size) for sheet in book.sheets} == {(297, 210)}
    assert [len("".join(sheet.marked.values())) > 200 for sheet in book.sheets] == [True] * len(book.sheets)


def test_everything_on_a_sheet_is_told_or_marked_as_decoration(book: Book) -> None:
    assert [sheet.loose for sheet in book.sheets] == [[]] * len(book.sheets)
    marks = {(number, mark) for number, sheet in enumerate(book.sheets) for mark in sheet.marked}
    assert book.told == marks
    assert book.owned() == marks


def test_a_figure_has_a_description_or_is_decoration(book: Book) -> None:
    assert [one for one in book.whole.all("Figure") if not one.described] == []


def test_links_are_printed_and_say_where_they_lead(third: Book) -> None:
    links = [link for page in third.pdf.pages for link in page.get("/Annots", ())]
    assert {int(link.F) for link in links} == {4}
    assert "https://fremdrift.example/maal/2025/2.1-pristjek/" in {str(link.Contents) for link in links}


def test_a_mark_leads_to_the_list_of_corrections_wherever_that_is(site: Path) -> None:
    leads = []
    for quarter in ("q2", "q3"):
        pages = read(site, quarter).pdf.pages
        links = [link for page in pages for link in page.get("/Annots", ()) if "corrections" in str(link.Contents)]
        leads.append(sorted({str(link.Dest) if "/Dest" in link else str(link.A.URI) for link in links}))
    assert leads == [["corrections"], ["https://fremdrift.example/maal/2025/2025-q2/#corrections"]]


def test_headings_begin_with_the_first(book: Book) -> None:
    found = [one.tag for one in book.whole.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert found[0] == "H1"
    assert set(found[1:]) <= {"H2"}


def follow_ups(book: Book) -> list[Element]:
    """The follow-up table, once for each sheet that it is on; those of milestones have fewer columns."""
    return [table for table in book.whole.all("Table") if len(table.all("TR")[0].all("TH", "TD")) == len(HEADERS)]


def test_each_sheet_begins_with_the_columns_in_their_order(book: Book) -> None:
    tables = follow_ups(book)
    assert 2 <= len(tables) <= len(book.sheets) == 3
    for table in tables:
        first = table.all("TR")[0].all("TH", "TD")
        assert [(one.words, one.tag, one.scope) for one in first] == [
            (squeezed(header), "TH", "Column") for header in HEADERS
        ]


def test_each_goal_is_a_row_that_its_title_heads(book: Book) -> None:
    rows = [row.all("TH", "TD") for table in follow_ups(book) for row in table.all("TR")[1:]]
    assert [row[0].words for row in rows] == ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1"]
    assert {tuple(f"{cell.tag} {cell.scope}".strip() for cell in row) for row in rows} == {
        ("TD", "TH Row", *(["TD"] * 9)),
    }


def test_a_row_says_results_with_their_colour_in_words(third: Book) -> None:
    rows = [row.all("TH", "TD") for table in follow_ups(third) for row in table.all("TR")[1:]]
    (row,) = (row for row in rows if row[0].words == "2.1")
    assert [cell.words for cell in row[1:9]] == [
        squeezed(words)
        for words in (
            "Pristjek af brugte selvanmeldte importerede køretøjer",
            "Der er lavet pristjek af 15 procent af alle brugte importerede køretøjer, som selvanmeldere har anmeldt.",
            "Grøn 15,4 % (3.060 af 19.850)",
            "Rød 12,2 % (2.610 af 21.420)",
            "Gul 15,9 % (3.190 af 20.110)",
            "Endnu ikke afrapporteret",
            "Rød",
            "14,4 % (8.860 af 61.380) Ikke opfyldt indtil nu",
        )
    ]
    assert row[9].words.startswith(squeezed("Årsag: De ekstra medarbejdere har løftet kvartalet over kravet"))
    assert row[10].words.startswith(squeezed("De seks medarbejdere bliver på opgaven til nytår"))


def test_every_sheet_says_what_it_is_of_whose_figures_and_which_it_is(third: Book) -> None:
    for number, sheet in enumerate(third.sheets, 1):
        for words in (
            "Opfølgning, 3. kvartal 2025 – Mål- og resultatplan 2025 · offentliggjort den 10. november 2025",
            "https://fremdrift.example/maal/2025/2025-q3/",
            "Eksempeltal.",
            f"Side {number} af 3",
        ):
            assert squeezed(words) in squeezed(sheet.repeated)


def test_words_that_stand_on_every_page_of_the_site_are_told_once_and_repeated(third: Book) -> None:
    said = squeezed("ikke Motorstyrelsens side. Handl ikke efter det.")
    assert third.whole.words.count(said) == 1
    assert [said in squeezed(sheet.repeated) for sheet in third.sheets] == [False, True, True]


def test_a_correction_is_listed_with_what_it_was(site: Path) -> None:
    words = read(site, "q2").whole.words
    assert squeezed("rettet 3. september 2025; før 1.667") in words
    assert squeezed("Risikobaserede pristjek med træf: fra 1.667 til 1.641") in words
    assert squeezed("Hvad der blev rettet") in words


def test_the_annual_table_says_of_every_goal_what_became_of_it(site: Path) -> None:
    page = (site / "maal/2025/aarsresultat/index.html").read_text(encoding="utf-8")
    assert page.count('href="../../../maal/2025/aarsresultat/aarsresultat-2025.pdf"') == 1
    book = Book(site / "maal/2025/aarsresultat/aarsresultat-2025.pdf")
    assert str(book.pdf.docinfo.Title) == "Årsresultat, Mål- og resultatplan 2025"
    tables = [[row.all("TH", "TD") for row in table.all("TR")] for table in book.whole.all("Table")]
    columns = [
        *("Nr.", "Mål", "Resultatkrav", "Status undervejs", "Resultat", "Udfald", "Analyse"),
        "Hvad der sker med målet",
    ]
    assert [[cell.words for cell in table[0]] for table in tables] == [list(map(squeezed, columns))] * len(book.sheets)
    rows = [row for table in tables for row in table[1:]]
    assert [row[0].words for row in rows] == ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1"]
    (row,) = (row for row in rows if row[0].words == "2.2")
    assert [cell.words for cell in row[3:6]] == [
        squeezed("1. kvartal Grøn 2. kvartal Grøn 3. kvartal Gul 4. kvartal Rød"),
        squeezed("69,96 % (7.279 af 10.404) Krævet: mindst 70 %"),
        squeezed("Ikke opfyldt"),
    ]
    assert book.told == book.owned()


def test_real_figures_are_not_called_examples(tmp_path: Path) -> None:
    path = "content/goals/2026/2026-Q1.yml"
    real = ASKING.files()[path].decode().replace("example: true\n", "")
    project = Project(settings="pdf: true\n", others={path: real}).write(tmp_path)
    assert build_in(project).returncode == 0
    book = Book(project / "site" / SMALL)
    assert "Eksempeltal" not in book.whole.text + "".join(sheet.repeated for sheet in book.sheets)


def test_a_row_longer_than_a_sheet_leaves_none_blank(tmp_path: Path) -> None:
    path = "content/goals/2026/2026-Q1.yml"
    long = " ".join(f"Sætning {number} om sagen." for number in range(900))
    others = {path: ASKING.files()[path].decode() + f"    cause: {long}\n"}
    project = Project(settings="pdf: true\n", others=others).write(tmp_path)
    assert build_in(project).returncode == 0
    book = Book(project / "site" / SMALL)
    assert len(book.sheets) > 3
    assert min(len("".join(sheet.marked.values())) for sheet in book.sheets) > 100
    assert squeezed("Sætning 899 om sagen.") in book.whole.words
    assert book.told == {(number, mark) for number, sheet in enumerate(book.sheets) for mark in sheet.marked}


# --- when one is made -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    project = ASKING.write(tmp_path_factory.mktemp("expected") / "project")
    assert build_in(project).returncode == 0
    return (project / "site" / SMALL).read_bytes()


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "da_DK.UTF-8", "LANGUAGE": "da:en", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "4294967295", "HOME": "/"},
    ],
    ids=lambda env: " ".join(f"{key}={value}" for key, value in env.items()),
)
def test_the_bytes_do_not_depend_on_where_and_when(expected: bytes, tmp_path: Path, env: dict[str, str]) -> None:
    project = ASKING.write(tmp_path / "et andet sted")
    done = fremdrift("build", "--project", str(project), "--now", "2026-06-01T12:00", env=env)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert (project / "site" / SMALL).read_bytes() == expected
    assert re.findall(rb"CreationDate|ModDate|/tmp|et andet sted", expected) == []


def test_a_second_build_makes_no_pdf_again(tmp_path: Path) -> None:
    project = ASKING.write(tmp_path)
    assert build_in(project).returncode == 0
    before = states(project / "site")
    (project / "content/pages/om.md").write_text("---\ntitle: Om\n---\n\nNyt.\n\n[n](../media/notat.txt)\n", "utf-8")
    assert build_in(project).returncode == 0
    after = states(project / "site")
    assert after["om/index.html"] != before["om/index.html"]
    assert after[SMALL] == before[SMALL]


def test_a_site_that_asks_for_none_has_none(tmp_path: Path) -> None:
    project = ASKING.write(tmp_path)
    assert build_in(project).returncode == 0
    assert (project / "site" / SMALL).is_file()
    Project().write(tmp_path)
    done = build_in(project)
    assert done.returncode == 0
    assert sorted((project / "site").rglob("*.pdf")) == []
    assert ".pdf" not in (project / "site/maal/2026/2026-q1/index.html").read_text(encoding="utf-8")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    paths: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base class
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()
    thread.join()


def test_nothing_is_fetched_for_a_pdf(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">hemmeligt</text></svg>', encoding="utf-8")
    ours = (ROOT / "templates/print/follow_up.html").read_text(encoding="utf-8")
    pictures = f'<img alt="a" src="{address}/a.png"><img alt="b" src="{secret.as_uri()}">'
    link = f'<style>@import url("{address}/b.css"); @font-face {{ font-family: x; src: url("{address}/c") }}</style>'
    own = ours.replace("<h1>", f"{link}{pictures}<h1>")
    project = Project(settings="pdf: true\n", templates={"print/follow_up.html": own}).write(tmp_path / "project")
    done = build_in(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert paths == []
    assert "hemmeligt" not in Book(project / "site" / SMALL).whole.text


def test_a_mistake_in_a_print_template_is_said_at_its_place(tmp_path: Path) -> None:
    templates = {"print/follow_up.html": "\n{{ view.nowhere }}\n"}
    done = build_in(Project(settings="pdf: true\n", templates=templates).write(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("fremdrift: templates/print/follow_up.html:2: ")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


# --- where one cannot be made ---------------------------------------------------------------------------------------


def without(folder: Path, source: str) -> dict[str, str]:
    """An environment in which WeasyPrint is what `source` makes of it."""
    package = folder / "elsewhere" / "weasyprint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(source, encoding="utf-8")
    return {"PYTHONPATH": f"{package.parent}:{ROOT}"}


SAID = {
    ("library", "en"): """\
fremdrift: site.yml asks for PDFs (pdf: true), and WeasyPrint, which makes them, cannot load what it needs \
(libpango-1.0-0).
  Python packages: pip install 'fremdrift[pdf]'
  On Debian and Ubuntu, for the system's libraries: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 \
libharfbuzz-subset0 fonts-liberation
  On macOS, for the same: brew install pango
  To go on without PDFs, and without links to them, add --without-pdf to the command.
""",
    ("package", "da"): """\
fremdrift: site.yml beder om pdf-filer (pdf: true), men WeasyPrint, som laver dem, er ikke installeret.
  Python-pakkerne: pip install 'fremdrift[pdf]'
  Systemets biblioteker på Debian og Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 \
libharfbuzz-subset0 fonts-liberation
  Det samme på macOS: brew install pango
  Skriv --without-pdf efter kommandoen, hvis sitet skal bygges uden pdf-filer og uden links til dem.
""",
}


@pytest.mark.parametrize(("missing", "language"), SAID)
def test_what_is_missing_is_said_and_the_former_site_stays(tmp_path: Path, missing: str, language: str) -> None:
    project = Project().write(tmp_path / "project")
    assert build_in(project).returncode == 0
    before = tree(project / "site")
    ASKING.write(project)
    env = without(tmp_path, NO_LIBRARY if missing == "library" else NO_PACKAGE)
    done = fremdrift("build", "--project", str(project), "--now", "2026-06-01T12:00", "--language", language, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", SAID[missing, language])
    assert tree(project / "site") == before


def test_without_pdf_is_the_site_of_one_that_asks_for_none(tmp_path: Path) -> None:
    plain = Project().write(tmp_path / "plain")
    assert build_in(plain).returncode == 0
    project = ASKING.write(tmp_path / "project")
    env = without(tmp_path, NO_LIBRARY)
    options = ("--project", str(project), "--now", "2026-06-01T12:00")
    done = fremdrift("build", *options, "--without-pdf", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(project / "site") == tree(plain / "site")


def test_pdfs_come_and_go_with_the_option(tmp_path: Path) -> None:
    project = ASKING.write(tmp_path)
    found = []
    for options in ((), ("--without-pdf",), ("--without-pdf",), ()):
        assert build_in(project, *options).returncode == 0
        found.append((project / "site" / SMALL).is_file())
    assert found == [True, False, False, True]


def test_checking_needs_no_library(tmp_path: Path) -> None:
    project = ASKING.write(tmp_path / "project")
    env = without(tmp_path, NO_LIBRARY)
    done = fremdrift("check", "--project", str(project), "--now", "2026-06-01T12:00", env=env)
    assert (done.returncode, done.stderr) == (0, "")
