"""待提议题: what the platform notices that several units should decide together."""
