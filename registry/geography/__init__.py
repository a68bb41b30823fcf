"""Where things lie: maps as drawings, official boundaries, the map grid."""
