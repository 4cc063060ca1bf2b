"""The Merkle tree, against RFC 6962's recursive definition written out, and proofs that must not pass."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import tree

# Known answers: the roots that Certificate Transparency's own tests have for these eight entries.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

LEAVES = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def _root(leaves: list[bytes]) -> bytes:
    """As RFC 6962, section 2.1, defines it."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return sha256(b"\x01" + _root(leaves[:split]) + _root(leaves[split:])).digest()


def _proof(index: int, leaves: list[bytes]) -> list[bytes]:
    """As RFC 6962, section 2.1.1, defines it."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*_proof(index, leaves[:split]), _root(leaves[split:])]
    return [*_proof(index - split, leaves[split:]), _root(leaves[:split])]


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def _grown(leaves: list[bytes]) -> tree.Frontier:
    frontier = tree.Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier


def test_known_answers():
    leaves = [tree.leaf(bytes.fromhex(entry)) for entry in ENTRIES]
    for size, root in enumerate(ROOTS, 1):
        assert _grown(leaves[:size]).root().hex() == root
        assert tree.ProofMaker(leaves[:size]).root().hex() == root


@given(LEAVES)
def test_roots_are_the_recursive_definitions(leaves):
    assert _grown(leaves).root() == tree.ProofMaker(leaves).root() == _root(leaves)
    assert _grown(leaves).size == tree.ProofMaker(leaves).size == len(leaves)


@given(LEAVES.filter(bool))
def test_proofs_are_the_recursive_definitions_and_lead_to_the_root(leaves):
    maker, root = tree.ProofMaker(leaves), _root(leaves)
    for index, leaf in enumerate(leaves):
        proof = maker.proof(index)
        assert proof == _proof(index, leaves)
        assert tree.root_from_proof(leaf, index, len(leaves), proof) == root


@given(st.data())
def test_a_proof_of_anything_else_fails(data):
    leaves = data.draw(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70, unique=True))
    index = data.draw(st.integers(0, len(leaves) - 1))
    maker, size = tree.ProofMaker(leaves), len(leaves)
    proof, root = maker.proof(index), maker.root()
    other = bytes([leaves[index][0] ^ 1]) + leaves[index][1:]
    assert tree.root_from_proof(other, index, size, proof) != root
    for at in range(len(proof)):
        changed = [*proof[:at], bytes([proof[at][0] ^ 1]) + proof[at][1:], *proof[at + 1 :]]
        assert tree.root_from_proof(leaves[index], index, size, changed) != root
        with pytest.raises(ValueError, match="too short"):
            tree.root_from_proof(leaves[index], index, size, proof[:at] + proof[at + 1 :])
    with pytest.raises(ValueError, match="too long"):
        tree.root_from_proof(leaves[index], index, size, [*proof, bytes(32)])


@given(st.data())
def test_a_proof_holds_for_no_other_place(data):
    leaves = data.draw(st.lists(st.binary(min_size=32, max_size=32), min_size=2, max_size=40, unique=True))
    index, elsewhere = data.draw(st.permutations(range(len(leaves))))[:2]
    proof = tree.ProofMaker(leaves).proof(index)
    try:
        assert tree.root_from_proof(leaves[index], elsewhere, len(leaves), proof) != _root(leaves)
    except ValueError:
        assert len(_proof(elsewhere, leaves)) != len(proof)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (4, 3)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index, size):
    with pytest.raises(ValueError, match="no leaf"):
        tree.root_from_proof(bytes(32), index, size, [])
    with pytest.raises(IndexError, match="no leaf"):
        tree.ProofMaker([bytes(32)] * size).proof(index)


@given(LEAVES, LEAVES)
def test_a_frontier_grows_on_after_it_was_kept(first, then):
    frontier = tree.Frontier.from_bytes(_grown(first).to_bytes())
    twin = frontier.copy()
    for leaf in then:
        frontier.append(leaf)
    assert frontier.root() == _root(first + then)
    assert (twin.size, twin.root()) == (len(first), _root(first))


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=20), st.binary(max_size=40))
def test_a_frontier_that_cannot_be_is_refused(leaves, rest):
    raw = _grown(leaves).to_bytes()
    for wrong in (raw + rest, raw[: len(raw) - len(rest)], raw[:-1]):
        if len(wrong) != len(raw):
            with pytest.raises(ValueError, match="length"):
                tree.Frontier.from_bytes(wrong)
