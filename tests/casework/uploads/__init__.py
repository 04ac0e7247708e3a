"""Uploads: good and hostile files against the inspection."""
