"""The French files of Debian packages, fetched with the package manager and unpacked beside the repository."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_FRENCH = re.compile(r"(?:^|[/._-])fr(?:_FR|-FR)?(?:[/._-]|$)", re.IGNORECASE)
_PACKAGES = Path(__file__).with_name("packages.txt")


def packages() -> list[str]:
    """Return the names of the packages of the corpus."""
    lines = _PACKAGES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def fetch(cache: Path) -> None:
    """Download and unpack into `cache` the packages that it does not hold yet."""
    cache.mkdir(parents=True, exist_ok=True)
    missing = [name for name in packages() if not (cache / name).exists()]
    if missing:
        subprocess.run(["apt-get", "download", *missing], cwd=cache, check=True)
    for archive in sorted(cache.glob("*.deb")):
        folder = cache / archive.name.partition("_")[0]
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        _prune(folder)
        archive.unlink()


def _prune(folder: Path) -> None:
    """Remove what is not French: two gigabytes in all."""
    for path in folder.rglob("*"):
        if path.is_symlink() or (path.is_file() and not _is_french(folder, path)):
            path.unlink()


def _is_french(folder: Path, path: Path) -> bool:
    return folder.name.endswith("-fr") or bool(_FRENCH.search(str(path.relative_to(folder))))


def french_files(cache: Path) -> Iterator[tuple[str, Path]]:
    """Yield (package, file) for each French file of `cache`, in a stable order."""
    for name in packages():
        for path in sorted((cache / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and _is_french(cache / name, path):
                yield name, path
