"""What generating costs, and what generated code costs, at 10, 100 and 1,000 operations, beside the peers."""
