"""The words whose change is never a mere typing error in what an authority says.

Each list stands for a way in which one small word turns the meaning of a text round, in Danish and in English. Words
that are far more often something else in one of the languages ("en", "man", "a") are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.record.tokens import Token

_NEGATIONS = """
    ikke ej intet ingen ingenting aldrig hverken uden nej næppe undtagen heller knap knapt bortset fraset medmindre
    undlad undlade undlader undtaget undtagelse undtagelser forbudt umuligt umulig
    not no never none nor without neither cannot nothing nobody nowhere hardly barely scarcely except excepting
    excluding unless forbidden prohibited
"""
"""What is denied or excepted."""

_MODALS = """
    skal skulle kan kunne må måtte bør burde vil ville tør turde behøver behøve behøvede pligt pligtig pligtige
    forpligtet forpligtede forpligtelse forpligtelser frivillig frivilligt frivillige krav kræver kræve krævede kræves
    shall should can could may might must will would ought need needs needed required requires optional voluntary
    mandatory obliged obligation obligations
"""
"""What tells a duty from a possibility or a wish: "skal" and "kan" decide whether the reader has to act."""

_LIMITS = """
    senest tidligst inden før efter siden indtil mindst højst maksimalt minimum maksimum mere mindre flere færre over
    under cirka ca omkring næsten kun alene udelukkende alle samtlige enhver ethvert hver hvert både enten eller hvis
    altid begge også nu straks snart
    before after until till since within least most more less fewer over under above below about almost approximately
    only all any every each both either or if always also now soon
"""
"""What says whom, how much, or until when something holds."""

_NUMBERS = """
    nul én ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve
    tredive fyrre fyrretyve halvtreds halvtredsindstyve tres tresindstyve halvfjerds halvfjerdsindstyve firs
    firsindstyve halvfems halvfemsindstyve hundrede hundreder tusind tusinde tusinder million millioner milliard
    milliarder mio mia halv halve halvt halvanden halvandet dobbelt dobbelte par dusin første tredje fjerde femte sjette
    syvende ottende niende tiende ellevte tolvte sidste fjerdedel fjerdedele tredjedel tredjedele halvdel halvdelen
    procent procentpoint promille kr kroner krone øre euro dkk eur
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands millions
    billion billions half halves double twice once dozen first second third fourth fifth sixth seventh eighth ninth
    tenth eleventh twelfth last quarter quarters thirds percent percentage per cent
"""
"""Numbers in words, and what is counted in them."""

_TIMES = """
    januar februar marts april maj juni juli august september oktober november december
    january march may june july october
    jan feb mar apr jun jul aug sep sept okt oct nov dec
    mandag tirsdag onsdag torsdag fredag lørdag søndag mandage tirsdage onsdage torsdage fredage lørdage søndage
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    tirs ons tors fre lør mon tue tues wed thu thur thurs fri sat sun
    dag dage dagen uge uger ugen måned måneder måneden kvartal kvartaler kvartalet halvår halvåret år året
    day days week weeks month months quarter year years
    hverdag hverdage arbejdsdag arbejdsdage igår imorgen tomorrow yesterday today
"""
"""Months, weekdays and the units of time."""

_ONES = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_TENS = ("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")

_GUARDED = frozenset(word for words in (_NEGATIONS, _MODALS, _LIMITS, _NUMBERS, _TIMES) for word in words.split()) | {
    f"{one}og{ten}" for one in _ONES for ten in _TENS
}

NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that deny; punctuation beside them decides what they deny."""

_BEGINNINGS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november"),
    *("december", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    *("hundred", "tusind", "million", "milliard"),
)
"""What compounds may begin with: "junital", "mandagsmøde"."""

_ENDS = ("årig", "årige", "årigt", "dages", "ugers", "måneders", "timers")
"""What compounds with a number end with: "treårig"."""

_ADDRESS = re.compile(r"[@/\\]|\w\.\w")
"""What an e-mail address, a web address or the name of a file has in it."""

_LETTERS = re.compile(r"[^\W\d_]+")
_NOT = re.compile(r"n['’]t\b")
_MEASURES = frozenset("%‰§€$£+−±<>=°")


def guarded(token: Token) -> bool:
    """Whether a token holds a number or an address, or one of these words, in whatever case."""
    text = token.text.casefold()
    if any(sign.isnumeric() or sign in _MEASURES for sign in text) or _NOT.search(text) or _ADDRESS.search(text):
        return True
    return any(map(_is_guarded, _LETTERS.findall(text)))


def denies(token: Token) -> bool:
    """Whether a token is a word that denies."""
    text = token.text.casefold()
    return bool(_NOT.search(text)) or not NEGATIONS.isdisjoint(_LETTERS.findall(text))


def _is_guarded(word: str) -> bool:
    if word in _GUARDED or word.removesuffix("s") in _GUARDED:
        return True
    return word.startswith(_BEGINNINGS) or word.endswith(_ENDS)
