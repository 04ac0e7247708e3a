"""备案变更: what has changed of a filed body, recorded at once and checked afterwards, or checked, posted and decided."""
