"""The form of report.json: raised when its members change their meaning."""

FORM = 1
