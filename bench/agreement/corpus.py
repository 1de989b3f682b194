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
        archive.unlink()


def french_files(cache: Path) -> Iterator[tuple[str, Path]]:
    """Yield (package, file) for each file of `cache` whose path says that it is French."""
    for name in packages():
        root = cache / name
        for path in sorted(root.rglob("*")):
            if (
                path.is_file()
                and not path.is_symlink()
                and (_FRENCH.search(str(path.relative_to(root))) or name.endswith("-fr"))
            ):
                yield name, path
