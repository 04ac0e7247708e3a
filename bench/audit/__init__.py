"""The audit of every page in Chromium, of its markup by the Nu checker, and a stranger's walk: `script/audit pages`."""
