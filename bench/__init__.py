"""Reproducible measurements of whole builds; no part of the tests' verdict."""
