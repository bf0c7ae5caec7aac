"""What can be recorded: the kinds of entries, the hash chain as a calculation, and replay into Facts.

Pure: where entries are kept is the business of `store`.
"""
