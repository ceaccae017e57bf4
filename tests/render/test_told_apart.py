"""Words in another language than their page say so in HTML, with the least that will do."""

from __future__ import annotations

import pytest

from generator.model.foreign import CLOSE, foreign, opening
from generator.render.told_apart import told_apart

DA = foreign("dansk", "da")
"""A word marked as Danish."""


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        pytest.param('<h1 class="a" lang="da">dansk</h1>', f'<h1 class="a">{DA}</h1>', id="alone in an element"),
        pytest.param('<p>The <span lang="da">dansk</span></p>', f"<p>The {DA}</p>", id="beside others"),
        pytest.param("<p>The dansk</p>", f"<p>The {foreign('dansk', 'en')}</p>", id="of the page's own language"),
        pytest.param(
            '<p lang="da">a <b>dansk</b></p>', f"<p>{opening('da')}a <b>{DA}</b>{CLOSE}</p>", id="within its own"
        ),
        pytest.param(
            '<div lang="da">a <i lang="en">b</i></div>',
            f"<div>{opening('da')}a <i>{foreign('b', 'en')}</i>{CLOSE}</div>",
            id="one in the other",
        ),
        pytest.param(
            '<li>1 <div lang="da"><p>a</p></div></li>', f"<li>1 {opening('da')}<p>a</p>{CLOSE}</li>", id="of blocks"
        ),
        pytest.param('<a title="dansk">x</a>', f'<a title="{DA}">x</a>', id="in an attribute"),
        pytest.param("<title>dansk – x</title>", f"<title>{DA} – x</title>", id="beside others in a title"),
        pytest.param('<title lang="da">dansk</title>', f"<title>{DA}</title>", id="a whole title"),
        pytest.param(
            '<svg><text>a <tspan lang="da">dansk</tspan></text></svg>',
            f"<svg><text>a {DA}</text></svg>",
            id="in a drawing",
        ),
        pytest.param("<p>dan</p><p>sk</p>", f"<p>{DA[:4]}</p><p>sk{CLOSE}</p>", id="cut short"),
        pytest.param('<p><br>x <i lang="da">dansk</i></p>', f"<p><br>x <i>{DA}</i></p>", id="after an empty element"),
        pytest.param('<p lang="en"><b lang="da">dansk</b></p>', f'<p lang="en"><b>{DA}</b></p>', id="in a known one"),
    ],
)
def test_marked_words_get_a_lang_where_html_can_say_it(expected: str, html: str) -> None:
    assert expected == told_apart(html.encode(), "en").decode()
