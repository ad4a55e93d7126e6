"""The logo in the letterheads of a paper."""

from base64 import b64encode
from dataclasses import replace

from cermat.documents.content import Letterhead, Logo, Paper


def with_logo(paper: Paper, jpeg: bytes) -> Paper:
    """Return the paper with a picture in each of its letterheads."""
    picture = b64encode(jpeg).decode("ascii")
    return replace(
        paper,
        blocks=tuple(
            replace(block, logo=Logo(jpeg=picture, spoken=f"Logo {block.office}"))
            if isinstance(block, Letterhead)
            else block
            for block in paper.blocks
        ),
    )
