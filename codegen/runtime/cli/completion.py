"""`qianfan-console completion SHELL`: the script that makes a shell complete commands, flags and values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_INSTALL = {
    "bash": 'eval "$(qianfan-console completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(qianfan-console completion zsh)"   # in ~/.zshrc',
    "fish": "qianfan-console completion fish > ~/.config/fish/completions/qianfan-console.fish",
}


@click.command(epilog="\b\n" + "\n".join(_INSTALL.values()))
@click.argument("shell", type=click.Choice(list(_INSTALL)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    root = ctx.find_root()
    print(found(root.command, {}, "qianfan-console", "_QIANFAN_CONSOLE_COMPLETE").source())
