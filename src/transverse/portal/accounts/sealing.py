"""The secrets of the second factor, sealed in the data base: whoever copies it cannot make the codes.

The key comes from the secret key of the portal, which an archive holds too.  A value kept in clear is read as it is.
"""

import base64
import logging
import secrets

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_SEALED = "fernet:"
_PURPOSE = b"transverse: second factor"
_log = logging.getLogger(__name__)


def seal(text: str) -> str:
    """Return `text` as it is kept."""
    return _SEALED + _box(settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")


def unseal(kept: str) -> str:
    """Return the text of `kept`, or, when it was sealed by another key, a secret that nobody knows.

    An empty one would be known to all: no code may then be right, and the administrator takes the protection away.
    """
    try:
        return _opened(kept, settings.SECRET_KEY)
    except InvalidToken:
        _log.warning("Un second facteur a été scellé par une autre clé secrète : ses codes ne sont plus acceptés.")
        return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def seal_again(former: str) -> int:
    """Seal by our key what was sealed by the `former` secret key, as after a restoration; return how many were."""
    changed = []
    for each in Authenticator.objects.filter(type__in=("totp", "recovery_codes")):
        try:
            sealed = {name: seal(_opened(each.data[name], former)) for name in ("secret", "seed") if name in each.data}
        except InvalidToken:
            continue  # it was unreadable there already
        each.data |= sealed
        changed.append(each)
    Authenticator.objects.bulk_update(changed, ["data"], batch_size=500)
    return len(changed)


def _opened(kept: str, key: str) -> str:
    if not kept.startswith(_SEALED):
        return kept
    return _box(key).decrypt(kept.removeprefix(_SEALED)).decode()


def _box(key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
