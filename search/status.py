"""How the search is doing: for the command and the staff panel."""

from datetime import UTC, datetime
from typing import Any

from search.analysis import analysis_version
from search.engines.base import Engine, EngineUnavailable
from search.engines.choice import configured, embedded
from search.models import Backlog, SearchWord
from search.upkeep import lag


def status() -> dict[str, Any]:
    """Facts of the search: what waits, since when, and each engine's state."""
    waiting, oldest = lag()
    return {
        "waiting": waiting,
        "oldest": oldest,
        "search_words": SearchWord.objects.filter(is_used=True).count(),
        "analysis": analysis_version(),
        "engines": [_engine(engine) for engine in configured()],
    }


def is_degraded() -> bool:
    """Whether the engine that should answer is away."""
    try:
        configured()[0].size()
    except EngineUnavailable:
        return True
    return False


def _engine(engine: Engine) -> dict[str, Any]:
    facts: dict[str, Any] = {"engine": engine.name, "backlog": Backlog.objects.waiting(engine.name).count()}
    try:
        facts |= {"state": "ready", "records": engine.size()}
    except EngineUnavailable as error:
        return facts | {"state": f"away: {error}"}
    if engine is embedded():
        folders = embedded().folders
        rebuilt = datetime.fromtimestamp(folders.stamp() / 1e9, UTC)
        facts |= {
            "bytes": folders.bytes_on_disk(),
            "index_analysis": folders.current().analysis,
            "rebuilt": rebuilt.isoformat(timespec="seconds"),
        }
    return facts
