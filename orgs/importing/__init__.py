"""The existing register, from a spreadsheet: every cell checked, every row traceable, every batch reversible."""
