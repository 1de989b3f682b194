"""The passwords of allowed data bases, sealed as the second factors are; after a restoration, sealed again."""

from django.conf import settings

from transverse.portal.data.models import AllowedFolder
from transverse.portal.ground import sealed
from transverse.portal.ground.refusals import RefusalError

_PURPOSE = b"transverse: allowed data base"


def seal(password: str) -> str:
    """Return `password` as it is kept, ``""`` for none."""
    return sealed.seal(password, _PURPOSE, settings.SECRET_KEY) if password else ""


def unseal(kept: str) -> str:
    """Return the password.

    Raises
    ------
    RefusalError
        It was sealed by another secret key: it must be typed again.
    """
    try:
        return sealed.opened(kept, _PURPOSE, settings.SECRET_KEY)
    except sealed.OtherKeyError:
        raise RefusalError(
            "Le mot de passe de cette base a été scellé par une autre clé secrète : l'administrateur doit la retirer, "
            "puis l'autoriser de nouveau."
        ) from None


def seal_again(former: str) -> int:
    """Seal by our key what was sealed by the `former` secret key; return how many were."""
    changed = []
    for each in AllowedFolder.objects.exclude(password=""):
        try:
            each.password = seal(sealed.opened(each.password, _PURPOSE, former))
        except sealed.OtherKeyError:
            continue  # it was unreadable there already
        changed.append(each)
    AllowedFolder.objects.bulk_update(changed, ["password"], batch_size=500)
    return len(changed)
