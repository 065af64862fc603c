"""What well-known messages mean in the words that people write runbooks with."""

import re
from collections.abc import Iterator

_MEANINGS: tuple[tuple[str, str], ...] = (
    (
        r"no space left|ENOSPC|out of (?:disk )?space|filesystem\w*full|AlmostOutOfSpace",
        "disk full",
    ),
    (r"file ?system|/dev/(?:mapper|sd|nvme|xvd)", "disk"),
    (r"certificate|x509|SSLCertVerification|CERT_", "certificate tls"),
    (r"\bSSL\b|\bTLS|handshake|UNSUPPORTED_PROTOCOL", "tls"),
    (r"NXDOMAIN|no such host|SERVFAIL|name resolution|getaddrinfo|dns_lookup", "dns"),
    (r"OOMKilled|OutOfMemory|Cannot allocate memory|out of memory", "memory"),
    (r"\b429\b|too many requests|rate.?limit", "rate limit"),
    (r"evict|disruption.?budget|NodeNotReady|cordon", "drain node kubernetes"),
    (r"insufficient (?:cpu|memory)|pods? pending|unschedulable", "grow node pool"),
    (r"not yet valid|clock (?:skew|drift|wrong)|chrony|\bntp\b", "clock drift"),
    (r"READONLY|read.only replica|sentinel|odown|sdown", "redis failover"),
    (r"replica.?lag|replay_lag|replication slot|conflict with recovery", "postgres replica lag"),
    (r"consumer.?(?:group.?)?lag|deserializ\w+|poison", "consumer lag"),
    (r"index_not_found|shard|reindex", "search index rebuild"),
    (r"hit.?ratio|cache.{0,20}\bcold\b|\bcold\b.{0,20}cache", "cache warm-up"),
    (r"roll.?back|canary|since deploy|after (?:the )?release", "deploy roll back"),
    (r"password|lease expired|authentication failed|secret", "rotate secrets"),
    (r"failurePolicy|admission webhook|calling webhook|control plane", "upgrade cluster"),
    (r"unreachable since|packet loss|zone .{0,30}(?:down|lost|unreachable)", "evacuate zone"),
)
_COMPILED = tuple((re.compile(sign, re.IGNORECASE), words.split()) for sign, words in _MEANINGS)


def meant(text: str) -> Iterator[str]:
    """Words for what the messages in an alert mean."""
    for sign, words in _COMPILED:
        if sign.search(text):
            yield from words
