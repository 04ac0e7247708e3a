"""The gate: numbers of persons in what is about to be published. Fails closed: what cannot be read is said."""
