"""Our signer against the vendor's: recorded vectors, the published example, and random requests."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from baidubce.auth.bce_credentials import BceCredentials  # type: ignore[import-untyped]
from baidubce.auth.bce_v1_signer import sign  # type: ignore[import-untyped]
from baidubce.utils import normalize_string  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console.runtime import signing

# bce-python-sdk calls what Python 3.12 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")

Vector = dict[str, Any]
FIXTURE = Path(__file__).parents[1] / "fixtures" / "bce-auth-v1-vectors.json"
DATA = json.loads(FIXTURE.read_text(encoding="utf-8"))
SIGNED_BY_THE_PAGE = DATA["vectors"] + DATA["published"]
# The official signers write the signed headers in any order; ours sorts them, as the page has it.
UNSORTED = {"signed_header_order_preserved", "qianfan_iam_sign_0", "qianfan_iam_sign_1", "qianfan_iam_sign_2"}


def pairs(vector: Vector, key: str) -> list[tuple[str, str]]:
    return [(name, value or "") for name, value in vector[key]]


def ours(vector: Vector, **changes: Any) -> str:
    signed = {"signed": vector["signed_headers"], "timestamp": vector["timestamp"], "expires": vector["expire"]}
    request = (vector["method"], vector["path"], pairs(vector, "params"), pairs(vector, "headers"))
    return signing.authorization(vector["ak"], vector["sk"], *request, **(signed | changes))


def name_of(vector: Vector) -> str:
    return str(vector["name"])


def test_the_fixture_holds_every_vector() -> None:
    assert (len(DATA["vectors"]), len(DATA["published"]), len(DATA["quirks"])) == (26, 1, 2)
    assert {name_of(vector) for vector in DATA["vectors"]} > UNSORTED


@pytest.mark.parametrize("vector", SIGNED_BY_THE_PAGE, ids=name_of)
def test_authorization_is_the_official_one(vector: Vector) -> None:
    expected: str = vector["authorization"]
    if vector["name"] in UNSORTED:
        *start, signed, signature = expected.split("/")
        expected = "/".join([*start, ";".join(sorted(signed.split(";"))), signature])
        assert expected != vector["authorization"]
    assert ours(vector) == expected


@pytest.mark.parametrize("vector", [v for v in DATA["vectors"] if "canonical_request" in v], ids=name_of)
def test_canonical_request_is_the_official_one(vector: Vector) -> None:
    request = (vector["method"], vector["path"], pairs(vector, "params"), pairs(vector, "headers"))
    assert signing.canonical_request(*request, vector["signed_headers"]) == vector["canonical_request"]


@pytest.mark.parametrize("vector", DATA["quirks"], ids=name_of)
def test_the_page_is_followed_where_the_official_signer_leaves_it(vector: Vector) -> None:
    request = (vector["method"], vector["path"], pairs(vector, "params"), pairs(vector, "headers"))
    assert signing.canonical_request(*request, vector["signed_headers"]) == vector["canonical_request"]
    assert ours(vector) != vector["authorization"]


@pytest.mark.parametrize("signed", [None, [], (), set()])
def test_no_signed_headers_mean_the_default_set(signed: Any) -> None:
    vector = DATA["published"][0]
    assert ours(vector, signed=signed) == vector["authorization"]


@pytest.mark.parametrize("signed", [("X-Bce-Date", "HOST"), ["x-bce-date", "host"], frozenset({"host", "x-bce-date"})])
def test_signed_headers_are_written_sorted_and_in_lower_case(signed: Any) -> None:
    assert ours(DATA["vectors"][0], signed=signed).split("/")[4] == "host;x-bce-date"


def test_query_pairs_are_sorted_as_whole_strings() -> None:
    query = [("text", ""), ("text1", "测试"), ("text10", "test"), ("Authorization", "bce-auth-v1/…")]
    assert signing.canonical_query(query) == "text10=test&text1=%E6%B5%8B%E8%AF%95&text="


def test_repeated_headers_are_all_signed() -> None:
    assert signing.canonical_headers([("X-Bce-Tag", "b"), ("x-bce-tag", "a")]) == "x-bce-tag:a\nx-bce-tag:b"


def test_only_blanks_of_http_are_trimmed() -> None:
    assert signing.canonical_headers([("host", "\t h \r\n")]) == "host:h"
    assert signing.canonical_headers([("host", "\u3000h\u00a0")]) == "host:%E3%80%80h%C2%A0"


@pytest.mark.parametrize(
    ("path", "uri"), [("", "/"), ("/", "/"), ("v2/model", "/v2/model"), ("/a b/模", "/a%20b/%E6%A8%A1")]
)
def test_the_path_starts_with_a_slash_and_keeps_its_slashes(path: str, uri: str) -> None:
    assert signing.canonical_request("post", path, [], []) == f"POST\n{uri}\n\n"


@given(text=st.text(), safe=st.sampled_from(["", "/"]))
def test_encode_is_percent_encoding(text: str, safe: str) -> None:
    assert signing.encode(text, safe=safe) == quote(text, safe=safe) == signing.encode(text.encode(), safe=safe)


def test_encode_knows_every_ascii_character() -> None:
    ascii_text = "".join(map(chr, range(128)))
    assert signing.encode(ascii_text) == normalize_string(ascii_text).decode()


@given(raw=st.binary())
def test_encode_keeps_bytes_that_are_not_utf8(raw: bytes) -> None:
    assert signing.encode(raw.decode("utf-8", "surrogateescape")) == signing.encode(raw)


@pytest.mark.parametrize(
    "moment",
    [
        "2015-04-27T08:23:49Z",
        datetime(2015, 4, 27, 8, 23, 49, 999_999, tzinfo=UTC),
        datetime(2015, 4, 27, 16, 23, 49, tzinfo=timezone(timedelta(hours=8))),
    ],
)
def test_timestamps_are_written_in_utc(moment: datetime | str) -> None:
    assert signing.utc_text(moment) == "2015-04-27T08:23:49Z"
    assert ours(DATA["published"][0], timestamp=moment) == DATA["published"][0]["authorization"]


def test_a_timestamp_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ours(DATA["vectors"][0], timestamp=datetime(2015, 4, 27, 8, 23, 49))


class Pairs(dict[str, str]):
    """A mapping whose items repeat names, which is how the official signer is given a repeated parameter."""

    def __init__(self, items: list[tuple[str, str]]) -> None:
        super().__init__(items)
        self._items = items

    def items(self) -> Any:
        return self._items


def official(
    access_key: str,
    secret_key: str,
    method: str,
    path: str,
    query: list[tuple[str, str]],
    headers: list[tuple[str, str]],
    signed: list[str] | None,
    timestamp: datetime,
    expires: int,
) -> str:
    authorization: bytes = sign(
        BceCredentials(access_key, secret_key),
        method.encode(),
        normalize_string(path, False),
        {name.encode(): value for name, value in headers},
        Pairs(query),
        timestamp=timestamp.timestamp(),
        expiration_in_seconds=expires,
        headers_to_sign=[name.encode() for name in sorted(signed)] if signed else None,
    )
    return authorization.decode()


TOKEN = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789!#$%&'*+-.^_`|~", min_size=1, max_size=12)
TEXT = st.text(max_size=20) | st.text("!*'();:@&=+$,/?#[]%~ -._aZ0", max_size=20)
PATHS = TEXT.map(lambda text: f"/{text}")
# A parameter named authorization is the quirk QUIRK_authorization_query_param of the official signer.
QUERIES = st.lists(
    st.tuples(TEXT.filter(lambda name: name.lower() != "authorization") | st.just("Action"), TEXT), max_size=6
)
NAMES = (
    st.sampled_from(["Host", "Content-Type", "Content-Length", "content-md5", "x-bce-date", "X-BCE-Tag", "Accept"])
    | TOKEN
)
HEADERS = st.dictionaries(NAMES, TEXT | st.text(" \t\n\v\f\r\x1c\x85\u3000a"), max_size=8).map(
    lambda found: list(found.items())
)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC)).map(
    # The official signer takes a float, which is too coarse for microseconds.
    lambda moment: moment.replace(microsecond=0)
)


@st.composite
def signed_names(draw: st.DrawFn, headers: list[tuple[str, str]]) -> list[str] | None:
    """Names to sign, every x-bce-* header among them: QUIRK_x_bce_header_not_listed is what happens without one."""
    present = sorted({name.lower() for name, _ in headers})
    chosen = draw(st.none() | st.lists(st.sampled_from([*present, "host", "absent"]), unique=True))
    return chosen and sorted({*chosen, *(name for name in present if name.startswith("x-bce-"))})


@given(
    access_key=st.text("ALTKabc0123456789-_", min_size=1),
    secret_key=st.text(),
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    path=PATHS,
    query=QUERIES,
    headers=HEADERS,
    timestamp=MOMENTS,
    expires=st.integers(0, 10**9),
    data=st.data(),
)
def test_random_requests_are_signed_as_the_official_signer_does(
    access_key: str,
    secret_key: str,
    method: str,
    path: str,
    query: list[tuple[str, str]],
    headers: list[tuple[str, str]],
    timestamp: datetime,
    expires: int,
    data: st.DataObject,
) -> None:
    signed = data.draw(signed_names(headers))
    expected = official(access_key, secret_key, method, path, query, headers, signed, timestamp, expires)
    got = signing.authorization(
        access_key, secret_key, method, path, query, headers, signed=signed, timestamp=timestamp, expires=expires
    )
    assert got == expected
