"""What the steps of each kind of matter ask, one file per kind."""
