"""What may come in, before anything of it is read, and what every answer says."""

import asyncio

import httpx
import pytest

pytest.importorskip("fastapi")

from agents.studio.doors import POLICY, Body, Doors
from agents.studio.refusals import Refused
from agents.studio.serving import Place
from tests.support.studios import Clock, House

MOST = 100


async def echo(scope, receive, send):
    """Reads all, and says how much that was."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(body)).encode()})


async def asked(method="POST", headers=(), content=b"", names=("localhost",)):
    doors = Doors(app=echo, names=names, most=lambda path: (MOST, "order_large"), patience=5.0)
    transport = httpx.ASGITransport(doors)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
        return await client.request(method, "/x", headers=dict(headers), content=content)


def ask(*words, **how):
    return asyncio.run(asked(*words, **how))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "localhost:1"])
def test_a_host_of_ours_may_be_asked(host):
    assert ask(headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:8000", "localhost:8000@evil.example",
     "", "127.0.0.1", "[::1]", "localhost:", "localhost:99999999", "local host", "localhost:80:80"],
)  # fmt: skip
def test_a_foreign_host_is_refused_though_its_name_leads_here(host):
    answer = ask("GET", headers={"host": host})
    assert answer.status_code == 421
    assert "--allow-host" in answer.json()["error"]


def test_two_hosts_are_one_too_many():
    twice = [("host", "localhost"), ("host", "localhost")]

    async def ask_twice():
        said = []
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"",
                 "headers": [(n.encode(), v.encode()) for n, v in twice]}  # fmt: skip

        async def send(message):
            said.append(message)

        doors = Doors(
            app=echo, names=("localhost",), most=lambda path: (MOST, "order_large"), patience=5.0
        )
        await doors(scope, None, send)
        return said[0]["status"]

    assert asyncio.run(ask_twice()) == 421


def test_names_that_are_allowed_come_beside_those_of_this_machine():
    called = Place(host="0.0.0.0", names=("Studio.example.org",)).called
    assert called >= {"127.0.0.1", "localhost", "[::1]", "studio.example.org"}
    assert "[fe80::1]" in Place(host="fe80::1").called
    assert ask(headers={"host": "studio.example.org"}, names=called).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://localhost:9000"},
     {"origin": "http://localhost"}, {"origin": "http://localhost:8000.evil.example"},
     {"origin": "http://["}, {"origin": ""}, {"origin": "ftp://localhost:8000"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT"])
def test_a_page_that_is_not_ours_changes_nothing(headers, method):
    assert ask(method, headers=headers).status_code == 403


def test_our_own_page_may_and_so_may_what_is_no_browser():
    own = {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"}
    assert ask(headers=own).status_code == 200
    assert ask().status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_no_header_lets_other_sites_read(method):
    answer = ask(method, headers={"origin": "http://localhost:8000"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("headers", [{}, {"host": "evil.example"}])
def test_every_answer_says_what_a_browser_may_not_do_with_it(headers):
    said = ask("GET", headers=headers).headers
    assert said["content-security-policy"] == POLICY
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "no-referrer"
    assert said["cross-origin-opener-policy"] == "same-origin"
    assert said["cross-origin-resource-policy"] == "same-origin"
    assert said["cache-control"] == "no-store"


def test_a_page_may_load_nothing_from_elsewhere():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert {word for rule in rules.values() for word in rule.split()} <= {
        "'none'",
        "'self'",
        "blob:",
    }
    assert rules["script-src"] == "'self'"


def test_a_body_that_says_that_it_is_too_long_is_refused_before_it_is_read():
    async def refused():
        said = []

        async def never():
            raise AssertionError("it was read")

        async def send(message):
            said.append(message)

        headers = [(b"host", b"localhost"), (b"content-length", b"101")]
        doors = Doors(
            app=echo, names=("localhost",), most=lambda path: (MOST, "order_large"), patience=5.0
        )
        scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
        await doors(scope, never, send)
        return said[0]["status"], dict(said[0]["headers"])

    status, headers = asyncio.run(refused())
    assert status == 413
    assert headers[b"connection"] == b"close"


@pytest.mark.parametrize("length", ["x", "-1", "1.0", "", "²"])
def test_a_length_that_is_no_number_is_refused(length):
    assert ask(headers={"content-length": length.encode()}).status_code == 400


def test_a_length_of_more_digits_than_any_number_is_too_long():
    assert ask(headers={"content-length": "9" * 5000}).status_code == 413


def parts(*sizes, clock=None, each=0.0):
    """A body that comes in parts of these sizes, each after so many seconds."""
    left = list(sizes)

    async def receive():
        if clock is not None:
            clock.now += each
        size = left.pop(0)
        return {"type": "http.request", "body": bytes(size), "more_body": bool(left)}

    return receive


async def read(body):
    taken, more = 0, True
    while more:
        message = await body()
        taken, more = taken + len(message["body"]), message["more_body"]
    return taken


def test_a_body_is_taken_up_to_its_last_byte_and_no_further():
    assert asyncio.run(read(Body(parts(60, 40), MOST, "slow", patience=5.0, clock=Clock()))) == 100
    for sizes in ((101,), (60, 41), (60, 60, 60, 60)):
        with pytest.raises(Refused) as refused:
            asyncio.run(read(Body(parts(*sizes), MOST, "slow", patience=5.0, clock=Clock())))
        assert refused.value.status == 413


def test_a_body_that_drips_is_given_up():
    clock = Clock()
    with pytest.raises(Refused) as refused:
        asyncio.run(
            read(
                Body(
                    parts(*[1] * 50, clock=clock, each=1.0), MOST, "slow", patience=5.0, clock=clock
                )
            )
        )
    assert refused.value.status == 408
    assert clock.now <= 1006


def test_a_body_that_never_comes_is_given_up():
    async def never():
        await asyncio.Event().wait()

    with pytest.raises(Refused) as refused:
        asyncio.run(read(Body(never, MOST, "", patience=0.01, clock=Clock())))
    assert refused.value.status == 408


def test_after_its_last_byte_a_stream_may_be_watched_for_as_long_as_it_is():
    async def watched():
        clock = Clock()
        body = Body(parts(1, clock=clock), MOST, "slow", patience=5.0, clock=clock)
        await read(body)
        clock.now += 1000
        with pytest.raises(IndexError):  # of what lies behind it, which was asked
            await body()

    asyncio.run(watched())


def test_nothing_but_http_comes_in():
    async def knock():
        said = []

        async def send(message):
            said.append(message)

        doors = Doors(
            app=echo, names=("localhost",), most=lambda path: (MOST, "order_large"), patience=5.0
        )
        await doors({"type": "websocket", "headers": []}, None, send)
        return said

    assert asyncio.run(knock()) == [{"type": "websocket.close"}]


def test_limits_are_those_of_what_is_sent(tmp_path):
    house = House(tmp_path, upload_bytes=300, painting_bytes=200, order_bytes=100)

    async def statuses(size):
        visitor = await house.visitor()
        paths = "/api/pictures", "/api/paintings", "/api/jobs"
        return [(await visitor.post(path, content=bytes(size))).status_code for path in paths]

    assert asyncio.run(statuses(99)) == [415, 422, 400]
    assert asyncio.run(statuses(150)) == [415, 422, 413]
    assert asyncio.run(statuses(250)) == [415, 413, 413]
    assert asyncio.run(statuses(350)) == [413, 413, 413]


@pytest.mark.parametrize("headers", [{"content-length": "5"}, {"transfer-encoding": "chunked"}])
def test_a_request_that_only_reads_has_no_body(headers):
    assert ask("GET", headers=headers).status_code == 400
    assert ask("GET", headers={"content-length": "0"}).status_code == 200
