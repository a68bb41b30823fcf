"""Who is told what when something has happened."""
