"""Waste is looked for in quiet moments, and what is here to stay is set apart."""

import subprocess
import sys

RING = """
import gc, time, weakref
from torneo.web import tidying

class Ring:
    pass

tidying.begin()
kept = gc.get_freeze_count()
ring = Ring()
ring.itself, gone = ring, weakref.ref(ring)
held = [[] for _ in range(200_000)]  # until what is young was searched often enough, and the ring is old
del ring
searched = gc.get_stats()[2]["collections"]
give_up = time.monotonic() + 60
while gone() is not None and time.monotonic() < give_up:
    time.sleep(0.1)
print(kept > 0, gone() is None, gc.get_stats()[2]["collections"] - searched, gc.get_freeze_count() > kept + 200_000)
"""


def test_old_waste_goes_in_a_quiet_second_and_the_rest_is_set_apart():
    """In a process of its own, whose collector is as a server sets it."""
    said = subprocess.run([sys.executable, "-c", RING], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True", "True", "1", "True"]


def test_nothing_is_searched_where_nothing_was_made():
    """A second search of everything would find what the first one found."""
    code = (
        "import gc, time\n"
        "from torneo.web import tidying\n"
        "tidying.begin()\n"
        "before = gc.get_stats()[2]['collections']\n"
        "time.sleep(3)\n"
        "print(gc.get_stats()[2]['collections'] - before)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said == "0\n"
