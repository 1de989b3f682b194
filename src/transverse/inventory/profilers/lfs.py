"""What Git leaves in place of a large file: a few lines that tell where it is, under the name of the file itself."""

from transverse.inventory.profile import Profile, Source, UnreadableError

ID = "lfs"
LABEL = "renvoi vers un fichier absent"
SUFFIXES: tuple[str, ...] = ()
MEDIA_TYPE = "text/plain"
FILE_TYPE = "TXT"
RANK = 1
SOURCE = "https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md"
_MARK = b"version https://git-lfs.github.com/spec/"
EXAMPLES = (_MARK + b"v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n",)
COUNTER_EXAMPLES = (b"", b"version;nom\n1;a\n", b"version https://ville.example/\n")


def recognise(source: Source) -> bool:
    """Tell whether it begins as such a note."""
    return source.head.startswith(_MARK)


def profile(_: Source) -> Profile:
    """Say that the content is elsewhere.

    Raises
    ------
    UnreadableError
        Always.
    """
    raise UnreadableError(
        "Ce fichier n'est qu'un renvoi\u00a0: son contenu est resté dans le dépôt Git (LFS). "
        "Récupérez-le par «\u00a0git lfs pull\u00a0», puis recommencez."
    )
