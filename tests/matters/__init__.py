"""Side matters."""
