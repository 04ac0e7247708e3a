"""接续办理: cases that began on paper before the office worked on the platform."""
