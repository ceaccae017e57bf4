"""Pages as linked data: the same facts that readers see, in the words of schema.org, as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.settings import Authority, Language
from generator.model.urls import HOME

if TYPE_CHECKING:
    from generator.plan.output import Page
    from generator.plan.views.shared import Article, Bound, Correction, DataCopy, Dataset, Measured

_CONTEXT = "https://schema.org"
_SITE, _PUBLISHER, _DATA = "#site", "#publisher", "#data"
"""What the things that have no page of their own are told apart by."""

_VALUES: dict[Bound, str] = {"exact": "value", "least": "minValue", "most": "maxValue"}
"""What of a value a number is. One that is only near it is none: programs do not read reservations."""

_EXACT = "\N{INFORMATION SEPARATOR TWO}"
_NUMBER = re.compile(r'"\\u001e(-?\d+(?:\.\d+)?)"')
"""How a number stands in JSON until its quotes are taken off: a binary fraction would not be what was typed."""

_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"})
"""What could end the script element that JSON stands in, or be read as HTML, in JSON's own spelling."""

_Node = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site that a page is of. `picture` is the page's, `here` the address that it is known by, both whole ones.

    `language` is that of the page's words.
    `url` is where the addresses of its pages begin, `root` where the whole site does, both without a closing slash.
    """

    url: str
    root: str
    here: str
    title: str
    language: Language
    publisher: Authority | None
    picture: str


def linked_data(page: Page, site: Site, home: str) -> str:
    """A page as JSON-LD without any character that HTML knows; empty where it is nothing but a page.

    `home` is what the front page is called in the way to it.
    """
    shared, nodes = page.shared, list[_Node]()
    if page.address == HOME:
        nodes += [_website(site), _publisher(site)]
    if shared.article:
        nodes.append(_article(page, shared.article, site))
    if shared.dataset:
        nodes.append(_dataset(page, shared.dataset, site))
    if page.crumbs:
        nodes.append(_breadcrumbs(page, site, home))
    if not nodes:
        return ""
    said = {"@context": _CONTEXT, "@graph": [_without_nothing(node) for node in nodes]}
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return _NUMBER.sub(r"\1", written).translate(_UNSAFE)


def _without_nothing(node: _Node) -> _Node:
    """A thing with only what is known of it."""
    return {key: value for key, value in node.items() if value not in ("", None, [])}


def _website(site: Site) -> _Node:
    return {
        **_part_of(site),
        "inLanguage": site.language,
        "image": site.picture,
        "publisher": {"@id": _publisher_id(site)},
    }


def _part_of(site: Site) -> _Node:
    """The site as far as its other pages tell of it."""
    return {"@type": "WebSite", "@id": f"{site.url}/{_SITE}", "name": site.title, "url": site.url + HOME}


def _publisher_id(site: Site) -> str:
    return f"{site.root}/{_PUBLISHER}"


def _publisher(site: Site) -> _Node:
    """Whoever stands behind the site: an authority where the settings name one, else an organisation by its title."""
    authority = site.publisher
    if authority is None:
        return {"@type": "Organization", "@id": _publisher_id(site), "name": site.title}
    return {
        **_authority(site, authority),
        "address": authority.address,
        "identifier": {"@type": "PropertyValue", "propertyID": "CVR", "value": authority.cvr} if authority.cvr else "",
    }


def _authority(site: Site, authority: Authority) -> _Node:
    return {
        "@type": "GovernmentOrganization",
        "@id": _publisher_id(site),
        "name": authority.name,
        "url": authority.url if authority.url.startswith("http") else "",
    }


def _maker(site: Site) -> _Node:
    """Whoever stands behind the site, as far as its other pages tell of them."""
    return _without_nothing(_authority(site, site.publisher) if site.publisher else _publisher(site))


def _article(page: Page, article: Article, site: Site) -> _Node:
    url = site.here
    maker = _maker(site)
    return {
        "@type": "Article",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": page.title,
        "description": page.description,
        "inLanguage": site.language,
        "datePublished": article.published,
        "dateModified": article.changed,
        "author": maker,
        "publisher": {"@id": maker["@id"]},
        "isPartOf": _part_of(site),
        "about": _about(article, site),
        "image": site.picture,
        "correction": [_correction(one, site) for one in article.corrections],
    }


def _about(article: Article, site: Site) -> _Node | None:
    if article.topic is None:
        return None
    return {"@type": "Thing", "name": article.topic.text, "url": site.url + article.topic.address}


def _correction(one: Correction, site: Site) -> _Node:
    return _without_nothing(
        {
            "@type": "CorrectionComment",
            "name": one.kind,
            "text": one.text,
            "datePublished": one.day,
            "url": site.url + one.address if one.address else "",
        }
    )


def _dataset(page: Page, dataset: Dataset, site: Site) -> _Node:
    url = site.here
    return {
        "@type": "Dataset",
        "@id": url + _DATA,
        "url": url,
        "name": dataset.name,
        "description": dataset.description,
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "creator": _maker(site),
        "dateModified": page.day,
        "temporalCoverage": f"{dataset.first}/{dataset.last}",
        "variableMeasured": [_measured(one) for one in dataset.measured],
        "distribution": [_copy(one, site) for one in dataset.files],
    }


def _measured(one: Measured) -> _Node:
    """A value; a number that is only known to be more or less than something is no value, but the end of a range."""
    value = one.value if isinstance(one.value, str) else f"{_EXACT}{one.value:f}"
    return _without_nothing(
        {
            "@type": "PropertyValue",
            "name": one.name,
            **({_VALUES[one.bound]: value} if one.bound in _VALUES else {}),
            "unitText": one.unit,
            "description": one.words if one.words != value.removeprefix(_EXACT) else "",
        }
    )


def _copy(one: DataCopy, site: Site) -> _Node:
    return {
        "@type": "DataDownload",
        "name": one.name,
        "contentUrl": site.url + one.address,
        "encodingFormat": one.media_type,
    }


def _breadcrumbs(page: Page, site: Site, home: str) -> _Node:
    way = ((home, HOME), *((crumb.text, crumb.address) for crumb in page.crumbs), (page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site.url + address}
            for number, (name, address) in enumerate(way, 1)
        ],
    }
