"""拟稿、核稿、签发: who did what of a paper, told from the steps its process already has."""
