"""居民满意度评价 (第四十三条): a round of printed codes a year, answered once each, without a name; a reference, never the only ground."""
