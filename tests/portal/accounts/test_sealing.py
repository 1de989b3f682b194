"""A copy of the data base makes no code; what was kept in clear, or sealed by another key, does no harm."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from hypothesis import given
from hypothesis import strategies as st

from transverse.portal.accounts.sealing import seal, seal_again, unseal

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 (of nobody)


def _code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def agent(town):
    return town.accounts["agent"]


@given(st.text())
def test_what_is_sealed_is_read_back(text):
    assert unseal(seal(text)) == text
    assert text not in seal(text) or len(text) < 4


def test_two_seals_differ():
    assert seal(SECRET) != seal(SECRET)


def test_no_secret_is_in_the_data_base(agent):
    TOTP.activate(agent, SECRET)
    codes = RecoveryCodes.activate(agent).generate_codes()
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert kept.count("fernet:") == 2
    assert RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).generate_codes() == codes
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(_code(SECRET))


def test_a_secret_kept_in_clear_is_still_read(agent):
    kept = Authenticator.objects.create(user=agent, type="totp", data={"secret": SECRET})
    assert TOTP(kept).validate_code(_code(SECRET))


def test_another_key_makes_no_code_right(agent, settings, caplog):
    totp = TOTP.activate(agent, SECRET)
    codes = RecoveryCodes.activate(agent).generate_codes()
    settings.SECRET_KEY = "une autre clé"  # noqa: S105
    assert not totp.validate_code(_code(SECRET))
    assert not totp.validate_code(_code(base64.b32encode(b"").decode())), "nor the code of an empty secret"
    assert not set(codes) & set(RecoveryCodes.activate(agent).generate_codes())
    assert "autre clé secrète" in caplog.text
    assert SECRET not in caplog.text


def test_what_a_former_key_sealed_is_sealed_by_ours(agent, settings):
    ours, settings.SECRET_KEY = settings.SECRET_KEY, "la clé d'avant"
    TOTP.activate(agent, SECRET)
    codes = RecoveryCodes.activate(agent).generate_codes()
    settings.SECRET_KEY = ours
    assert seal_again("la clé d'avant") == 2
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(_code(SECRET))
    assert RecoveryCodes.activate(agent).generate_codes() == codes
    assert seal_again("la clé d'avant") == 0, "what is ours is left as it is"


def test_what_was_kept_in_clear_is_sealed_on_the_way(agent):
    Authenticator.objects.create(user=agent, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=agent, type="webauthn", data={"name": "Clé 1"})
    assert seal_again("la clé d'avant") == 1
    assert SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))
