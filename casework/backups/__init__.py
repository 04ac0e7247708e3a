"""Backups: one archive of database, files and what they should say; put back only after everything was checked.

Beside the engine's packages, because it copies all tables of all rooms by name and imports none of them.
"""
