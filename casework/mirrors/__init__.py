"""外部系统: what has to be entered again in the systems of the city and the ministry, and the number it got there."""
