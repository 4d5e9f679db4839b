"""The keys of this PC and of another one, as the exchange uses them."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True)
class Keys:
    """What only this PC has: `signing` signs, `identity` (age, "AGE-SECRET-KEY-1…") opens what is sent to it."""

    fingerprint: str
    signing: Ed25519PrivateKey = field(repr=False)
    identity: str = field(repr=False)


@dataclass(frozen=True)
class PeerKeys:
    """What is known of another PC: `verify` is its raw Ed25519 key (32 bytes), `recipient` its address ("age1…")."""

    fingerprint: str
    verify: bytes
    recipient: str
