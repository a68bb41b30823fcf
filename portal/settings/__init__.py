"""Settings by topic, from the environment (docs/settings.md has the table).

Development is the default and needs no variable. ``TERVIK_MODE=production`` chooses production, which refuses to
start with an unsafe setting and names it.
"""

from .apps import *
from .database import *
from .environment import DEBUG, PRODUCTION, refuse_unsafe
from .languages import *
from .login import *
from .logs import *
from .mail import *
from .parts import *
from .security import *
from .static import *
from .wagtail import *

if PRODUCTION:
    refuse_unsafe(globals())
