"""BceAuth: every request that leaves is one that a verifier accepts, and that nobody else can have signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console.runtime.credentials import Credentials
from qianfan_console.runtime.transport import BceAuth
from qianfan_console.sandbox.refusal import Refusal
from qianfan_console.sandbox.signature import verify

from .colours import ACCESS_KEY, SECRET_KEY, Colour, Service

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
KEYS = {ACCESS_KEY: SECRET_KEY}
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def accepted(request: httpx.Request, now: datetime = NOW) -> str:
    """The access key for which the sandbox's verifier takes the request, as it goes over the wire."""
    return verify(request.method, request.url.raw_path, request.headers.raw, KEYS, now=now)


def signed(request: httpx.Request, now: Callable[[], datetime] = lambda: NOW, expiration: int = 300) -> httpx.Request:
    auth = BceAuth(Credentials(ACCESS_KEY, SECRET_KEY), expiration, now)
    (sent,) = auth.sync_auth_flow(request)
    return sent


def test_a_frozen_clock_gives_a_known_header() -> None:
    request = signed(httpx.Request("POST", "https://qianfan.baidubce.com/v2/model?Action=DescribeModel", json={}))
    assert request.headers["x-bce-date"] == "2026-11-21T12:00:00Z"
    prefix, _, signature = request.headers["authorization"].rpartition("/")
    assert prefix == "bce-auth-v1/test-access-key/2026-11-21T12:00:00Z/300/content-type;host;x-bce-date"
    assert len(signature) == 64
    assert accepted(request) == ACCESS_KEY


def test_the_signature_ends_in_time() -> None:
    request = signed(httpx.Request("POST", "https://host/v2/model"), expiration=60)
    assert accepted(request, NOW + timedelta(seconds=60)) == ACCESS_KEY
    with pytest.raises(Refusal, match="RequestExpired"):
        accepted(request, NOW + timedelta(seconds=61))


@given(
    url=st.sampled_from(
        ["https://host", "http://127.0.0.1:8080", "http://[::1]:9/p", "https://host/a%20b/%E4%BD%A0+c"]
    ),
    query=st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=4),
    headers=st.dictionaries(st.sampled_from(["x-bce-a", "x-bce-b", "x-other"]), st.sampled_from(["", "1", "a b/c:d"])),
    body=st.binary(max_size=5),
)
def test_every_request_is_accepted(url: str, query: Any, headers: dict[str, str], body: bytes) -> None:
    request = httpx.Request("POST", f"{url}/v2/model", params=query, headers=headers, content=body)
    assert accepted(signed(request)) == ACCESS_KEY


@pytest.mark.parametrize(
    "tampered",
    [
        lambda r: httpx.Request("PUT", r.url, headers=r.headers),
        lambda r: httpx.Request(r.method, str(r.url).replace("/v2/", "/v3/"), headers=r.headers),
        lambda r: httpx.Request(r.method, str(r.url).replace("Describe", "Delete"), headers=r.headers),
        lambda r: httpx.Request(r.method, f"{r.url}&more=1", headers=r.headers),
        lambda r: httpx.Request(r.method, r.url, headers={**r.headers, "host": "other"}),
        lambda r: httpx.Request(r.method, r.url, headers={**r.headers, "content-type": "text/plain"}),
        lambda r: httpx.Request(r.method, r.url, headers={**r.headers, "x-bce-date": "2026-11-21T12:00:02Z"}),
        lambda r: httpx.Request(r.method, r.url, headers={**r.headers, "x-bce-more": "2"}),
    ],
)
def test_what_is_signed_cannot_be_changed(tampered: Callable[[httpx.Request], httpx.Request]) -> None:
    request = signed(
        httpx.Request("POST", "https://host/v2/model?Action=DescribeModel", headers={"x-bce-more": "1"}, json={})
    )
    with pytest.raises(Refusal, match="SignatureDoesNotMatch"):
        accepted(tampered(request))


@pytest.mark.parametrize(
    "base_url", ["https://host", "http://localhost:8080/prefix/a b".replace(" ", "%20"), "https://h/+"]
)
@pytest.mark.parametrize("extra", [{}, {"名字": "值 +/&=%", "a": ""}, {"emoji": "😀"}])
def test_every_call_is_accepted(colour: Colour, base_url: str, extra: dict[str, str]) -> None:
    service = Service({"requestId": "r", "result": "x"})
    model = colour.console(service, base_url=base_url).model
    colour.run(model.describe_model(model_id="m", extra_query=extra, extra_headers={"x-bce-trace": "a/b:c d"}))
    colour.run(model.create_model_custom_conf(custom_spec_file=("模板.py", b"x"), extra_query=extra))
    for request in service.requests:
        assert accepted(request, datetime.now(UTC)) == ACCESS_KEY


def test_each_call_is_signed_anew_by_the_clock(colour: Colour) -> None:
    moments = iter([NOW, NOW + timedelta(hours=1)])
    auth = BceAuth(Credentials(ACCESS_KEY, SECRET_KEY), 300, lambda: next(moments))
    service = Service()
    http = colour.http(service, auth=auth)
    for _ in range(2):
        colour.run(http.post("https://host/v2/model?Action=DescribeModel", json={}))
    first, second = service.requests
    assert accepted(first) == accepted(second, NOW + timedelta(hours=1)) == ACCESS_KEY
    assert first.headers["authorization"] != second.headers["authorization"]


def test_the_validity_comes_from_the_environment(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANFAN_IAM_SIGN_EXPIRATION_SEC", "77")
    service = Service()
    colour.run(colour.console(service).model.describe_model(model_id="m"))
    assert service.requests[0].headers["authorization"].split("/")[3] == "77"
