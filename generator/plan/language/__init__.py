"""How the site says things: words, labels, dates, statuses and results."""
