"""Load official boundaries, so that maps draw true shapes."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.geography.boundary_import import load_boundaries
from registry.geography.boundary_shapes import BadBoundaries, read

MOST_BYTES = 300 * 1024 * 1024
ATTRIBUTION = "Haldus- ja asustusjaotus: Maa- ja Ruumiamet; lihtsustatud"


class Command(BaseCommand):
    help = (
        "Loads boundaries of counties or municipalities from GeoJSON with EHAK codes (MKOOD or OKOOD), as the Land and "
        "Spatial Development Board publishes them, in EPSG:3301 or WGS 84. Run it once for each of the two levels."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="GeoJSON file")
        parser.add_argument("--attribution", default=ATTRIBUTION, help="what stands under the map: source and day")

    def handle(self, *args: object, **options: object) -> None:
        path = options["file"]
        assert isinstance(path, Path)
        try:
            if path.stat().st_size > MOST_BYTES:
                raise CommandError(f"{path} is larger than {MOST_BYTES // 1024**2} MB.")
            outlines = read(path.read_text(encoding="utf-8-sig"))
            left = load_boundaries(outlines, str(options["attribution"]), timezone.localdate())
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8.") from error
        except BadBoundaries as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{outlines[0].level}: {len(outlines)} boundaries loaded.")
        if left:
            self.stdout.write(f"Without a boundary, so tiles are drawn where they belong: {', '.join(left)}.")
