"""Telling right from wrong: the judge, where the truth comes from, and how strong the tests are."""
