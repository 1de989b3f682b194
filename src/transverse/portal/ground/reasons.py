"""Why the system refuses, in French: for the sentences of those who keep the portal."""

import errno
import socket

_REASONS = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le disque est plein",
    errno.EFBIG: "le fichier est trop gros pour ce disque",
    errno.EROFS: "on ne peut pas écrire sur ce disque",
    errno.EACCES: "vous n'en avez pas le droit",
    errno.EPERM: "vous n'en avez pas le droit",
    errno.ENOENT: "il n'existe pas",
    errno.ENOTDIR: "un fichier tient la place d'un dossier",
    errno.EEXIST: "un fichier tient la place d'un dossier",
    errno.EISDIR: "c'est un dossier",
    errno.EADDRINUSE: "elle est déjà occupée",
    errno.EADDRNOTAVAIL: "ce n'est pas une adresse de cette machine",
    errno.ECONNREFUSED: "rien n'y répond",
    errno.ECONNRESET: "la liaison a été coupée",
    errno.EPIPE: "la liaison a été coupée",
    errno.EHOSTUNREACH: "la machine ne répond pas",
    errno.ENETUNREACH: "le réseau ne répond pas",
}


def reason(error: OSError) -> str:
    """Return why, or the name of the fault when it is one that nobody foresaw."""
    if isinstance(error, socket.gaierror):
        return "ce nom de machine est inconnu"
    if isinstance(error, TimeoutError):
        return "pas de réponse à temps"
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
