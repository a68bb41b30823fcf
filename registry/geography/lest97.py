"""From WGS 84 to Estonia's map grid L-EST97 (EPSG:3301): Lambert's conformal conic with two standard parallels; pure.

Source of the formulas: IOGP Guidance Note 7-2, method 9802; of the parameters: EPSG:3301.
"""

from math import cos, log, radians, sin, sqrt, tan
from math import pi as PI
from typing import Final

SEMI_MAJOR: Final = 6_378_137.0
FLATTENING: Final = 1 / 298.257222101
ECCENTRICITY: Final = sqrt(2 * FLATTENING - FLATTENING**2)
LATITUDE_OF_ORIGIN: Final = radians(57.51755393055556)
LONGITUDE_OF_ORIGIN: Final = radians(24.0)
PARALLELS: Final = (radians(59 + 1 / 3), radians(58.0))
FALSE_EASTING: Final = 500_000.0
FALSE_NORTHING: Final = 6_375_000.0


def _m(latitude: float) -> float:
    return cos(latitude) / sqrt(1 - (ECCENTRICITY * sin(latitude)) ** 2)


def _t(latitude: float) -> float:
    bulge = ECCENTRICITY * sin(latitude)
    return tan(PI / 4 - latitude / 2) / ((1 - bulge) / (1 + bulge)) ** (ECCENTRICITY / 2)


_N = (log(_m(PARALLELS[0])) - log(_m(PARALLELS[1]))) / (log(_t(PARALLELS[0])) - log(_t(PARALLELS[1])))
_F = _m(PARALLELS[0]) / (_N * _t(PARALLELS[0]) ** _N)
_R_OF_ORIGIN = SEMI_MAJOR * _F * _t(LATITUDE_OF_ORIGIN) ** _N


def from_wgs84(longitude: float, latitude: float) -> tuple[float, float]:
    """East and north in metres for a point in degrees."""
    radius = SEMI_MAJOR * _F * _t(radians(latitude)) ** _N
    turn = _N * (radians(longitude) - LONGITUDE_OF_ORIGIN)
    return FALSE_EASTING + radius * sin(turn), FALSE_NORTHING + _R_OF_ORIGIN - radius * cos(turn)
