"""Use cases: commands and queries behind permissions, and the only door for what people and programs look through.

Nothing is imported here, so that asking for help or checking a folder costs no more than it must: take
`office.commands`, `office.queries`, `office.folder`, `office.permissions`.
"""
