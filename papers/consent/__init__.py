"""电子送达确认书: a party agrees to be served on the platform, or no longer does."""
