"""Explorers: whole processes driven by anybody at any time, held against tables written a second time by hand."""
