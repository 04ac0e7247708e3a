"""Requests about one's own data: to correct it, to delete it; a case like any other."""
