"""Who stands at least on a TERVIK's payroll (T11). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Post(StrEnum):
    """Posts that the law names, and the network manager of a coordination area (T10)."""

    MANAGER = "manager"
    """Paid by the Health Insurance Fund."""
    SOCIAL_REHABILITATION_MANAGER = "social_rehabilitation_manager"
    """Paid by the Ministry."""
    HEALTH_PROMOTER = "health_promoter"
    """Paid from the state budget."""
    HEALTH_PATH_MANAGER = "health_path_manager"
    NETWORK_MANAGER = "network_manager"
    """Paid by the state, one for each coordination area."""


AT_LEAST = (Post.MANAGER, Post.SOCIAL_REHABILITATION_MANAGER, Post.HEALTH_PROMOTER, Post.HEALTH_PATH_MANAGER)


def missing_posts(filled: Iterable[Post]) -> tuple[Post, ...]:
    """The posts that the law asks for and nobody holds (T11), in its order."""
    held = set(filled)
    return tuple(post for post in AT_LEAST if post not in held)
