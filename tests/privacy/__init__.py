"""Personal data: declared, asked for, proved to be nowhere in clear."""
