"""Who may call what: access keys, their secret keys, and the policies that the pages name.

A page that names policies lets in whoever has any one of them; without that, AccessDenied with status 403.

Sandbox's choice: an Action whose page names no policy is open to every valid key; a key that is configured without
policies has all that the pages name, and one with an empty list has none; the policies are looked at after signature
and Action, before the body.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .contract import Contract, Operation
from .refusal import Refusal


@dataclass(frozen=True)
class Credential:
    """A secret key, and the policies of whoever has it; None for all that the pages name."""

    secret_key: str = field(repr=False)
    policies: Collection[str] | None = None


class Identities:
    """The credentials of a sandbox by access key.

    Raises:
        ValueError: a key is empty, or a policy is not among those that the contract names.
    """

    def __init__(self, credentials: Mapping[str, str | Credential], contract: Contract) -> None:
        self._known = contract.policies()
        given = {key: Credential(each) if isinstance(each, str) else each for key, each in credentials.items()}
        self._policies = {access_key: self._checked(access_key, each) for access_key, each in given.items()}
        self.secret_keys = {access_key: each.secret_key for access_key, each in given.items()}
        self._denied = {access_key: _out_of_reach(contract, held) for access_key, held in self._policies.items()}

    def _checked(self, access_key: str, credential: Credential) -> tuple[str, ...]:
        if not access_key or not credential.secret_key:
            raise ValueError(f"the credential {access_key!r} needs an access key and a secret key that are not empty")
        if credential.policies is None:
            return self._known
        if isinstance(credential.policies, str):
            raise ValueError(f"policies of {access_key} must be a list of names, not one string")
        unknown = sorted(set(credential.policies) - set(self._known))
        if unknown:
            raise ValueError(f"no policy is called {', '.join(unknown)}; the pages name {', '.join(self._known)}")
        return tuple(policy for policy in self._known if policy in credential.policies)

    def policies(self, access_key: str) -> tuple[str, ...]:
        """The policies of this access key."""
        return self._policies[access_key]

    def permit(self, access_key: str, operation: Operation) -> None:
        """Let the call pass.

        Raises:
            Refusal: none of the key's policies allows it.
        """
        if operation.action in self._denied[access_key]:
            enough = [policy for policy in self._known if policy in operation.permissions]
            raise _denied(access_key, operation, self._policies[access_key], enough)


def _out_of_reach(contract: Contract, held: tuple[str, ...]) -> frozenset[str]:
    """The Actions that none of these policies allows."""
    operations = contract.operations.values()
    return frozenset(each.action for each in operations if each.permissions and each.permissions.isdisjoint(held))


def _denied(access_key: str, operation: Operation, held: tuple[str, ...], enough: list[str]) -> Refusal:
    message = (
        f"Access denied. {operation.action} needs one of {', '.join(enough)}; the access key {access_key} has "
        f"{', '.join(held) or 'no policy'} (see {operation.page})"
    )
    return Refusal("AccessDenied", 403, message)
