"""``locker-kiosk pass``: one visit's right to one door."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from kiosk.cli import visiting as v
from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.new_file import NewFile, new_file, refuse_own
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out, timezone
from kiosk.cli.saying import say, say_json
from kiosk.domain.passes import in_fours
from kiosk.engine.visitors.no_code import WhyNoCode
from kiosk.passes import qr_code
from kiosk.store.data_folder import DataFolder

_WHY_NO_CODE = {
    WhyNoCode.CODES_OFF: "codes can't be typed at bank {bank}.",
    WhyNoCode.WHOSE: "there are several tenants, and bank {bank} could not tell whose visitor types it.",
    WhyNoCode.NOT_SUCH_A_VISIT: "there are codes for passes only that begin now, are for one visit, and have no hours.",
    WhyNoCode.NO_POOL: "this kiosk has none for bank {bank} and that size. Its site file says how many it is to have.",
    WhyNoCode.NOT_DRAWN: "those of that day are not made yet. The kiosk makes them while it runs.",
    WhyNoCode.NOT_HANDED: "bank {bank} has not been handed those of that day. Carry a trust file there.",
    WhyNoCode.NONE_LEFT: "all of that day and size are given out.",
}

app = typer.Typer(help="Passes: one visit's right to one door.", no_args_is_help=True, rich_markup_mode=None)


@app.command(
    epilog="Example: locker-kiosk pass issue --name 'Ada Byron' --bank A --until 2026-12-01T17:00 --png ada.png "
    "--data /var/lib/locker-kiosk"
)
def issue(
    name: v.Name,
    bank: Annotated[str, typer.Option(help="The bank that it opens a door of.")],
    until: v.Until,
    png: v.Png,
    data: Data,
    begin: v.From = None,
    size: v.SizeWanted = None,
    reachable: v.Reachable = False,
    hours: v.Hours = None,
    contractor: v.Contractor = False,
    host: v.Host = None,
    company: v.Company = "",
    email: v.Email = "",
    language: v.Language = None,
    config: v.Config = None,
    as_json: Json = False,
) -> None:
    """Check a visitor in and give them a pass, as the reception screen would."""
    folder = DataFolder(data)
    order = {"do": "pass.issue"} | v.of_a_visit(
        timezone(folder, config),
        name=name,
        bank=bank,
        begin=begin,
        until=until,
        hours=hours,
        size=size,
        reachable=reachable,
        contractor=contractor,
        host=host,
        company=company,
        email=email,
        language=language,
    )
    refuse_own(folder.path, png)
    with new_file(png) as new:  # before the pass is issued: one that can't be handed over helps nobody
        v.begins_here(folder)
        answer = carry_out(folder, config, order)
        try:
            _hand_over(new, answer)
        except OSError as error:
            again = f"Get it with: locker-kiosk pass show {answer['visit']} --png FILE --data {data}"
            raise Failure(
                os.EX_CANTCREAT, f"The pass is issued, but {png} can't be written: {error.strerror}. {again}"
            ) from None
    _print(answer, png, as_json)


@app.command(epilog="Example: locker-kiosk pass show 3f2a… --png ada.png --data /var/lib/locker-kiosk")
def show(visit: v.VisitId, png: v.Png, data: Data, config: v.Config = None, as_json: Json = False) -> None:
    """Give the pass of a visit once more; it is the same one."""
    folder = with_kiosk(data)
    refuse_own(folder.path, png)
    with new_file(png) as new:
        answer = carry_out(folder, config, {"do": "pass.show", "visit": visit})
        _hand_over(new, answer)
    _print(answer, png, as_json)


@app.command(epilog="Example: locker-kiosk pass end 3f2a… --data /var/lib/locker-kiosk")
def end(visit: v.VisitId, data: Data, config: v.Config = None, as_json: Json = False) -> None:
    """End a visit: from now on its pass opens nothing at the kiosks that know of it."""
    answer = carry_out(with_kiosk(data), config, {"do": "pass.end", "visit": visit})
    if as_json:
        say_json(answer)
    else:
        v.say_ended(answer)


def _hand_over(new: NewFile, answer: Mapping[str, Any]) -> None:
    new.path.write_bytes(qr_code.png(answer["qr"]))
    new.put_in_place()


def _print(answer: Mapping[str, Any], png: object, as_json: bool) -> None:
    if as_json:
        say_json({name: value for name, value in answer.items() if name != "qr"} | {"png": str(png)})
        return
    where = f"bank {answer['bank']}" + (f" ({answer['place']})" if answer["place"] else "")
    say(f"Visit {answer['visit']}: a pass for {where}, {v.window(answer)}.")
    say(_code(answer))
    if not answer["confirmed"]:
        say(
            "Not confirmed: the bank could not be asked whether it has a door free. If it is full on arrival, it says "
            "where to go."
        )
    say(f"The QR code is in {png}. Whoever holds the picture can open the door.")


def _code(answer: Mapping[str, Any]) -> str:
    if not answer["code"]:
        why = _WHY_NO_CODE[WhyNoCode(answer["why_no_code"])].format(bank=answer["bank"])
        return f"No code goes with it: {why} The QR code is enough."
    sooner = "" if answer["code_until"] is None else f", and works until {v.at(answer['code_until'])}"
    return f"The code is {in_fours(answer['code'])}{sooner}."
