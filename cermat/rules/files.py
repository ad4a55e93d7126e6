"""Rule files as they lie on a disk or arrive from outside."""

from pathlib import Path

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.nodes import LONGEST_FILE, fault

# A letter takes at most four bytes in UTF-8.
LARGEST_FILE = 4 * LONGEST_FILE


def rule_text(path: Path) -> str:
    """Return the text of a rule file; raises FaultyRuleFile for one that is absent, too big or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise fault(path.name, 1, what="berkas terlalu besar", remedy=f"batasnya {LARGEST_FILE} byte")
        return decoded(path.read_bytes(), origin=path.name)
    except OSError:
        raise FaultyRuleFile(f"{path.name}: berkas tidak dapat dibuka; periksa nama, letak dan izinnya.") from None


def decoded(content: bytes, *, origin: str) -> str:
    """Return the bytes of a rule file as text, line ends as `\\n`, without a byte order mark.

    Raises FaultyRuleFile, naming the line, for bytes that are not UTF-8.
    """
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise fault(
            origin, line, what="berkas bukan UTF-8", remedy="simpan ulang berkas dengan pengodean UTF-8"
        ) from None
