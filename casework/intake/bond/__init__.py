"""签章页: a page printed here to be signed and sealed carries a QR; its scan is read and held against what stands now."""
