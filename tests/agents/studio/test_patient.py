"""Connections that end when nothing comes of them, at a server of their own."""

import asyncio
import resource
import socket
from contextlib import asynccontextmanager

import pytest

pytest.importorskip("fastapi")

from agents.studio import patient, serving
from agents.studio.serving import Place, Server, config_of, connections

GIVEN_UP = 60
"""seconds after which a test has failed"""


async def endless(scope, receive, send):
    """Sends as long as somebody reads."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(2000):
        await send({"type": "http.response.body", "body": bytes(2**16), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


@asynccontextmanager
async def served(app):
    with Place(port=0).listen() as listening:
        server = Server(config_of(app))
        serves = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield server, listening.getsockname()
        finally:
            server.should_exit = True
            await serves


async def until(what):
    async with asyncio.timeout(GIVEN_UP):
        while not what():
            await asyncio.sleep(0.01)


@pytest.fixture
def quick(monkeypatch):
    """Little patience."""
    monkeypatch.setattr(patient, "LOOK", 0.01)
    monkeypatch.setattr(patient, "ASKING", 0.1)
    monkeypatch.setattr(patient, "READING", 0.2)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_who_never_asks_is_not_waited_for(quick, sent):
    async def asked():
        async with served(endless) as (server, address):
            reader, writer = await asyncio.open_connection(*address)
            writer.write(sent)
            async with asyncio.timeout(GIVEN_UP):
                with pytest.raises(ConnectionError):
                    if not await reader.read():
                        raise ConnectionError
            assert not server.server_state.connections
            writer.close()

    asyncio.run(asked())


def test_who_does_not_read_is_not_sent_to_for_ever(quick):
    async def asked():
        async with served(endless) as (server, address):
            with socket.create_connection(address) as lazy:
                lazy.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                await until(lambda: server.server_state.tasks)
                await until(lambda: not server.server_state.tasks)
                assert not server.server_state.connections

    asyncio.run(asked())


def test_who_reads_is_sent_all_of_it(quick):
    async def asked():
        async with served(endless) as (_, address):
            reader, writer = await asyncio.open_connection(*address)
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            size = 0
            while part := await reader.read(2**20):
                size += len(part)
            writer.close()
            return size

    assert asyncio.run(asked()) > 2000 * 2**16


def test_more_connections_than_can_be_told_so_are_closed_at_once(monkeypatch):
    monkeypatch.setattr(patient, "SPARE", 1)
    monkeypatch.setattr(serving, "CONNECTIONS", 1)

    async def asked():
        async with served(endless) as (server, address):
            open_ones = [await asyncio.open_connection(*address) for _ in range(2)]
            await until(lambda: len(server.server_state.connections) == 2)
            reader, writer = await asyncio.open_connection(*address)
            with pytest.raises(ConnectionError):
                if not await reader.read():
                    raise ConnectionError
            assert len(server.server_state.connections) == 2
            for _, other in (*open_ones, (reader, writer)):
                other.close()

    asyncio.run(asked())


def test_files_are_asked_of_the_system_and_connections_fit_into_them(monkeypatch):
    given = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: given.append(both))
    monkeypatch.setattr(resource, "getrlimit", lambda what: (1024, 4096))
    assert connections() == serving.CONNECTIONS
    assert given == [(4096, 4096)]
    monkeypatch.setattr(resource, "getrlimit", lambda what: (1024, 1024))
    assert connections() + patient.SPARE + serving.OTHERS <= 1024
