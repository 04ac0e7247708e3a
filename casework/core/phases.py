"""The places in a step where the rooms above the core have their say; filled once by casework's `ready()`."""

# prepare:   callable(case, act)         before the checks: gathers drafts and files (intake)
# deadlines: callable(case, act)         after the save: ends and opens deadlines, sets awaits and due_on (clock)
# freeze:    callable(case, act)         after the journal line: freezes what was handed in (intake)
# letters:   callable(case, act)         after the effects: writes letters and notices as rows (post)
# commit:    callable(case_pk)           once the transaction has committed: nudges the outbox (post)
# recalled:  callable(case, entry) -> sentence or None   may this step still be recalled; undoes its letters (post)
PHASES = {"prepare": [], "deadlines": [], "freeze": [], "letters": [], "commit": [], "recall": []}
