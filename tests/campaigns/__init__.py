"""Long trials of the ledger, each with a seed, counts and a verdict; `python -m tests.campaigns NAME [--short]`."""
