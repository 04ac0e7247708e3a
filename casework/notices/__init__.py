"""Public notices (公告、公示), what the public objects to them, and the gate that keeps personal data out of them."""
