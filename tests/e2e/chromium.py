"""Find Chromium for the browser tests, or install Debian's; `make browser` runs this.

Without Chromium the browser tests skip, so this says so in one loud line and still exits 0.
"""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
MISSING = (
    "NO CHROMIUM: browser tests will be skipped; install the package chromium, or name a browser in CHROMIUM"
)

# No sandbox: it needs rights that containers and root do not have, and only our own pages are opened.
# The rest keeps the browser from calling its maker's hosts, so that tests need no network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Give the path of a Chromium that runs, or None."""
    named = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else [*NAMES, str(MACOS)]
    paths = (shutil.which(name) for name in named)
    return next((path for path in paths if path and _runs(path)), None)


def _runs(path: str) -> bool:
    # Ubuntu's chromium-browser is a stub that fails where there is no snap.
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install Debian's package where this user may; a failure is left to the next look."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    rights = _rights()
    if rights is None:
        return
    print("Installing chromium for the browser tests …", flush=True)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(
            [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "--quiet=2", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=600,
            check=False,
        )


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def main() -> None:
    """Make sure that there is a Chromium, or say that there is none."""
    if find() is None:
        install()
    if find() is None:
        print(f"\n*** {MISSING} ***\n", flush=True)


if __name__ == "__main__":
    main()
