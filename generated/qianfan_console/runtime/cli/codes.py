# Generated from spec/ by `make generate`. Do not edit.
"""What the exit codes mean; which error gives which is said in `exits`."""

CODES = {
    0: "done",
    1: "the service refused the call, failed, or answered in another form than documented",
    2: "wrong usage: a command, an option, a file or a setting",
    3: "the body breaks a documented rule; nothing was sent",
    4: "no answer: no connection, or it broke, or it took too long",
    5: "the awaited state cannot be reached any more",
    6: "the awaited state was not reached before the deadline",
    70: "a fault of this program",
    130: "interrupted",
    141: "whoever read the output has gone",
}
