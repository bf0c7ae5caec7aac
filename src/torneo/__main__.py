"""`python -m torneo` is the `torneo` command."""

from torneo.cli.main import main

if __name__ == "__main__":
    main()
