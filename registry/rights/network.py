"""Who belongs to the network besides the registry's own people; upper apps register their circles when they start."""

from collections.abc import Callable

from accounts.models import User

Circle = Callable[[User], bool]
_circles: dict[str, Circle] = {}


def register(name: str, circle: Circle) -> None:
    """Say of a further circle of people how somebody is known to be in it; one of the same name is replaced."""
    _circles[name] = circle


def is_in_a_circle(user: User) -> bool:
    """Whether somebody is in one of them."""
    return any(circle(user) for circle in _circles.values())
