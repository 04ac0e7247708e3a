"""Numbers of papers: drawn here, or entered from the office's number book on paper."""
