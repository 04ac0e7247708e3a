"""章程: written with the applicant from a model text; the engine of every process that has one."""
