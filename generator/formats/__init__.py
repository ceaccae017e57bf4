"""Files for machines, built as data: feeds, sitemap, search."""
