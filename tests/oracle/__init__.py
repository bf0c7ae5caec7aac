"""A second, plain reckoning of league tables that shares no code with torneo; it is there to disagree.

Written from the words of the case form (FORMAT.md) and of the notes on tie-breaks, section 3. Only the modules
`trials` and the tests know torneo; a test holds the others to that.
"""
