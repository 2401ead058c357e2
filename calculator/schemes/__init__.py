"""One file a rule: the law's words at the top, under them the terms they offer a person.

Each has ``assess(account) -> Estimate``. Which of them rules a place is the engine's business.
"""
