"""Import a table into the registry, as the back office does."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from registry.importing import runs
from registry.importing.actors import NATIONAL
from registry.importing.kinds import Kind, kind_named, kinds
from registry.importing.plans import Plan
from registry.importing.reasons import Refused

MOST_TOLD = 1_000


class Command(BaseCommand):
    help = "Imports a CSV or XLSX table, all or nothing. Exit code 1 and a table of errors where a row is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=", ".join(kind.name for kind in kinds()))
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Show what would change and write nothing.")

    def handle(self, *args: object, **options: object) -> None:
        kind, path = known(str(options["kind"])), Path(str(options["file"]))
        try:
            plan = runs.preview(kind, path, NATIONAL) if options["dry_run"] else runs.carry_out(kind, path, NATIONAL)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(f"{path}: {refused}") from refused
        except runs.Wrong as wrong:
            plan = wrong.plan
        self.tell(plan)
        if not plan.is_right:
            raise CommandError(f"{plan.counts()['wrong']} wrong rows: nothing was imported.")

    def tell(self, plan: Plan) -> None:
        """Counts, then warnings and errors: row, column, reason."""
        for name, count in plan.counts().items():
            self.stdout.write(f"{name}: {count}")
        for title, problems in (("warning", plan.warnings), ("error", plan.problems)):
            if problems:
                self.stdout.write(f"\n{title}\trow\tcolumn\treason")
            for problem in problems[:MOST_TOLD]:
                self.stdout.write(f"{title}\t{problem.row}\t{problem.column}\t{problem.reason}")
            if len(problems) > MOST_TOLD:
                self.stdout.write(f"{title}\t…\t\t{len(problems) - MOST_TOLD} more")


def known(name: str) -> Kind:
    """The kind of that name. Raises CommandError that lists the kinds."""
    kind = kind_named(name)
    if kind is None:
        raise CommandError(f"Unknown kind '{name}'. Kinds: {', '.join(kind.name for kind in kinds())}.")
    return kind
