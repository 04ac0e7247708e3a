"""年度确认: a filed body's year, reported by its leader, looked into by its community, concluded by its street."""
