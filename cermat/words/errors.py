"""The root of every refusal, and the operating system's own refusals in words."""

import errno


class CermatError(Exception):
    """Something was refused. The message is one Indonesian sentence: what, why, and what to do."""


_REASONS = {
    errno.ENOENT: "tidak ditemukan",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOTDIR: "salah satu bagian alamatnya bukan folder",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EEXIST: "sudah ada",
    errno.EADDRINUSE: "sedang dipakai program lain",
    errno.EADDRNOTAVAIL: "alamat itu bukan milik komputer ini",
    errno.EIO: "perangkat penyimpanan rusak",
}


def os_reason(error: OSError) -> str:
    """Return why the operating system refused, in Indonesian; the error number where we have no words for it."""
    return _REASONS.get(error.errno or 0, f"kesalahan sistem {error.errno}")
