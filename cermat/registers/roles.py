"""Who a person is to an office."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in an office. KONSOL is the operator at the console: `init` and `import` only."""

    STAF = "staf"
    OPERATOR_DESA = "operator_desa"
    KASI = "kasi"
    PERENCANA = "perencana"
    SEKRETARIS = "sekretaris"
    CAMAT = "camat"
    KABUPATEN = "kabupaten"
    INSPEKTORAT = "inspektorat"
    ADMIN = "admin"
    KONSOL = "konsol"


# Who checks what others recorded.
CHECKERS = frozenset({Role.KASI, Role.SEKRETARIS, Role.CAMAT})
# Who checks what no Kepala Seksi does.
LEADERS = frozenset({Role.SEKRETARIS, Role.CAMAT})
# Who reads several offices beside one another: those whose books each give him one of these roles.
SUPERVISORS = frozenset({Role.KABUPATEN, Role.INSPEKTORAT})
# How a post is held that one was not appointed to: pelaksana tugas, pelaksana harian.
ACTING = ("Plt.", "Plh.")
ROLE_WORDS: dict[Role, str] = {
    Role.STAF: "Staf",
    Role.OPERATOR_DESA: "Operator Desa",
    Role.KASI: "Kepala Seksi/Kasubbag",
    Role.PERENCANA: "Perencana",
    Role.SEKRETARIS: "Sekretaris Camat",
    Role.CAMAT: "Camat",
    Role.KABUPATEN: "Kabupaten",
    Role.INSPEKTORAT: "Inspektorat",
    Role.ADMIN: "Admin",
    Role.KONSOL: "Konsol",
}


class Deed(StrEnum):
    """What is done to an account. It is open unless the last of closing and reopening was the closing."""

    INVITED = "diundang"
    LINKED = "diberi_tautan"
    ENTERED = "sandi_ditetapkan"
    CLOSED = "dinonaktifkan"
    REOPENED = "diaktifkan"
    FACTORS_REMOVED = "langkah_kedua_dilepas"
    AWAITS = "menunggu_pengesahan"
    CONFIRMED = "disahkan"


DEED_WORDS: dict[Deed, str] = {
    Deed.INVITED: "diundang",
    Deed.LINKED: "diberi tautan baru",
    Deed.ENTERED: "sandi ditetapkan sendiri",
    Deed.CLOSED: "dinonaktifkan",
    Deed.REOPENED: "diaktifkan kembali",
    Deed.FACTORS_REMOVED: "langkah kedua dilepas",
    Deed.AWAITS: "pengangkatan sebagai pemeriksa menunggu pengesahan",
    Deed.CONFIRMED: "pengangkatan sebagai pemeriksa disahkan",
}
