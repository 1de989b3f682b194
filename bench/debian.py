"""Packages of Debian, unpacked into the cache and never installed."""

import subprocess
from pathlib import Path


def unpacked(package: str, cache: Path) -> Path:
    """Return the folder of `cache` where `package` is unpacked, fetched first when it is not there.

    Raises
    ------
    subprocess.CalledProcessError
        The package cannot be fetched here.
    """
    folder = cache / package
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", package], cwd=cache, check=True, capture_output=True)
        archive = next(cache.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        archive.unlink()
    return folder
