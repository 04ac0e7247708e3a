"""代管资金 (第四十条): a street's hub holds money for filed bodies: lines that are only added, spending by two people, published every half year."""
