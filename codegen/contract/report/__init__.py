"""What people and machines read of a run: terminal, JUnit XML, one HTML page, JSON, proposed errata."""
