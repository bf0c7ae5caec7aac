"""Normal numbers by counting: each is a function of seed, block and key, so no order or split of the work matters."""

import hashlib

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def normals(seed: int, *, first_block: int, blocks: int, keys: Words) -> npt.NDArray[np.float64]:
    """Independent standard normal numbers, `[blocks, keys]`.

    SplitMix64 as a hash of (seed, block, key), then the method of Box and Muller.
    Source: Steele, Lea & Flood, OOPSLA 2014; Box & Muller, Annals of Mathematical Statistics 29 (1958).
    """
    with np.errstate(over="ignore"):
        start = _mixed(_mixed(np.array([seed], np.uint64)) ^ np.uint64(0x746F726E656F))
        block = _mixed(start + _STEP * np.arange(first_block, first_block + blocks, dtype=np.uint64))
        cell = _mixed(block[:, None] ^ _mixed(keys + _STEP)[None, :])
        other = _mixed(cell + _STEP)
    unit = 2.0**-53
    radius = np.sqrt(-2.0 * np.log(((cell >> np.uint64(11)).astype(np.float64) + 1.0) * unit))
    turn: npt.NDArray[np.float64] = np.cos(2.0 * np.pi * unit * (other >> np.uint64(11)).astype(np.float64))
    return radius * turn


def key_of(text: str) -> int:
    """The key of a name: the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def _mixed(words: Words) -> Words:
    words = words + _STEP
    words = (words ^ (words >> np.uint64(30))) * _MIX_1
    words = (words ^ (words >> np.uint64(27))) * _MIX_2
    return words ^ (words >> np.uint64(31))
