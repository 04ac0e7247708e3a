"""材料汇编: the packet of a meeting as one PDF, a copy for every unit under its own watermark."""
