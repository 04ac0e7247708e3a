"""What all pages over cases share: who stands there, which case they may see, how a step is pressed."""
