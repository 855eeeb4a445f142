"""Signed copies of conversations: what `GET direct/{id}/copy` gives is checked here, offline.

The file is a JSON object: `copy` (the text, as it was signed, in UTF-8), `signature` (Ed25519, RFC 8032, base64) and
`public_key` (32 raw bytes, base64), which is also printed by the instance. Standard tools check the same.
"""

from __future__ import annotations

import base64
import binascii
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

COPY_BYTES_MAX = 16_777_216


def fault(data: bytes) -> str | None:
    """What is wrong with a signed copy, as a sentence, or None when its signature holds."""
    if len(data) > COPY_BYTES_MAX:
        return f"Ce fichier dépasse {COPY_BYTES_MAX} octets : ce n'est pas une copie de conversation."
    try:
        told = json.loads(data)
        text, signature, key = told["copy"], told["signature"], told["public_key"]
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        signed, words = base64.b64decode(signature, validate=True), text.encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error):
        return "Ce fichier n'est pas une copie de conversation, ou il est abîmé."
    try:
        public.verify(signed, words)
    except InvalidSignature:
        return "La signature ne correspond pas : ce texte a été changé depuis."
    return None
