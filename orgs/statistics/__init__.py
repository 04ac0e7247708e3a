"""Statistics of the register and its cases: every figure is a queryset, counted for the table and shown as its list."""
