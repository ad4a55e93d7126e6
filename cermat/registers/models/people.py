"""The people: accounts, what they are to an office, and who holds its posts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from cermat.registers.models.base import Book, DatedBook
from cermat.registers.roles import ACTING, Deed, Role


class User(AbstractUser):
    """An account. Its username never changes: the books name people by it. `position` is the jabatan."""

    position = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)


class Account(Book):
    """What was done to an account in an office, deed by deed; its key is the username.

    The password and the second factor themselves stand in no book.
    """

    username = models.CharField(max_length=150)
    deed = models.CharField(max_length=24, choices=[(deed.value, deed.value) for deed in Deed])

    class Meta(Book.Meta):
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(deed__in=[deed.value for deed in Deed]),
                name="%(class)s_deed_is_known",
                violation_error_message="Perbuatan terhadap akun tidak dikenal.",
            ),
        ]


class RoleAssignment(DatedBook):
    """What a person is to the office; `unit` or `village` where the role is for one of them.

    `acting`: `Plt.` or `Plh.`, None for the holder in full. `succeeds`: from whom it was taken over by *serah terima*.
    """

    username = models.CharField(max_length=150)
    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in Role])
    unit = models.CharField(max_length=200, null=True, blank=True)
    village = models.CharField(max_length=200, null=True, blank=True)
    acting = models.CharField(max_length=10, null=True, blank=True)
    succeeds = models.CharField(max_length=150, null=True, blank=True)

    class Meta(DatedBook.Meta):
        indexes = [models.Index(fields=["username"])]
        constraints = [
            *DatedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]),
                name="%(class)s_role_is_known",
                violation_error_message="Peran tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(acting__isnull=True) | Q(acting__in=ACTING),
                name="%(class)s_acting_is_known",
                violation_error_message="Pelaksana hanya Plt. atau Plh.",
            ),
        ]


class Official(DatedBook):
    """Who holds a post of the office; `acting` is `Plt.` or `Plh.`, None for the holder in full."""

    position = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    rank = models.CharField(max_length=100, null=True, blank=True)
    nip = models.CharField(max_length=30, null=True, blank=True)
    acting = models.CharField(max_length=10, null=True, blank=True)

    class Meta(DatedBook.Meta):
        constraints = [
            *DatedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from__isnull=False),
                name="%(class)s_begins",
                violation_error_message="Hari mulai menjabat wajib diisi.",
            ),
        ]
