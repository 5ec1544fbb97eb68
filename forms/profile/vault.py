"""The system's keyring, behind a small protocol: it may be missing, locked or refuse, and a profile still opens."""

from __future__ import annotations

from typing import Protocol

SERVICE = "fillonce"


class Vault(Protocol):
    """Where one secret per profile can be kept outside of its folder."""

    def store(self, name: str, secret: str) -> bool:
        """Whether the secret is kept now."""

    def fetch(self, name: str) -> str | None:
        """The secret, or None where there is none or the keyring can't be reached."""


class SystemVault:
    """Windows Credential Locker, macOS Keychain, Secret Service. Imported late: keyring is slow to load."""

    def store(self, name: str, secret: str) -> bool:
        try:
            import keyring

            keyring.set_password(SERVICE, name, secret)
            return bool(keyring.get_password(SERVICE, name) == secret)
        except Exception:  # backends raise what they like, from D-Bus to Win32 errors; without a keyring we go on
            return False

    def fetch(self, name: str) -> str | None:
        try:
            import keyring

            return keyring.get_password(SERVICE, name)
        except Exception:  # as above
            return None


class NoVault:
    """For profiles that must not touch the system's keyring."""

    def store(self, name: str, secret: str) -> bool:
        return False

    def fetch(self, name: str) -> str | None:
        return None
