"""社区社会组织: bodies filed by a street; one folder a process, the nouns they share at this folder's top."""
