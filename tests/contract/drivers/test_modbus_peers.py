"""modbus-relay against somebody else's Modbus: the driver against pymodbus's server, its client against our boards.

pymodbus can't say flash-on as a client, and as a server echoes any value but FF00 as 0000: so flashes are left out.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymodbus
import pytest
from pymodbus import client, simulator
from pymodbus import server as servers

from drivers.errors import BadReply
from drivers.locks import DRIVERS, Contact
from tests.fakes.null_modem import NullModem
from tests.fakes.wire_bank import EmulatedBank

DRIVER = DRIVERS["modbus-relay"]
BOARD = 3
CLOSED = (1, 3, 8, 9, 16)


class Server:
    """pymodbus's RTU server with sixteen inputs and relays, in a thread of its own. ``make`` gets what it serves."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="pymodbus", daemon=True)

    def __enter__(self) -> Any:
        self._thread.start()
        assert self._ready.wait(20)
        return self._server

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._server.shutdown(), self._loop).result(20)
        self._thread.join(20)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._server = self._make(played())
        await self._server.listen()
        self._ready.set()
        await self._server.serving


def played() -> Any:
    bits, data = simulator.DataType.BITS, simulator.SimData
    relays = [data(0, values=[False] * 16, datatype=bits)]
    inputs = [data(0, values=[channel in CLOSED for channel in range(1, 17)], datatype=bits)]
    registers = [data(0, values=0, datatype=simulator.DataType.REGISTERS)]
    return simulator.SimDevice(BOARD, simdata=(relays, inputs, registers, registers))


@pytest.fixture(params=["serial", "network"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    rtu = pymodbus.FramerType.RTU
    if request.param == "network":
        with Server(lambda what: servers.ModbusTcpServer(what, framer=rtu, address=("127.0.0.1", 0))) as tcp:
            yield f"socket://127.0.0.1:{tcp.transport.sockets[0].getsockname()[1]}"
        return
    with NullModem() as cable:
        ours, theirs = cable.ends
        with Server(lambda what: servers.ModbusSerialServer(what, framer=rtu, port=theirs, baudrate=9600)):
            yield ours


def test_pymodbus_reads_out_its_inputs_to_us(server: str):
    bus = DRIVER.connect(server, {"channels": 16})
    for _ in range(3):
        closed = [channel for channel, contact in bus.read(BOARD).items() if contact is Contact.CLOSED]
        assert tuple(closed) == CLOSED
    bus.close()


def test_pymodbus_reads_out_its_relays_to_us(server: str):
    bus = DRIVER.connect(server, {"channels": 16, "door_contacts": "none"})
    assert bus.read(BOARD) == dict.fromkeys(range(1, 17), Contact.UNKNOWN)
    bus.close()


def test_pymodbus_refuses_more_than_it_has_and_a_flash(server: str):
    bus = DRIVER.connect(server, {"channels": 32})
    with pytest.raises(BadReply, match="no such relay or input"):
        bus.read(BOARD)
    with pytest.raises(BadReply, match="refuses"):
        bus.open(BOARD, 1)
    bus.close()


def test_our_boards_answer_pymodbus(tmp_path: Path):
    doors = [{"door": str(channel), "bus": "bus", "board": 1, "channel": channel} for channel in (1, 3, 8)]
    buses = [{"name": "bus", "driver": DRIVER.name, "link": "bus"}]
    with EmulatedBank({"buses": buses, "doors": doors}, tmp_path) as bank:
        peer = client.ModbusSerialClient(bank.link("bus"), baudrate=9600, timeout=5)
        assert peer.connect()
        inputs = peer.read_discrete_inputs(0, count=8, device_id=1)
        assert inputs.bits == [channel in {1, 3, 8} for channel in range(1, 9)]
        assert not peer.write_coil(2, True, device_id=1).isError()
        bank.wait("opened", door="3")
        assert peer.read_coils(0, count=8, device_id=1).bits == [relay == 2 for relay in range(8)]
        assert peer.read_discrete_inputs(0, count=8, device_id=1).bits[2] is False
        assert not peer.write_coils(0, [True] * 8, device_id=1).isError()
        bank.wait("opened", door="8")
        assert not peer.write_coil(0xFF, False, device_id=1).isError()
        assert peer.read_coils(0, count=8, device_id=1).bits == [False] * 8
        assert peer.read_discrete_inputs(0, count=9, device_id=1).exception_code == 2
        assert peer.read_holding_registers(0, count=1, device_id=1).exception_code == 1
        peer.close()
