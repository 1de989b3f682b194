"""The secrets of the second factor, sealed in the data base: whoever copies it cannot make the codes.

The key comes from the secret key of the portal, which an archive holds too.  A value kept in clear is read as it is.
"""

import base64
import logging
import secrets

from allauth.mfa.models import Authenticator
from django.conf import settings

from transverse.portal.ground import sealed

_PURPOSE = b"transverse: second factor"
_log = logging.getLogger(__name__)


def seal(text: str) -> str:
    """Return `text` as it is kept."""
    return sealed.seal(text, _PURPOSE, settings.SECRET_KEY)


def unseal(kept: str) -> str:
    """Return the text of `kept`, or, when it was sealed by another key, a secret that nobody knows.

    An empty one would be known to all: no code may then be right, and the administrator takes the protection away.
    """
    try:
        return sealed.opened(kept, _PURPOSE, settings.SECRET_KEY)
    except sealed.OtherKeyError:
        _log.warning("Un second facteur a été scellé par une autre clé secrète : ses codes ne sont plus acceptés.")
        return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def seal_again(former: str) -> int:
    """Seal by our key what was sealed by the `former` secret key, as after a restoration; return how many were."""
    changed = []
    for each in Authenticator.objects.filter(type__in=("totp", "recovery_codes")):
        names = [name for name in ("secret", "seed") if name in each.data]
        try:
            again = {name: seal(sealed.opened(each.data[name], _PURPOSE, former)) for name in names}
        except sealed.OtherKeyError:
            continue  # it was unreadable there already
        each.data |= again
        changed.append(each)
    Authenticator.objects.bulk_update(changed, ["data"], batch_size=500)
    return len(changed)
