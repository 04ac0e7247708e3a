"""督办任务: what a decision asks of the unit that has the power over a case, and of nobody else."""
