"""What every problem's code means: how severe it is, what is wrong and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["reminder", "warning", "error"]
"""A reminder is no fault: it says what the author owes the public soon, and never stops a build by itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means: its severity, what is wrong and what to do, in English with `{names}` of params.

    `guess` stands in for `hint` where the problem carries a param of that name.
    """

    severity: Severity
    text: str
    hint: str
    guess: str = ""


def N_(text: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a text for the catalogues without translating it here."""
    return text


_DID_YOU_MEAN = N_("Did you mean “{guess}”?")


def _error(text: str, hint: str, guess: str = "") -> Rule:
    return Rule("error", text, hint, guess)


def _reminder(text: str, hint: str) -> Rule:
    return Rule("reminder", text, hint)


def _warning(text: str, hint: str, guess: str = "") -> Rule:
    return Rule("warning", text, hint, guess)


RULES: dict[str, Rule] = {
    # Files
    "file-missing": _error(
        N_("there is no {name} here"),
        N_("Run the command in the folder of the site, or make a new site with “fremdrift init”."),
    ),
    "file-unreadable": _error(N_("the file cannot be read ({reason})"), N_("Check that you are allowed to read it.")),
    "file-too-large": _error(
        N_("the file is {size}, and no file may be larger than {limit}"),
        N_("Make it smaller, or publish it elsewhere and link to it."),
    ),
    "file-symlink": _error(
        N_("this is a link to another place, and links are not followed"),
        N_("Put the file itself here."),
    ),
    "file-special": _error(N_("this is not an ordinary file"), N_("Remove it from the content folder.")),
    "file-name": _error(N_("a file here cannot be called “{name}”"), N_("Call it {form}.")),
    "file-unexpected": _error(N_("no file is expected here"), N_("Move it to one of: {folders}.")),
    "file-encoding": _error(
        N_("the text is not saved as UTF-8 (byte {byte})"),
        N_("Save the file as UTF-8. It looks like Windows-1252, where this is “{guess}”."),
    ),
    "file-bom": _error(
        N_("the file begins with an invisible byte-order mark"),
        N_("Save it as “UTF-8”, not as “UTF-8 with BOM”."),
    ),
    "control-character": _error(
        N_("there is an invisible control character here ({name})"),
        N_("Delete the text around it, and type it again."),
    ),
    "front-matter-missing": _error(
        N_("the file does not begin with front matter"),
        N_("Begin the file with a line “---”, then the keys, then another line “---”."),
    ),
    "front-matter-open": _error(
        N_("the front matter that begins here never ends"),
        N_("Write a line “---” where the front matter ends."),
    ),
    # YAML
    "yaml-syntax": _error(
        N_("this cannot be read as YAML ({reason})"),
        N_('Compare with the line above; put text in "…" if it has special characters.'),
    ),
    "yaml-tab": _error(N_("there is a tab here"), N_("Use spaces instead.")),
    "yaml-colon": _error(
        N_("a colon with a space after it ends a key, and this text has one in the middle"),
        N_("Write the line like this: {line}"),
    ),
    "yaml-comment": _error(
        N_("everything from “#” onwards would be lost as a comment"),
        N_("Put a comment on a line of its own, or write the line like this: {line}"),
    ),
    "yaml-comma": _error(
        N_("the comma splits this text in two inside “{{ }}”, and “{part}” would be lost"),
        N_('Write the text on a line of its own, or in "…".'),
    ),
    "yaml-lead": _error(N_("a text cannot begin with “{sign}”"), N_("Write the line like this: {line}")),
    "yaml-alias": _error(
        N_("“{sign}” means something in YAML that is not used here"),
        N_('Write the text itself, in "…" if it begins with “{sign}”.'),
    ),
    "yaml-depth": _error(
        N_("the values are nested too deeply"),
        N_("Nothing in this format needs more than a few levels."),
    ),
    "yaml-duplicate-key": _error(N_("“{key}” is written twice; the first is in line {line}"), N_("Keep one of them.")),
    "yaml-key": _error(N_("a key has to be a word"), N_("Write “word: value”.")),
    "spreadsheet-error": _error(
        N_("“{value}” is an error from a spreadsheet"),
        N_("Find the value in the spreadsheet and type it here."),
    ),
    "value-empty": _error(N_("“{key}” has no value"), N_("Write a value, or delete the line.")),
    # Keys and values
    "key-unknown": _error(N_("unknown key “{key}”"), N_("These are known here: {known}."), _DID_YOU_MEAN),
    "key-given": _error(
        N_("“{key}” is not written here: the file's name, its text or the key above says it already"),
        N_("Delete the line."),
    ),
    "key-missing": _error(N_("“{key}” is missing"), N_("Add a line “{key}: …”.")),
    "text-expected": _error(
        N_("“{key}” takes a text"),
        N_('Write it on the same line, in "…" if it begins with a bracket.'),
    ),
    "line-expected": _error(N_("“{key}” takes a text of one line"), N_("Write it on one line.")),
    "list-expected": _error(N_("“{key}” takes a list"), N_("Write it as [one, two], or as one line “- …” for each.")),
    "fields-expected": _error(N_("“{key}” takes keys of its own: {known}"), N_("Write them indented below it.")),
    "choice-unknown": _error(N_("“{key}” cannot be “{value}”"), N_("Write one of: {choices}."), _DID_YOU_MEAN),
    "id-form": _error(N_("“{value}” cannot be an id"), N_("Use small letters a–z, digits, “-”, “_” and “.”: {guess}")),
    "number-form": _error(N_("“{value}” is not a number"), N_("Write it as 12000 or 4.5.")),
    "number-thousands": _error(
        N_("“{value}” can be read in two ways"),
        N_("Write {thousands} if thousands are meant, {decimal} if it is a decimal."),
    ),
    "number-comma": _error(
        N_("“{value}” has a comma"),
        N_("Write {guess}: a point before the decimals, and nothing between the thousands."),
    ),
    "number-unit": _error(
        N_("“{value}” has a unit"),
        N_("Write only {guess}: the unit is given where the figure is declared."),
    ),
    "number-whole": _error(N_("“{value}” is not a whole number"), N_("Write a whole number.")),
    "flag-form": _error(N_("“{value}” is neither true nor false"), N_("Write true or false.")),
    "date-form": _error(N_("“{value}” is not a date"), N_("Write it as 2022-06-24."), _DID_YOU_MEAN),
    "date-impossible": _error(N_("there is no “{value}” in the calendar"), N_("Check the day and the month.")),
    "time-form": _error(
        N_("“{value}” is not a date with a time of day"),
        N_("Write it as 2022-06-24 14:30."),
        _DID_YOU_MEAN,
    ),
    "when-form": _error(
        N_("“{value}” is not a time that can be promised"),
        N_(
            "Write it as 2022-06-24, 2022-W14, 2022-06, 2022-Q2, 2022-H2, 2022, mid 2022-06, end 2022, "
            "before 2021-12-01, 2025-Q3..2025-Q4 or unknown."
        ),
        _DID_YOU_MEAN,
    ),
    "when-part": _error(
        N_("“{value}” is too short to have an early, mid or late part"),
        N_("Write the day or the week itself."),
    ),
    "when-range": _error(N_("“{value}” ends before it begins"), N_("Write the earlier time first.")),
    "url-form": _error(
        N_("“{value}” is not an address"),
        N_("Begin it with https://, or with / for a page of this site."),
        N_("Write the whole address, like {guess}."),
    ),
    "color-form": _error(N_("“{value}” is not a colour"), N_("Write it as #1a5fb4.")),
    # Settings
    "language-both": _error(
        N_("both “language” and “languages” are written"),
        N_("Keep “languages” if the site has more than one language, otherwise “language”."),
    ),
    "language-twice": _error(N_("the language “{language}” is here twice"), N_("Delete one of them.")),
    "timezone-unknown": _error(N_("“{value}” is not a time zone"), N_("Write it like this: Europe/Copenhagen.")),
    "check-locked": _error(N_("the check “{value}” cannot be turned down or off"), N_("Delete the line.")),
    # References
    "reference-missing": _error(N_("there is no {kind} “{id}”"), N_("These exist: {known}."), _DID_YOU_MEAN),
    "reference-form": _error(
        N_("“{source}” is not a reference"),
        N_("Write {{{{ kind:id }}}}, where kind is one of: {kinds}."),
    ),
    "reference-no-value": _error(
        N_("nothing was known about {kind} “{id}” at this point"),
        N_("Report it in this update or an earlier one, or take the reference out."),
    ),
    "reference-ambiguous": _error(N_("there is more than one {kind} “{id}”"), N_("Write which one: {known}.")),
    "reference-unpublished": _error(
        N_("{kind} “{id}” is not public when this text is published"),
        N_("Take the reference out, or publish this text later."),
    ),
    "template-syntax": _warning(
        N_("“{source}” is shown to readers as it is; code in a text never runs"),
        N_("Take it out if readers are not meant to see it."),
    ),
    "id-duplicate": _error(N_("the id “{id}” is used twice in this list"), N_("Give each of them an id of its own.")),
    "address-taken": _error(
        N_("more than one file has the address {address}: {paths}"),
        N_("Rename one of the files."),
    ),
    "address-used": _error(
        N_("the address {address} is in use already"),
        N_("Choose another one. The address of a page follows from the name of its file."),
    ),
    "alias-form": _error(
        N_("“{value}” cannot have been the address of a page"),
        N_("Write it as /a/page/ or /a/page.html."),
    ),
    "topic-needed": _error(
        N_("the site has more than one topic, and this update names none"),
        N_("Add a line “topic: …” with one of: {known}."),
    ),
    "tag-form": _error(
        N_("“{tag}” cannot be a tag"),
        N_("Use at most 100 characters, with a letter or a digit among them."),
    ),
    "tag-spelling": _error(
        N_("the tag “{tag}” is spelled “{other}” elsewhere"),
        N_("Spell it the same way everywhere."),
    ),
    # Bodies and media
    "heading-top": _error(
        N_("a heading with one “#” is the title, and the title is given in the front matter"),
        N_("Write “## {text}”."),
    ),
    "html-shown": _warning(N_("HTML is shown as text, and <{tag}> is HTML"), N_("Use Markdown instead.")),
    "link-missing": _error(
        N_("there is no file “{target}”"),
        N_("Check the name. The path starts from this file's own folder."),
    ),
    "link-outside": _error(
        N_("“{target}” is outside the content folder"),
        N_("Put the file in content/media/ and refer to it there."),
    ),
    "link-unsafe": _error(
        N_("“{target}” is not an address that a reader can open"),
        N_("Use https://, mailto:, tel: or a relative path."),
    ),
    "picture-elsewhere": _error(
        N_("the picture “{target}” is on another website, and readers' browsers are not sent there"),
        N_("Put a copy in content/media/ and refer to that."),
    ),
    "picture-alt": _error(
        N_("the picture “{target}” has no text for those who cannot see it"),
        N_("Write what it shows: ![what it shows]({target})"),
    ),
    "media-type": _error(N_("files of this type are not published: {type}"), N_("Allowed are: {allowed}.")),
    "media-content": _error(
        N_("the file's name says {type}, but its content is something else"),
        N_("Save it again in the right format."),
    ),
    # Rules of the format that need more than one key or file
    "date-differs": _error(
        N_("the date {value} differs from the one in the file's name, {expected}"),
        N_("Correct the date, or rename the file."),
    ),
    "date-order": _error(N_("“{first}” lies after “{last}”"), N_("Check both dates.")),
    "change-note": _error(N_("a change of this kind needs a note that says what changed"), N_("Add a line “note: …”.")),
    "promise-empty": _error(
        N_("the promise has neither a target nor a state"),
        N_("Add “target: …” (unknown is allowed) or “state: …”."),
    ),
    "phase-empty": _error(N_("the phase has neither a target nor a state"), N_("Add “target: …” or “state: …”.")),
    "promise-quantity": _error(
        N_("a promised quantity needs both “figure” and “value”"),
        N_("Add the one that is missing."),
    ),
    "slip-unexplained": _error(
        N_("“{label}” moves to later without a reason: from {before}{before_words} in {place} to {after}{after_words}"),
        N_("Add a line “reason: …”, or “reason: not_stated” if the public was given none."),
    ),
    "softening-unexplained": _error(
        N_(
            "“{label}” gets less certain without a reason: "
            "from {before}{before_words} in {place} to {after}{after_words}"
        ),
        N_("Add a line “reason: …”, or “reason: not_stated” if the public was given none."),
    ),
    "promise-due": _reminder(
        N_("“{label}” is promised for {target}, and the last day is {day}"),
        N_("Report “state: done” when it is, or a new target with a reason."),
    ),
    "promise-missed": _reminder(
        N_("“{label}” was promised for {target}; the last day was {day}, and nothing says that it was met"),
        N_("Report “state: done” with its date, or a new target with a reason."),
    ),
    "next-update-due": _reminder(
        N_("the next update is promised for {target}, and the last day is {day}"),
        N_("Publish an update by then, if only to say when more will come."),
    ),
    "next-update-overdue": _reminder(
        N_("the next update was promised for {target}; the last day was {day}, and none has come"),
        N_("Publish an update, if only to say when more will come. The site says that it is late."),
    ),
    "promise-of-phase": _error(
        N_("the promise “{id}” gets its times from the phase “{phase}”"),
        N_("Report the phase under “phases” instead."),
    ),
    "division-unknown": _error(N_("the plan's period is not divided into “{value}”"), N_("These exist: {known}.")),
    "period-unknown": _error(N_("the plan has no period “{period}”"), N_("Its periods are: {known}.")),
    "explanation-missing": _error(
        N_("the status “{status}” has to be explained, and “{key}” is missing"),
        N_("Add a line “{key}: …”."),
    ),
    "result-form": _error(
        N_("this result does not fit the requirement"),
        N_("A result of “{leaf}” is written with: {expected}."),
    ),
    "requirement-value": _error(N_("a requirement of this kind needs “value”"), N_("Add a line “value: …”.")),
    "translation-original": _error(
        N_("there is no {name} to translate"),
        N_("Check the name: a translation stands beside the original."),
    ),
    "translation-language": _error(
        N_("the site has no language “{language}”"),
        N_("Add it to “languages” in site.yml."),
    ),
    "translation-order": _error(
        N_("“{key}” has another number of entries here than in the original"),
        N_("Write as many, in the same order."),
    ),
    "translation-main": _error(
        N_("“{language}” is the site's main language, which is not translated into"),
        N_("Write the words in {name}, and delete this file."),
    ),
    "translation-words": _error(
        N_("“{key}” cannot be translated: a translation holds only the texts that differ"),
        N_("Delete the line; the original says it."),
    ),
    # What is said beside what is meant
    "words-differ": _warning(
        N_("the words say “{said}”, but “target” says “{target}”"),
        N_("Correct the one that is wrong: the last day has to be the same."),
    ),
    # Contact channels over time
    "contact-missing": _error(
        N_("there is no contact “{id}”"),
        N_(
            "These exist: {known}. One that is no longer in use is not deleted: give it “until” and “replaced_by”, "
            "and older texts say what came in its place."
        ),
        N_(
            "Did you mean “{guess}”? If “{id}” was deleted, put it back with “until” and “replaced_by”, "
            "and older texts say what came in its place."
        ),
    ),
    "figure-cycle": _error(
        N_("what the figure is a part of leads back to itself: {chain}"),
        N_("Delete “part_of” from the figure that is the whole."),
    ),
    "contact-cycle": _error(
        N_("what replaces the contact leads back to itself: {chain}"),
        N_("Delete “replaced_by” from the one that is in use."),
    ),
    "contact-until": _warning(
        N_("the contact “{id}” is replaced by “{other}”, and nothing says from when"),
        N_("Add a line “until: …” with the last day of “{id}”."),
    ),
    "contact-ended": _warning(
        N_("the contact “{id}” was in use until and including {until}, and nothing in use has replaced it"),
        N_("Name what came in its place under “replaced_by” in content/contacts.yml, or take it out here."),
    ),
    # Figures over time and in words
    "figure-unit-changed": _warning(
        N_("“{figure}” is counted in “{after}” here, and in “{before}” in {update}"),
        N_("Correct the unit, or tell readers in a line “note: …” why it has changed."),
    ),
    "figure-base-changed": _warning(
        N_("“{figure}” is a part of “{after}” here, and of “{before}” in {update}"),
        N_("Correct “part_of”, or tell readers in a line “note: …” why the base has changed."),
    ),
    "figure-against-direction": _warning(
        N_("“{figure}” goes from {before} in {update} to {after} here, and its direction is “{direction}”"),
        N_("Correct the number, or tell readers in a line “note: …” how it came about."),
    ),
    "figure-text-differs": _warning(
        N_("“{text}” differs from {value}, which this update reports as “{figure}”"),
        N_("Correct the one that is wrong. The number of an earlier day is {{{{ figure:{figure}@YYYY-MM-DD }}}}."),
    ),
    # Actions
    "action-text": _warning(
        N_("readers have to do something, but nothing says what"),
        N_("Add a line “text: …” that says what to do."),
    ),
    "action-by-past": _warning(
        N_("the deadline {by} has passed already when this update is published ({day})"),
        N_("Check “by”: readers are told that it is too late."),
    ),
    # What cannot be true of promises, updates and figures
    "ended-target": _error(
        N_("“{label}” cannot be over and get a new time at once"),
        N_("Delete the target: what was promised is {before}, and the promise is measured by that."),
    ),
    "done-ahead": _error(
        N_("“{label}” is said to be done {date}, and that lies after the day of the update"),
        N_("Write when it was done, or a target where it is still to come."),
    ),
    "done-before": _warning(
        N_("“{label}” is said to be done {date}, before anything was promised on {day}"),
        N_("Check the year."),
    ),
    "target-past": _warning(
        N_("{target} had passed already on the day of the update"),
        N_("Check the year: readers are told that it was not met in time."),
    ),
    "reason-form": _error(
        N_("readers would be shown “{value}” as the reason"),
        N_("Write the reason in a sentence, or “not_stated” if the public was given none."),
        _DID_YOU_MEAN,
    ),
    "corrects-later": _error(
        N_("“{id}” is not earlier than this update, so this cannot correct it"),
        N_("Name the earlier update that this one revises."),
    ),
    "reference-here": _error(
        N_("references do not work in a title, and readers would see “{source}”"),
        N_("Write the words themselves."),
    ),
    # The files of the public record
    "record-damaged": _error(
        N_("this part of the public record is damaged, or was changed by hand"),
        N_("Fetch it back from version control as it was. Nobody edits the record; “fremdrift record” adds to it."),
    ),
    "record-lost": _error(
        N_("a part of the public record is missing, and {entry} tells of it"),
        N_("Fetch it back from version control."),
    ),
    "record-stray": _error(
        N_("nothing in the public record tells of this file"),
        N_("Delete it, or fetch the file that told of it back from version control."),
    ),
    "record-format": _error(
        N_("this part of the public record is in format {found}, and this version of Fremdrift reads format 1"),
        N_("Use the version of Fremdrift that wrote it, or a newer one."),
    ),
    # What has been public stays, and changes only with a word about it
    "address-vanished": _error(
        N_("{address} has been public since {since}, and the page would vanish"),
        N_(
            "Put the file back; its words are in {words}. Was it renamed? Add “{address}” under “aliases” in the new "
            "file. May its words no longer be read? Keep the file, and add “withdrawn” with a date and a reason."
        ),
        N_("{guess} says the same: if it is this page under another name, add “{address}” under “aliases” there."),
    ),
    "paths-changed": _error(
        N_("pages have been public at the former addresses, and all of them would move"),
        N_("Put “paths” back as it was: addresses are for ever."),
    ),
    "language-vanished": _error(
        N_(
            "the site has been public in the language “{language}” since {since}, and all its pages there would be gone"
        ),
        N_("Put “{language}” back under “languages”: addresses are for ever."),
    ),
    "page-absorbed": _error(
        N_("{address} has been public since {since}, and another page that was there already would take its place"),
        N_(
            "Put the file back; its words are in {words}. May they no longer be read? "
            "Add “withdrawn” with a date and a reason to it, and a link to the other page."
        ),
    ),
    "published-hidden": _error(
        N_("this page has been public since {since}, and would vanish from the site"),
        N_(
            "Take this back. "
            "A page whose words may no longer be read gets “withdrawn” with a date and a reason instead."
        ),
    ),
    "file-vanished": _error(
        N_("what this file says has been public since {since}, and the file is gone"),
        N_("Put it back; its words are in {words}."),
    ),
    "alias-missing": _error(
        N_("this page was public at {address}, and nothing would be there any longer"),
        N_("Add “{address}” under “aliases”: readers are led on from there."),
    ),
    "medium-vanished": _error(
        N_("{address} has been public since {since}, and would vanish"),
        N_(
            "Put the file back, and link to it from a page. Must it go, because of personal data or an order? "
            "Note that with “fremdrift redact”."
        ),
    ),
    "medium-changed": _error(
        N_("this file has been public since {since} with another content"),
        N_("Put the former one back, and give the new one a name of its own."),
    ),
    "medium-redacted": _error(
        N_("the document that was public under this name since {since} has been taken away for good"),
        N_("Give this one another name."),
    ),
    "id-vanished": _error(
        N_("{kind} “{id}” has been public here, and would vanish"),
        N_("Put it back. A contact that is no longer in use gets “until” and “replaced_by”."),
    ),
    "words-changed": _error(
        N_("the public words have changed and nothing says so: they were “{before}”, and are “{after}”"),
        N_(
            "Tell readers under “changes”, after those that stand there, in three lines: “- date: {day}”, "
            "“  kind: correction” (or clarification, addition, typo), “  note: …”. Or put the words back."
        ),
    ),
    "typo-meaning": _error(
        N_("this is more than a typing error: the words were “{before}”, and are “{after}”"),
        N_("Call the change a correction, a clarification or an addition, with a note, or put the words back."),
    ),
    "definition-changed": _error(
        N_("what was signed has changed and nothing says so: it was “{before}”, and is “{after}”"),
        N_(
            "Tell it in {plan} under “amendments”, in six lines: “- date: {day}”, “  goal: {goal}”, "
            "“  field: {field}”, “  from: …”, “  to: …”, “  reason: …”. Or put it back."
        ),
    ),
    "change-removed": _error(
        N_("a change that readers were told of has been taken out, moved or rewritten"),
        N_("Put it back as it was, and tell what is new after it."),
    ),
    "change-backdated": _error(
        N_("a change told for the first time cannot be of {day}: the words that it changed were public on {since}"),
        N_("Write the day on which the change is published."),
    ),
    "change-was": _error(
        N_("“from” says “{value}”, and readers saw “{was}”"),
        N_("Write “from: {was}”."),
    ),
    "follow-up-fixed": _error(
        N_("“{key}” of a published follow-up cannot change"),
        N_("Put it back as it was."),
    ),
    "row-vanished": _error(
        N_("what goal {goal} reported has been public since {since}, and would vanish"),
        N_("Put the row back."),
    ),
    "row-added": _error(
        N_("goal {goal} was not in this follow-up when it was published, and nothing says that it has been added"),
        N_(
            "Tell it in the row under “changes”, in five lines: “- date: {day}”, “  field: status”, “  from: none”, "
            "“  to: …”, “  note: …”."
        ),
    ),
    "row-changed": _error(
        N_("what was reported has changed and nothing says so: it was “{before}”, and is “{after}”"),
        N_(
            "Tell it in the row under “changes”, after those that stand there, in five lines: “- date: {day}”, "
            "“  field: {field}”, “  from: {from}”, “  to: {to}”, “  note: …”. Or put it back."
        ),
    ),
    # Declared changes, amendments and corrections
    "change-order": _error(
        N_("this change is dated {day}, and the one above it {before}"),
        N_("Put the changes in order, the oldest first."),
    ),
    "change-early": _error(
        N_("this change is dated {day}, and there was nothing to change before {first}"),
        N_("Check the day: it is the one from which readers saw the change."),
    ),
    "change-future": _error(
        N_("this change is dated {day}, and that day has not come"),
        N_("Write the day from which readers see the change."),
    ),
    "change-field": _error(
        N_("there is no field “{field}” here"),
        N_("The fields here are: {known}."),
        N_("Did you mean “{guess}”? The fields here are: {known}."),
    ),
    "change-same": _error(
        N_("“from” and “to” both say “{value}”"), N_("Write what it said before, and what it says now.")
    ),
    "change-from": _error(
        N_("“from” says “{value}”, and the change of the same field before this one ended with “{expected}”"),
        N_("Write “from: {expected}”, or correct that change."),
    ),
    "change-to": _error(
        N_("“to” says “{value}”, and the field itself now says “{expected}”"),
        N_("Make the two agree. If it was changed once more, write another change below this one."),
    ),
    # What is not public yet
    "link-unpublished": _error(
        N_("“{target}” is not public when this text is published"),
        N_("Take the link out, or publish this text later."),
    ),
    "media-unused": _warning(
        N_("no page shows this file or links to it, so it will not be published"),
        N_("Show it or link to it from a page, or delete it."),
    ),
    "time-skipped": _warning(
        N_("there is no {value} on that day: the clocks go forward over it"),
        N_("It will appear at {time}. Write the time that you mean."),
    ),
    # Personal data
    "personal-number": _error(
        N_("this looks like somebody’s CPR number ({number})"),
        N_("Take it out. If it has been committed, it is in the repository’s history as well: purge it from there."),
    ),
    "personal-number-maybe": _warning(
        N_("these ten digits may be somebody’s CPR number ({number})"),
        N_("Take them out if they are. If not, put a space between them."),
    ),
    # What was withdrawn
    "withdrawn-early": _error(
        N_("this page was withdrawn on {day}, and readers have seen it since {first} only"),
        N_("Write the day from which it is withdrawn."),
    ),
    "withdrawn-future": _error(
        N_("this page is withdrawn on {day}, and that day has not come"),
        N_("Write the day from which it is withdrawn. A page is withdrawn as soon as this is published."),
    ),
    # What came of a plan
    "analysis-missing": _warning(
        N_("goal {goal} was missed (“outcome: {outcome}”), and there is no analysis"),
        N_("Add “analysis: …” and say why it went as it did. The annual result says that the analysis is missing."),
    ),
    "outcome-missing": _warning(
        N_("this is the last follow-up of plan {plan}, and these goals have no outcome in it: {goals}"),
        N_("Add “outcome: met”, “outcome: partly” or “outcome: not_met” to the row of each."),
    ),
    "outcome-against-result": _warning(
        N_("the outcome of goal {goal} is “{outcome}”, and by the figures it is “{met}”"),
        N_("Correct the one that is wrong, or say in “analysis” or “note” why the outcome is another."),
    ),
    # Divisions of a plan's period
    "division-ambiguous": _error(
        N_("the plan has “{value}” more than once"),
        N_("Say which one accounts for the milestone: {known}."),
    ),
    # Whether a plan agrees with itself
    "milestone-elsewhere": _warning(
        N_("“by” is {by}, which ends in {lies}, and “report” says {report}"),
        N_("Correct the one that is wrong, or tell readers in a line “note: …” of the milestone why they differ."),
    ),
    "milestone-after-plan": _warning(
        N_("the milestone is accounted for in {report}, and “by” is {by}, after the plan’s last day, {last}"),
        N_(
            "Correct the one that is wrong, or tell readers in a line “note: …” of the milestone how it is followed up."
        ),
    ),
    "milestone-before-plan": _warning(
        N_("“by” is {by}, and the plan begins on {first}"),
        N_("Check the year, or tell readers in a line “note: …” of the milestone why it lies before the plan."),
    ),
    "milestone-not-due": _warning(
        N_("the milestone is accounted for in {report}, and the goal is reported in {due} only"),
        N_("Correct “report”, or add {report} to “due” under “reporting”."),
    ),
    "reporting-missing": _warning(
        N_("nothing says when the goal is reported"),
        N_("Add a line “reporting:”, and below it “  due: [{known}]” with those of them that it is reported in."),
    ),
    "measurement-late": _warning(
        N_("“expected” is {expected}, and the last period that the goal is reported in ends on {last}"),
        N_("Correct “expected”, or add a later period to “due” under “reporting”."),
    ),
    "requirement-outside": _warning(
        N_("“by” is {by}, and the plan runs from {first} to {last}"),
        N_("Correct “by”, or delete the line: then the plan’s last day holds."),
    ),
    "requirement-number-differs": _warning(
        N_("“{text}” differs from {value}, which is what the requirement compares with"),
        N_("Correct the one that is not what was agreed."),
    ),
    "requirement-number-missing": _warning(
        N_("the requirement compares with {value}, and “requirement_text” does not say that number"),
        N_("Correct the one that is not what was agreed."),
    ),
    "denominator-differs": _warning(
        N_("the denominator speaks of {words}, and the requirement does not"),
        N_("Let the two say the same, or tell readers in a line “note: …” under “ratio” how it is counted."),
    ),
    "aim-empty": _warning(
        N_("the plan has no goal under the aim “{aim}”"),
        N_("Add one, or check “aim” of the goals that belong there."),
    ),
    "volume-larger": _warning(
        N_("the volume is {value}, and “{base}”, which it is a part of, is {whole}"),
        N_("Correct the one that is wrong, or delete “part_of”."),
    ),
    "volume-expects": _warning(
        N_("“expects” says “{value}”, and no follow-up reports such a number"),
        N_("Delete the line: no number is reported of “{leaf}”."),
        N_("Write one of: {guess}."),
    ),
    # What people judged against what follows from the results
    "status-against-result": _error(
        N_("the status is “{status}”, and these are the results to date, with what is required in brackets: {results}"),
        N_("The requirement is not met: write another status, or tell readers why in a line “note: …” in the row."),
        N_("The requirement is met: write another status, or tell readers why in a line “note: …” in the row."),
    ),
    # What cannot be
    "goal-number-twice": _error(
        N_("another goal of this plan has the number {number}: {other}"),
        N_("Give one of them a number of its own, or delete the file that is not meant."),
    ),
    "requirement-empty": _error(N_("nothing is listed under “{key}”"), N_("List what is required, or write one part.")),
    "requirement-unused": _error(
        N_("“{key}” means nothing for a requirement of the kind “{kind}”"),
        N_("Delete the line, or write another kind."),
    ),
    "scale-order": _error(
        N_("the scale goes from {min} to {max}"),
        N_("Write the lower end under “min”, the upper end under “max”."),
    ),
    "off-scale": _error(
        N_("{value} is not on the scale, which goes from {min} to {max}"),
        N_("Correct the number, or the goal's scale."),
    ),
    "reference-circle": _error(
        N_("“{key}” leads back to where it began"),
        N_("Let it lead to another, or delete the line."),
    ),
    "count-negative": _error(
        N_("“{key}” is {value}, and a count is never below zero"),
        N_("Correct the number."),
    ),
    "count-fraction": _warning(
        N_("“{key}” is {value}, and a count is a whole number"),
        N_("Write what was counted, never a percentage."),
    ),
    "share-of-nothing": _error(
        N_("{numerator} out of {denominator} cannot be"),
        N_("Correct one of them. Where there was nothing to count, both are 0."),
    ),
    "share-over-whole": _warning(
        N_("{numerator} out of {denominator} is more than the whole"),
        N_("Check whether numerator and denominator are the right way round."),
    ),
    "date-ahead": _error(
        N_("the date is {day}, and the follow-up came out on {published} already"),
        N_(
            "Correct the day, or move the news to the follow-up that comes after it. After the plan’s last one, tell of"
            " it under “changes” in the same row, dated on that day or later."
        ),
    ),
    "date-not-done": _error(
        N_("there is a date of when it was done, and it is not said to be done"),
        N_("Delete the date, or say that it is done."),
    ),
    "follow-up-early": _warning(
        N_("the follow-up for {period} comes out on {day}, before {first}, when that period begins"),
        N_("Correct the date, or the name of the file."),
    ),
    "due-not-reported": _warning(
        N_("goal {goal} is due for this period, and is not reported"),
        N_("Add a row with its status and its results. Where nothing is known yet, there is a status for that too."),
    ),
    # Results to date
    "limit-passed": _warning(
        N_("the time limit of “{leaf}” in goal {goal} was {by}, and no follow-up has said anything of it"),
        N_("Add its result: what was reached, or “done: false”."),
    ),
    "outcome-early": _warning(
        N_("the outcome of a goal belongs in the last follow-up of a year or of a plan, and this is {period}"),
        N_("Move “outcome” to {last}, and “analysis” and “next_year” with it."),
    ),
    "answers-missing": _error(
        N_("the goal’s result is a mean, and the answers are missing that it is weighted by"),
        N_("Add a line “answers: …” with the number of answers behind the value."),
        N_("Correct “answers”. Where nobody answered, leave the result out."),
    ),
}
"""Every code there is. Codes are stable: they stand in site.yml and in people's notes."""

LOCKED = frozenset({"personal-number-maybe"})
"""The warnings that no site may lower: personal data concerns those whose it is."""


def lowerable(code: str) -> bool:
    """Whether a site may turn a code down or off: neither what is an error on every site nor what is locked."""
    return RULES[code].severity != "error" and code not in LOCKED


KIND_WORDS = (
    N_("aim"),
    N_("audience"),
    N_("category"),
    N_("check"),
    N_("contact"),
    N_("figure"),
    N_("goal"),
    N_("leaf"),
    N_("measure type"),
    N_("milestone"),
    N_("phase"),
    N_("plan"),
    N_("promise"),
    N_("question"),
    N_("status"),
    N_("term"),
    N_("topic"),
    N_("unit"),
    N_("update"),
    N_("volume"),
)
"""What a reference can lead to, as said in the param `kind`: looked up in the catalogue like a text."""
