# Generated from spec/ by `make generate`. Do not edit.
"""What every call shares, whatever its Action. Import from the package itself, not from here."""
