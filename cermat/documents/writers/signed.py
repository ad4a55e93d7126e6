"""What stays on the page of a signature: the last of what is signed, so that no page holds signatures alone."""

from collections.abc import Sequence

from cermat.documents.content import Block, Paragraph, SignatureBlock

# Sentences with fewer letters take what stands above them along, the last row of a table too; so many blocks at most.
_ENOUGH, _MOST = 200, 4


def kept(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of the blocks of a paper that stay with the signature below them."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if isinstance(block, SignatureBlock):
            found.update(_above(blocks, place))
    return frozenset(found)


def _above(blocks: Sequence[Block], place: int) -> list[int]:
    found, letters = list[int](), 0
    while place > 0 and letters < _ENOUGH and len(found) < _MOST:
        place -= 1
        found.append(place)
        block = blocks[place]
        if not isinstance(block, Paragraph):
            break
        letters += len(block.text)
    return found
