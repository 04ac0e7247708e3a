"""Certificate blanks: numbered stock, received, used at sealing, spoiled, handed back, destroyed by two people."""
