"""The two policies for passwords, each by what it takes and what it refuses."""

from datetime import timedelta

import pytest
from django.conf import settings as program

from cermat.actions import passwords
from cermat.actions.errors import FaultyEntry
from cermat.registers import clock
from cermat.registers.models import User
from tests.actions.conftest import TODAY

LONG, OF_ALL_KINDS = "kuda lumping di alun-alun", "Kuda-Lumping-2026"


@pytest.fixture
def policy(settings, db):
    """Return how a policy is put in force."""

    def put(name: str) -> User:
        rules, settings.PASSWORD_LASTS = program.PASSWORD_POLICIES[name]
        settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": f"cermat.actions.passwords.{rule}"} for rule in rules]
        return User.objects.create(username="camat.contoh", first_name="Nama Contoh", date_joined=TODAY)

    return put


@pytest.mark.parametrize(
    ("name", "password", "refusal"),
    [
        ("asvs", LONG, None),
        ("asvs", "semuahurufkecil", None),
        ("asvs", "sebelashrf1", "terlalu pendek"),
        ("asvs", "q1w2e3r4t5y6", "paling sering ditebak"),
        ("asvs", "camat.contoh1", "terlalu mirip"),
        ("bssn", OF_ALL_KINDS, None),
        ("bssn", "Kuda-Lumping", "belum memuat angka"),
        ("bssn", "kuda-lumping-2026", "belum memuat huruf besar"),
        ("bssn", "KUDA-LUMPING-2026", "belum memuat huruf kecil"),
        ("bssn", "KudaLumping2026", "belum memuat tanda baca"),
        ("bssn", "Kuda-Lum-26", "terlalu pendek"),
    ],
)
def test_a_policy_takes_and_refuses(policy, name, password, refusal):
    user = policy(name)
    if refusal is None:
        passwords.check(user, password)
        return
    with pytest.raises(FaultyEntry, match=refusal):
        passwords.check(user, password)


def test_bssn_takes_no_password_twice_and_asvs_does_not_care(policy, settings):
    user = policy("bssn")
    for password in (OF_ALL_KINDS, OF_ALL_KINDS + "!"):
        passwords.check(user, password)
        passwords.choose(user, password)
    with pytest.raises(FaultyEntry, match="pernah Anda pakai"):
        passwords.check(user, OF_ALL_KINDS)
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": "cermat.actions.passwords.LongEnough"}]
    passwords.check(user, OF_ALL_KINDS)


@pytest.mark.parametrize(("name", "expires"), [("asvs", False), ("bssn", True)])
def test_a_password_grows_old_under_bssn_alone(policy, name, expires):
    user = policy(name)
    with clock.fixed(TODAY + timedelta(days=181)):
        assert passwords.is_expired(user.username) is expires
        passwords.choose(user, OF_ALL_KINDS)
        assert not passwords.is_expired(user.username)
    with clock.fixed(TODAY + timedelta(days=181 + 181)):
        assert passwords.is_expired(user.username) is expires


def test_each_policy_says_in_words_what_it_asks(policy):
    from django.contrib.auth.password_validation import password_validators_help_texts

    policy("bssn")
    words = " ".join(password_validators_help_texts())
    assert "Paling sedikit 12 huruf" in words
    assert "diganti setiap enam bulan" in words


def test_a_password_of_nobody_yet_has_no_past(policy):
    from django.contrib.auth.password_validation import validate_password

    policy("bssn")
    validate_password(OF_ALL_KINDS)
