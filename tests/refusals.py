"""What every service is held against: who may do it is asked of everybody, and a refusal writes nothing.

An act is a service that somebody takes: a public function of a package `services/` that is one transaction and is told
who acts (`user` or `by`). Each app's tests hold a table of its acts; an act that is missing there fails.
"""

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from inspect import isfunction, signature
from types import ModuleType

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model

from agreements.lifecycle import ForbiddenStep

APPS = ("accounts", "registry", "agreements", "councils")


def acts_of(services: ModuleType) -> set[str]:
    """The acts of an app's package of services, as `module.function`."""
    found = set()
    for one in pkgutil.iter_modules(services.__path__):
        module = import_module(f"{services.__name__}.{one.name}")
        for name, function in vars(module).items():
            own = isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
            if own and hasattr(function, "__wrapped__") and {"user", "by"} & set(signature(function).parameters):
                found.add(f"{one.name}.{name}")
    return found


def refuses(act: Callable[..., object], *told: object) -> bool:
    """Whether a service says that somebody may not."""
    try:
        act(*told)
    except PermissionDenied:
        return True
    return False


def has_right(act: Callable[..., object], *told: object) -> bool:
    """Whether somebody may do it, also where another rule speaks against it; what was done is taken back."""
    try:
        with transaction.atomic():
            act(*told)
            transaction.set_rollback(True)
    except PermissionDenied:
        return False
    except (ValidationError, ForbiddenStep):
        return True
    return True


def rows() -> dict[type[Model], list[tuple[object, ...]]]:
    """Everything that stands in the database of ours."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model: list(model._base_manager.order_by("pk").values_list()) for model in models}


@contextmanager
def nothing_written() -> Iterator[None]:
    """Fails where a row was added, changed or taken away."""
    before = rows()
    yield
    after = rows()
    assert [model for model in before if before[model] != after[model]] == []
