"""Danish-like sentences, tables and lists drawn from a seeded random source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SUBJECTS = (
    "Afdelingen",
    "Holdet bag beregningerne",
    "Styrelsen",
    "Sagsbehandlerne",
    "Driftsgruppen",
    "Udviklerne",
    "Vores kundecenter",
    "Projektet",
    "Den nye arbejdsgruppe",
    "Kontrolenheden",
    "Et mindre hold",
    "Juristerne",
    "Postcentret",
    "Systemforvaltningen",
    "Ledelsen",
    "Testholdet",
    "De frivillige prøvelæsere",
    "Regnskabet",
)
VERBS = (
    "gennemgår",
    "behandler",
    "samler",
    "sender",
    "opdaterer",
    "kontrollerer",
    "beregner",
    "undersøger",
    "forbereder",
    "afslutter",
    "prioriterer",
    "vurderer",
    "registrerer",
    "besvarer",
    "følger",
    "fordeler",
    "retter",
    "godkender",
)
OBJECTS = (
    "de resterende sager",
    "brevene til ejerne",
    "den ældste bunke henvendelser",
    "oplysningerne om køretøjerne",
    "de forkerte opkrævninger",
    "tallene fra sidste måned",
    "spørgsmålene fra erhvervslivet",
    "de indsendte bilag",
    "satserne for vandmiljøet",
    "vejledningen på hjemmesiden",
    "de tilbagebetalte beløb",
    "fristerne for indsigelse",
    "listen over undtagelser",
    "sagerne med udenlandsk adresse",
    "kvitteringerne",
    "de tekniske fejl i registret",
    "høringssvarene",
    "planen for efteråret",
    "aftalerne med kommunerne",
    "de omberegnede afgifter",
)
ADVERBS = (
    "i denne uge",
    "hver formiddag",
    "sammen med kommunerne",
    "efter den nye metode",
    "i den aftalte rækkefølge",
    "uden at ændre fristerne",
    "på baggrund af stikprøver",
    "med hjælp fra to andre kontorer",
    "ved månedens udgang",
    "så snart bilagene er læst",
    "i samme takt som i foråret",
    "med et ekstra eftersyn",
    "fra kontoret i Esbjerg",
    "ifølge den fælles plan",
    "for alle berørte grupper",
    "i begge systemer",
    "inden weekenden",
    "trods sygdom i holdet",
)
HEADINGS = (
    "Det er sket siden sidst",
    "Sådan fortsætter arbejdet",
    "Hvad betyder det for dig",
    "Tallene bag",
    "Breve og betaling",
    "Kontrol og kvalitet",
    "Hvis du er uenig",
    "De næste skridt",
    "Baggrund",
)
GROUPS = (
    "Personbiler",
    "Varebiler",
    "Motorcykler",
    "Campingvogne",
    "Lastbiler",
    "Busser",
    "Traktorer",
    "Påhængsvogne",
)
STATES = ("i gang", "afsluttet", "venter på bilag", "til kontrol", "sendt ud")
LINKS = (
    ("reglerne for klage", "klage"),
    ("vejledningen om satser", "vejledning/satser"),
    ("oversigten over frister", "frister"),
    ("svar på ofte stillede spørgsmål", "spoergsmaal"),
    ("formularen til indsigelse", "indsigelse"),
    ("bilaget om metode", "bilag/metode"),
)
REASONS = (
    "Flere sager end ventet kræver et manuelt eftersyn",
    "Et nødvendigt udtræk fra registret kom senere end aftalt",
    "En fejl i testmiljøet blev først fundet under den sidste prøve",
    "Høringen gav anledning til ændringer i vejledningen",
    "Kræfterne er flyttet til de ældste sager",
)


def sentence(random: Random) -> str:
    """Return one main clause with a full stop, in plain or inverted order."""
    subject, verb = random.choice(SUBJECTS), random.choice(VERBS)
    thing, adverb = random.choice(OBJECTS), random.choice(ADVERBS)
    if random.random() < 0.3:
        return f"{adverb[0].upper()}{adverb[1:]} {verb} {subject[0].lower()}{subject[1:]} {thing}."
    return f"{subject} {verb} {thing} {adverb}."


def paragraph(random: Random, *, sentences: int) -> str:
    """Return `sentences` sentences on one line."""
    return " ".join(sentence(random) for _ in range(sentences))


def bullets(random: Random, *, items: int) -> str:
    """Return a Markdown list of `items` short points."""
    return "\n".join(f"- {sentence(random)}" for _ in range(items))


def table(random: Random, *, rows: int) -> str:
    """Return a Markdown table with `rows` different vehicle groups."""
    groups = random.sample(GROUPS, rows)
    lines = [f"| {group} | {random.randint(100, 9900)} | {random.choice(STATES)} |" for group in groups]
    return "\n".join(["| Gruppe | Antal | Stade |", "| --- | ---: | --- |", *lines])


def link(random: Random) -> str:
    """Return a sentence that links to a made-up page of the authority."""
    words, path = random.choice(LINKS)
    return f"Læs mere i [{words}](https://myndighed.example/{path})."
