"""What the exit codes of the suite mean."""

CODES = {
    0: "every verdict is as the specs say, and every rule was decided from each side that may be sent",
    1: "the service differs from the specs; the report names each rule",
    2: "wrong usage: an option, a file or a setting",
    3: "the service cannot be asked: no answer, or none any more, or it denied every call (401, 403, or such a code)",
    4: "no difference, but rules that nothing was decided about: undecided answers, or the time was up",
    70: "a fault of this program",
    130: "interrupted; the report holds what was seen until then, and says that it is incomplete",
}
