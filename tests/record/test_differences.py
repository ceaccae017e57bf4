"""What changed between two versions, word by word, and which changes are mere typing errors."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.moment import moment
from generator.model.page import Question
from generator.model.text import Body, Id, Label, Markdown, Sentence
from generator.model.topic import Phase, Topic
from generator.model.update import FigureReport, Update
from generator.record.differences import Difference, Excerpt, differences, excerpt
from generator.record.harmless import harmless
from generator.record.reader import markdown
from generator.record.tokens import Token, label
from generator.record.words import Said, said

SHOWN = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}


def update(text: str = "", **more: object) -> Update:
    """An update with as little as there must be, and what is given."""
    least: dict[str, object] = {
        "path": "content/updates/2021-09-28-x.md",
        "id": Id("2021-09-28-x"),
        "slug": Id("x"),
        "title": Label("Titel"),
        "summary": Sentence("Kort."),
        "date": moment("2021-09-28"),
        "body": Body(text=text),
    }
    return Update(**{**least, **more})  # type: ignore[arg-type]


def topic(*phases: str, questions: tuple[Question, ...] = ()) -> Topic:
    """A topic with phases of these ids."""
    members = tuple(Phase(id=Id(name), title=Label(name.upper())) for name in phases)
    path = "content/topics/x.md"
    return Topic(path=path, id=Id("x"), title=Label("X"), body=Body(), phases=members, questions=questions)


def changed(before: str, after: str) -> Difference:
    """The one difference of two bodies that both have words."""
    (only,) = differences(said(update(before)), said(update(after)))
    assert only.keys == ("body",)
    return only


def read(difference: Difference) -> str:
    """A difference on one line, with marks."""
    parts = (" " * run.spaced + SHOWN[run.kind].format(run.text) for run in difference.runs)
    return "".join(parts)


# --- Differences ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        ("Den er [-endelig-] [+foreløbig+] nu.", "Den er endelig nu.", "Den er **foreløbig** nu."),
        ("Den er endelig[-.-]", "Den er endelig.", "Den er endelig"),
        ("Frist [-(-]1. maj[-)-].", "Frist (1. maj).", "Frist 1. maj."),
        ("Vent [+ikke+] længe", "Vent længe", "Vent ikke længe"),
        ("Pris [-~~270.000~~-] [+270.000+] kr.", "Pris ~~270.000~~ kr.", "Pris 270.000 kr."),
        ("Se her [-(/a)-] [+(/b)+].", "Se [her](/a).", "Se [her](/b)."),
        ("| a | b | [+|+] 5 [-|-] |", "a|b\n-|-\n5| ", "a|b\n-|-\n||5"),
        ("Send [-det i dag-] [+den i morgen+].", "Send det i dag.", "Send den i morgen."),
        ("[-Alt er nyt her-] [+Intet ligner det gamle+]", "Alt er nyt her", "Intet ligner det gamle"),
    ],
)
def test_a_difference_reads_well(expected: str, before: str, after: str) -> None:
    assert expected == read(changed(before, after))


def test_a_rewritten_sentence_is_not_cut_to_pieces_by_its_small_words() -> None:
    before = "Den frist, som gælder for jer, er udløbet, og vi svarer på en henvendelse mere."
    after = "I har fået svar på jeres brev, og derfor er sagen lukket for de fleste her."
    assert len(changed(before, after).runs) <= 3


def test_what_appears_or_disappears_as_a_whole_is_there_too() -> None:
    before = update("Ord", figures=(FigureReport(id=Id("a"), value=Decimal("4.0")),))
    after = update(figures=(FigureReport(id=Id("a"), value=Decimal(4)),), legal_effect=True)
    found = differences(said(before), said(after))
    assert [(one.keys, one.data, read(one)) for one in found] == [
        (("legal_effect",), True, "[+true+]"),
        (("figures", "a", "value"), True, "[-4.0-] [+4+]"),
        (("body",), False, "[-Ord-]"),
    ]
    assert [(one.before, one.after) for one in found] == [("", "true"), ("4.0", "4"), ("Ord", "")]


def test_a_new_member_speaks_for_itself_and_a_changed_order_is_told() -> None:
    assert [one.keys for one in differences(said(topic("a", "b")), said(topic("a", "c", "b")))] == [
        ("phases", "c", "title")
    ]
    (order,) = differences(said(topic("a", "b", "c")), said(topic("c", "a", "b")))
    assert (order.keys, order.data, order.before, order.after) == (("phases",), True, "a b c", "c a b")
    question = Question(id=Id("q"), question=Label("Hvornår?"), answer=Markdown("Snart."))
    found = differences(said(topic()), said(topic(questions=(question,))))
    assert [one.keys for one in found] == [("questions", "q", "question"), ("questions", "q", "answer")]


def test_what_is_equal_has_no_differences() -> None:
    assert differences(said(update("a *b*")), said(update("a\nb"))) == ()


TOKEN = st.builds(
    Token,
    st.sampled_from(("a", "i", "og", "ord", ".", ",", "5", "ikke")),
    st.sampled_from(("", "", "struck")),
    st.booleans(),
)
TOKENS = st.lists(TOKEN, min_size=1, max_size=40).map(tuple)


@given(TOKENS, TOKENS)
def test_runs_hold_both_versions_whole(before: tuple[Token, ...], after: tuple[Token, ...]) -> None:
    for one in differences((Said(("body",), "words", before),), (Said(("body",), "words", after),)):
        assert before == tuple(token for run in one.runs if run.kind != "new" for token in run.tokens)
        assert after == tuple(token for run in one.runs if run.kind != "gone" for token in run.tokens)
        assert all(run.tokens for run in one.runs)
        assert all((first.kind, second.kind) != ("new", "gone") for first, second in pairwise(one.runs))
        assert all(first.kind != second.kind for first, second in pairwise(one.runs))
        assert any(run.kind != "same" for run in one.runs)


@given(TOKENS, TOKENS)
def test_there_is_a_difference_when_and_only_when_something_else_is_said(
    before: tuple[Token, ...], after: tuple[Token, ...]
) -> None:
    found = differences((Said(("body",), "words", before),), (Said(("body",), "words", after),))
    assert bool(found) == (before != after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 60_000 + "x", "b " + "a " * 50_000),
        (" ".join(f"og a{n}" for n in range(20_000)), " ".join(f"og b{n}" for n in range(20_000))),
        (" ".join(f"a{n} og. {n}" for n in range(9_000)), " ".join(f"b{n} og. {n % 7}" for n in range(9_000))),
        ("a b. " * 20_000, "b a. " * 20_000),
    ],
)
def test_texts_that_would_take_hours_word_by_word_are_compared_too(before: str, after: str) -> None:
    (only,) = differences((Said(("body",), "words", label(before)),), (Said(("body",), "words", label(after)),))
    assert label(before) == tuple(token for run in only.runs if run.kind != "new" for token in run.tokens)
    assert label(after) == tuple(token for run in only.runs if run.kind != "gone" for token in run.tokens)


def test_one_word_in_a_long_text_is_found() -> None:
    sentences = [f"Sætning nummer {n} er som de andre, og den er ikke lang." for n in range(3_000)]
    other = [*sentences]
    other[10] = other[10].replace("ikke ", "")
    other[2_900] = other[2_900].replace("lang", "kort")
    found = changed(" ".join(sentences), " ".join(other))
    assert [run.text for run in found.runs if run.kind != "same"] == ["ikke", "lang", "kort"]


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        (
            Excerpt(
                before="… du betragte den som [endelig] fra i dag af …",
                after="… du betragte den som [fast] fra i dag af …",
            ),
            "Derfor kan du betragte den som endelig fra i dag af at regne.",
            "Derfor kan du betragte den som fast fra i dag af at regne.",
        ),
        (Excerpt(before="Vent længe.", after="Vent [ikke] længe."), "Vent længe.", "Vent ikke længe."),
        (Excerpt(before="En [fejl].", after="En [fej]."), "En fejl.", "En fej."),
        (Excerpt(before="Slut[.]", after="Slut"), "Slut.", "Slut"),
    ],
)
def test_an_excerpt_shows_the_first_change_in_a_few_words(expected: Excerpt, before: str, after: str) -> None:
    assert expected == excerpt(changed(before, after))


def test_an_excerpt_of_a_whole_text_has_one_side_and_is_short() -> None:
    (only,) = differences(said(update("ord " * 500)), said(update()))
    assert excerpt(only) == Excerpt(before="[" + "ord " * 12 + "…]", after="")


@given(TOKENS, TOKENS, st.integers(0, 6))
def test_an_excerpt_is_never_long(before: tuple[Token, ...], after: tuple[Token, ...], around: int) -> None:
    for one in differences((Said(("a",), "words", before * 20),), (Said(("a",), "words", after * 20),)):
        found = excerpt(one, around)
        assert max(len(found.before.split()), len(found.after.split())) <= 2 * around + 12 + 4


# --- Typing errors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Det er en forløbig dato", "Det er en foreløbig dato"),
        ("den 5. maj får du brve", "den 5. maj får du brev"),
        ("Sags behandling tager tid", "Sagsbehandling tager tid"),
        ("det det er sandt", "det er sandt"),
        ("prøver og se", "prøver at se"),
        ("vi sender brev", "vi sender et brev"),
        ("motorstyrelsen skriver", "Motorstyrelsen skriver"),
        ("Kan du se det", "kan du se det"),
        ("Vi skriver", "Vi skriver."),
        ("fordi at, vi", "fordi at vi"),
        ("~~gamel tekst~~ ny", "~~gammel tekst~~ ny"),
        ("![En bli](/a.png)", "![En bil](/a.png)"),
        ("The reciept is here", "The receipt is here"),
        ("du ikke svaer", "du ikke svarer"),
        ("vi bor i en by", "vi bor en by"),
        ("send en e-mail nu", "send en email nu"),
        ("it is a car", "it is an car"),
    ],
)
def test_a_typing_error_may_be_called_one(before: str, after: str) -> None:
    assert harmless(changed(before, after))
    assert harmless(changed(after, before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Fristen er 5 dage", "Fristen er 6 dage"),
        ("270.000 biler", "270,000 biler"),
        ("tre biler", "to biler"),
        ("femogtyve biler", "treogtyve biler"),
        ("en toårig plan", "en treårig plan"),
        ("i juni", "i juli"),
        ("en juniopgørelse", "en juliopgørelse"),
        ("på mandag", "på lørdag"),
        ("om to uger", "om to år"),
        ("Du ike betaler", "Du ikke betaler"),
        ("You can't pay", "You cant pay"),
        ("You cann pay", "You can pay"),
        ("Du skal betale", "Du kan betale"),
        ("Du bør betale", "Du bør ej betale"),
        ("før fristen", "for fristen"),
        ("uden rabat", "under rabat"),
        ("Sagen er ugyldig", "Sagen er gyldig"),
        ("en gebyrfri sag", "en gebyr sag"),
        ("Den er endelig", "Den er midlertidig"),
        ("Den er fast", "Den er foreløbigt fast"),
        ("Hæng ham, ikke vent", "Hæng ham ikke, vent"),
        ("Vent ikke, hæng ham", "Vent, ikke hæng ham"),
        ("Vent ikke, hæng ham", "Vent ikke hæng ham"),
        ("5 - 7 dage", "5 7 dage"),
        ("fra -- 7 i", "fra 7 i"),
        ("5, 7 i alt", "5 7 i alt"),
        ("5 % af", "5 af"),
        ("[her](/a) står", "[her](/b) står"),
        ("her står", "[her](/b) står"),
        ("![a](/a.png) her", "![a](/b.png) her"),
        ("![a](/a.png) her", "her"),
        ("se {{ term:abc }} her", "se {{ term:abd }} her"),
        ("~~ord~~ her", "ord her"),
        ("~~ord~~ her", "her"),
        ("~~ord~~ her", "ord ~~her~~"),
        ("a[^1] b[^2]\n\n[^1]: c\n[^2]: d", "a b[^2]\n\n[^1]: c\n[^2]: d"),
        ("> [!NOTE]\n> a b", "> [!TIP]\n> a b"),
        ("skriv til post@motorst.dk nu", "skriv til pots@motorst.dk nu"),
        ("skriv på skat.dk her", "skriv på skot.dk her"),
        ("Hus <sup>a</sup>", "Hus a"),
        ("a|b\n-|-\nx|", "a|b\n-|-\n||x"),
        ("a|b\n-|-\nja|y", "a|b\n-|-\n||y"),
        ("Det er jo fint hos dem der bor her", "Det er fint hos dem jo der bor her"),
        ("It doesn't count", "It doesnt count"),
        ("Er du enig", "Du er enig"),
        ("efter § a-c her", "efter § a-d her"),
        ("din A-skat her", "din B-skat her"),
        ("se bilag vi her", "se bilag iv her"),
        ("Alt er godt her", "Noget helt andet står nu som tekst"),
    ],
)
def test_what_changes_the_meaning_is_no_typing_error(before: str, after: str) -> None:
    assert not harmless(changed(before, after))
    assert not harmless(changed(after, before))


def test_data_orders_and_whole_texts_are_no_typing_errors() -> None:
    one, other = update(topic=Id("bil")), update(topic=Id("bill"))
    pairs = [(one, other), (update("Ord"), update()), (update(), update("Ord")), (topic("a", "b"), topic("b", "a"))]
    found = [differences(said(before), said(after)) for before, after in pairs]
    assert [[harmless(one) for one in some] for some in found] == [[False]] * 4


@given(
    st.lists(st.sampled_from(("vi", "venter", "på", "en", "afgørelse", "om", "bilen")), min_size=3, max_size=12),
    st.data(),
)
def test_no_number_comes_or_goes_as_a_typing_error(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    with_number = [*words[:at], data.draw(st.sampled_from(("7", "1.000", "12,5", "syv", "½", "2x", "H2"))), *words[at:]]
    assert not harmless(changed(" ".join(words), " ".join(with_number)))


def test_reading_again_what_was_read_makes_no_difference() -> None:
    text = "Se *her* ~~12~~\n\n- a\n- b"
    assert markdown(text) == markdown(text.replace("- ", "* "))
