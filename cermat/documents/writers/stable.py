"""Containers whose bytes depend on their content alone."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def stable_zip(container: bytes) -> bytes:
    """Return a zip with the same members in the same order, without the time it was written at."""
    target = BytesIO()
    with ZipFile(BytesIO(container)) as source, ZipFile(target, "w", ZIP_DEFLATED) as rewritten:
        for member in source.infolist():
            entry = ZipInfo(member.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            rewritten.writestr(entry, source.read(member))
    return target.getvalue()
