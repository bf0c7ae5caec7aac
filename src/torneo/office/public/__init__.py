"""What the public pages show, as values: each module prepares one kind of page from a season. Nothing here is said."""
