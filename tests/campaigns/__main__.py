"""Run one campaign, or all: exit code 1 when one fails."""

import argparse
import importlib
import random
import sys

NAMES = (
    "kill",
    "serverkill",
    "bitflips",
    "diskfull",
    "oracle",
    "simulation",
    "mutation",
    "schemathesis",
    "qualification",
    "axe",
)


def main() -> int:
    if sys.argv[1:2] == ["screenshots"]:  # no campaign with a verdict: pictures, for a person to look at
        from tests.campaigns import screenshots

        return screenshots.main(sys.argv[2:])
    if sys.argv[1:2] == ["walks"]:  # nor this: transcripts of what each role did and saw
        from tests.campaigns import walks

        return walks.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns")
    parser.add_argument("name", choices=(*NAMES, "all"))
    parser.add_argument("--short", action="store_true", help="a few rounds, for every day")
    parser.add_argument("--rounds", type=int, help="how many, instead of the usual number")
    parser.add_argument("--seed", type=int, help="repeat a campaign; default: a new one, printed")
    told = parser.parse_args()
    seed = told.seed if told.seed is not None else random.SystemRandom().randrange(2**32)
    passed = True
    for name in NAMES if told.name == "all" else (told.name,):
        campaign = importlib.import_module(f"tests.campaigns.{name}")
        rounds = told.rounds or (campaign.SHORT if told.short else campaign.FULL)
        verdict = campaign.run(rounds=rounds, seed=seed)
        passed = passed and verdict.passed
        print(verdict, flush=True)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
