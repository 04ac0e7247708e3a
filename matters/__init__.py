"""Side matters: what runs beside the main way of a case, whatever the process."""
