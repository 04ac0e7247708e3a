"""用印登记 and 送达回证 of the papers issued here."""
