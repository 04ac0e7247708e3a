"""章程: the model text, a charter made from it, the clauses the law asks for, and how a charter differs from the model."""
