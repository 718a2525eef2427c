"""Letters to office addresses, over a real wire to a small mail server on this machine."""

import asyncio
import io
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import openpyxl
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy.ext.asyncio import AsyncSession

from bot import letter_words, request_letter
from bot.mail import Server
from db import Database
from db.request import request_mails
from db.request.request_mails import Unmailed
from db.speaking import letters
from scheduler.delivery import Later
from scheduler.mailing import PAUSES, Accepted, Mail, Mailing
from scheduler.parcels import Parcels
from tests.db.test_requests import Asked
from tests.inbox import ask, tell
from tests.rows import NOW, Place, moment, reach

DUE = date(2026, 8, 25)  # Tuesday
A_WEEK_BEFORE = date(2026, 8, 18)
ADDRESS = "school1@example.ru"


@dataclass
class PostOffice:
    """Takes mail as a server does (RFC 5321, without extensions); refuses with the reply that it was told."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    #: The reply to RCPT, while it lasts.
    refusals: list[str] = field(default_factory=list)
    #: Whether it hangs up instead of answering QUIT.
    rude: bool = False
    #: Its certificate, where it offers STARTTLS or, `from_the_start`, speaks nothing else.
    secure: ssl.SSLContext | None = None
    from_the_start: bool = False
    #: Whether the wire was protected when it was told a password.
    signed_in: list[bool] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def says(line: str) -> None:
            writer.write(line.encode() + b"\r\n")

        says("220 ready")
        recipient = ""
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            protected = writer.get_extra_info("ssl_object") is not None
            if verb == "EHLO":
                says("250-here I am")
                says("250 AUTH PLAIN" if protected or self.secure is None else "250 STARTTLS")
            elif verb == "STAR":
                assert self.secure is not None
                says("220 go on")
                await writer.start_tls(self.secure)
            elif verb == "AUTH":
                self.signed_in.append(protected)
                says("235 welcome")
            elif verb == "RCPT":
                recipient = line.partition("<")[2].partition(">")[0]
                says(self.refusals.pop(0) if self.refusals else "250 ok")
            elif verb == "DATA":
                says("354 go on")
                text = await reader.readuntil(b"\r\n.\r\n")
                message = message_from_bytes(text.removesuffix(b".\r\n"), policy=policy.default)
                assert isinstance(message, EmailMessage)
                self.taken.append(message)
                self.recipients.append(recipient)
                says("250 taken")
            elif verb == "QUIT":
                says("500 why so soon" if self.rude else "221 bye")
                break
            else:
                says("250 ok")
        await writer.drain()
        writer.close()


@asynccontextmanager
async def _open(office: PostOffice) -> AsyncIterator[PostOffice]:
    secure = office.secure if office.from_the_start else None
    server = await asyncio.start_server(office.serve, "127.0.0.1", 0, ssl=secure)
    office.port = server.sockets[0].getsockname()[1]
    async with server:
        yield office


@pytest.fixture
async def post() -> AsyncIterator[PostOffice]:
    async with _open(PostOffice()) as office:
        yield office


@dataclass
class House:
    """A municipality whose first school has an office address and nobody in touch."""

    database: Database
    place: Place
    item: int
    now: datetime
    mailing: Mailing

    async def sweeps(self, day: date, hour: int = 9, minute: int = 30) -> None:
        self.now = moment(day, hour, minute)
        await self.mailing.sweep()

    async def letters(self) -> list[tuple[date, str, int]]:
        return [tuple(row) for row in await ask(self.database, "SELECT day, state, items FROM letters ORDER BY id")]


@pytest.fixture
async def house(database: Database, post: PostOffice) -> House:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        item = await place.assigned(tx, due=DUE, given=date(2026, 7, 1), words="Утвердить положение")
        await place.assigned(tx, due=DUE, given=date(2026, 7, 1), school=1)
        await reach(tx, place.heads[0], False)
        for school in place.schools:
            assert await letters.set_address(tx, place.coordinator, school, place.town, ADDRESS, now=NOW)
    server = Server("127.0.0.1", post.port, "bot@example.ru", "none")
    made = House(database, place, item, NOW, None)  # type: ignore[arg-type]
    made.mailing = Mailing(database, lambda: made.now, letter_words.compose, server.send)
    return made


async def test_silent_school_is_written_to_once_a_morning_and_the_other_is_not(house: House, post: PostOffice) -> None:
    await house.sweeps(A_WEEK_BEFORE, 9, 29)
    assert post.taken == [], "half an hour is left to find out whose door is shut"
    await house.sweeps(A_WEEK_BEFORE)
    await house.sweeps(A_WEEK_BEFORE, 15)
    (mail,) = post.taken
    assert post.recipients == [ADDRESS]
    assert (mail["Subject"], mail["From"], mail["To"]) == ("Сроки поручений: Школа № 1", "bot@example.ru", ADDRESS)
    said = mail.get_content()
    assert "№ 1. Утвердить положение — срок 25.08.2026, осталось 7 дней." in said
    assert "Провести встречу" not in said
    assert await house.letters() == [(A_WEEK_BEFORE, "sent", 1)]
    # Nothing is owed the day after; three days before the date is a Saturday, so it is said on Friday.
    await house.sweeps(A_WEEK_BEFORE + timedelta(days=1))
    await house.sweeps(A_WEEK_BEFORE + timedelta(days=3))
    assert [day for day, _, _ in await house.letters()] == [A_WEEK_BEFORE, date(2026, 8, 21)]
    # The day after the date the executor's rung; three days after it only those above hear, and on Monday the office again.
    for days in range(1, 15):
        await house.sweeps(DUE + timedelta(days=days))
    assert [f"{day:%d.%m}" for day, _, _ in (await house.letters())[2:]] == ["26.08", "07.09"]
    assert post.taken[-1]["Subject"] == "Срок прошёл: Школа № 1"
    assert len({one["Message-ID"] for one in post.taken}) == len(post.taken)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE assignments SET state = 'accepted', reported_at = now(), decided_at = now()",
        "UPDATE assignments SET state = 'reported', reported_at = now()",
        "UPDATE accounts SET reachable = true, unreachable_since = NULL",
        "UPDATE organizations SET email = NULL",
    ],
)
async def test_what_was_done_meanwhile_is_not_written_about(house: House, post: PostOffice, change: str) -> None:
    """The letter stands in the table already (its first try found the server busy) when the world changes."""
    post.refusals = ["451 later"]
    await house.sweeps(A_WEEK_BEFORE)
    assert await house.letters() == [(A_WEEK_BEFORE, "waiting", 1)]
    await tell(house.database, change)
    await tell(house.database, "UPDATE letters SET retry_at = NULL")
    await house.sweeps(A_WEEK_BEFORE, 11)
    assert await house.letters() == [(A_WEEK_BEFORE, "dropped", 1)]
    assert post.taken == []


async def test_a_busy_server_is_asked_again_and_a_refused_address_is_a_visible_failure(house: House, post: PostOffice) -> None:
    post.refusals = ["451 later"]
    await house.sweeps(A_WEEK_BEFORE)
    await house.sweeps(A_WEEK_BEFORE, 10)
    assert post.taken == [], "it waits for its pause"
    await tell(house.database, "UPDATE letters SET retry_at = NULL")
    await house.sweeps(A_WEEK_BEFORE, 11)
    assert len(post.taken) == 1
    post.refusals = ["550 <school1@example.ru> no such box"]
    friday = date(2026, 8, 21)
    await house.sweeps(friday)
    async with house.database.read() as tx:
        known = {one.id: one for one in await letters.addresses(tx, house.place.town)}
    shown = known[house.place.schools[0]]
    assert (shown.address, shown.day, shown.state, shown.failure) == (ADDRESS, friday, "failed", "SMTP 550: address")
    # The next morning on which anything is owed says what the refused one would have said, once.
    await house.sweeps(date(2026, 8, 24))
    assert len(post.taken) == 2
    await house.sweeps(date(2026, 8, 24), 12)
    assert len(post.taken) == 2


async def test_a_server_that_is_away_is_given_up_in_the_end(house: House, post: PostOffice) -> None:
    post.refusals = ["421 closing"] * 9
    await house.sweeps(A_WEEK_BEFORE)
    for _ in range(len(PAUSES)):
        await tell(house.database, "UPDATE letters SET retry_at = NULL")
        await house.sweeps(A_WEEK_BEFORE, 12)
    assert await house.letters() == [(A_WEEK_BEFORE, "failed", 1)]
    assert post.taken == []


async def test_a_letter_that_cannot_be_made_is_given_up_in_the_end_and_holds_up_no_other(house: House, post: PostOffice) -> None:
    async with house.database.begin() as tx:
        await reach(tx, house.place.heads[1], False)
    bad, made = house.place.schools[0], house.mailing.compose

    async def stumbles(tx: AsyncSession, claimed: letters.Claimed, now: datetime) -> Mail | None:
        if claimed.office.id == bad:
            raise KeyError
        return await made(tx, claimed, now)

    house.mailing.compose = stumbles
    for _ in range(1 + len(PAUSES)):
        await house.sweeps(A_WEEK_BEFORE, 12)
        assert len(post.taken) == 1, "the other school has its letter at the first look"
        await tell(house.database, "UPDATE letters SET retry_at = NULL")
    fates = await ask(house.database, "SELECT state, failure FROM letters ORDER BY id")
    assert [tuple(fate) for fate in fates] == [("failed", "KeyError"), ("sent", None)]


async def test_a_rude_goodbye_does_not_send_it_twice_nor_do_two_processes(house: House, post: PostOffice) -> None:
    post.rude = True
    server = Server("127.0.0.1", post.port, "bot@example.ru", "none")
    other = Mailing(house.database, lambda: moment(A_WEEK_BEFORE, 9, 30), letter_words.compose, server.send)
    await asyncio.gather(house.sweeps(A_WEEK_BEFORE), other.sweep())
    await tell(house.database, "UPDATE letters SET lease_until = NULL, retry_at = NULL")
    await house.sweeps(A_WEEK_BEFORE, 12)
    assert len(post.taken) == 1


async def test_quiet_hours_weekends_and_an_outage_give_one_letter_with_everything(house: House, post: PostOffice) -> None:
    await house.sweeps(date(2026, 8, 15))  # a Saturday
    await house.sweeps(A_WEEK_BEFORE, 19)
    assert post.taken == []
    await house.sweeps(date(2026, 8, 20))  # the bot is back after two days
    (mail,) = post.taken
    assert "осталось 5 дней" in mail.get_content()


async def test_tables_of_a_request_are_mailed_once_and_what_became_of_the_letter_is_known(
    database: Database, post: PostOffice
) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx)
        boss = asked.place.coordinator
        await asked.sends(tx)
        assert await request_mails.ask(tx, asked.id, boss, now=NOW) is Unmailed.NOTHING
        await asked.answers(tx, 0, 3)
        assert await request_mails.ask(tx, asked.id, boss, now=NOW) is Unmailed.NO_ADDRESS
        assert await letters.set_address(tx, boss, asked.place.town, asked.place.town, ADDRESS, now=NOW)
        for stranger in (asked.place.heads[0], asked.place.controller, asked.place.regional):
            assert await request_mails.ask(tx, asked.id, stranger, now=NOW) is Unmailed.NOT_YOURS
        for _ in range(2):
            assert await request_mails.ask(tx, asked.id, boss, now=NOW) == ADDRESS
    sends = Server("127.0.0.1", post.port, "bot@example.ru", "none").send
    parcels = Parcels(request_mails.OUTBOX, database, lambda: NOW, request_letter.compose, sends)

    async def fate() -> tuple[str, str | None] | None:
        async with database.read() as tx:
            last = await request_mails.last(tx, asked.id)
        return (last.state, last.failure) if last else None

    post.refusals = ["451 later", "550 no such box"]
    await asyncio.gather(parcels.sweep(), parcels.sweep())
    assert await fate() == ("waiting", "SMTP 451: address")
    await tell(database, "UPDATE request_mails SET retry_at = NULL")
    await parcels.sweep()
    assert await fate() == ("failed", "SMTP 550: address")
    async with database.begin() as tx:
        assert await request_mails.ask(tx, asked.id, boss, now=NOW) == ADDRESS, "pressed again it goes again"
    await asyncio.gather(parcels.sweep(), parcels.sweep())
    assert await fate() == ("sent", None)
    (mail,) = post.taken
    assert (mail["Subject"], mail["To"]) == ("Ответы на запрос: О наставниках", ADDRESS)
    files = {one.get_filename(): one.get_content() for one in mail.iter_attachments()}
    assert [name.rpartition(".")[2] for name in files] == ["xlsx", "docx"]
    page = openpyxl.load_workbook(io.BytesIO(next(iter(files.values())))).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
    assert rows[0][1:2] + rows[0][3:] == ["Школа № 1", "меньше 5", "ничего", "Приказ 1.pdf"], (
        "small numbers stay hidden by mail too"
    )


async def test_nobody_may_enter_an_address_but_who_keeps_the_list(house: House) -> None:
    async with house.database.begin() as tx:
        for who in (house.place.heads[0], house.place.controller, 0):
            assert not await letters.set_address(tx, who, house.place.schools[0], house.place.town, None, now=NOW)
        assert not await letters.set_address(tx, house.place.regional, house.place.schools[0], house.place.region, None, now=NOW)
        assert await letters.set_address(tx, house.place.regional, house.place.town, house.place.region, ADDRESS, now=NOW)
    assert [row.email for row in await ask(house.database, "SELECT email FROM organizations ORDER BY id")] == [
        None,
        ADDRESS,
        ADDRESS,
        ADDRESS,
    ]


def _own_certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """What an office that signs its own certificate has: what it shows, and the file that its guests are given."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "post")])
    begins = datetime.now(UTC) - timedelta(days=1)  # the clock of the machine is what TLS looks at
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "post.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    shape = serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, shape, serialization.NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    return context, certificate


async def test_letters_and_the_password_go_only_over_a_wire_that_is_protected_and_trusted(tmp_path: Path) -> None:
    secure, certificate = _own_certificate(tmp_path)
    letter = Mail(1, ADDRESS, "Сроки", "Срок завтра.", 1)
    for protection in ("starttls", "tls"):
        async with _open(PostOffice(secure=secure, from_the_start=protection == "tls")) as office:
            known = Server("127.0.0.1", office.port, "bot@example.ru", protection, "bot", "secret", certificate)
            assert await known.send(letter) == Accepted()
            assert [mail.get_content().strip() for mail in office.taken] == ["Срок завтра."]
            stranger = replace(known, ca=None)
            assert await stranger.send(letter) == Later(fault="SMTP: SSLCertVerificationError")
            elsewhere = replace(known, host="localhost")
            assert await elsewhere.send(letter) == Later(fault="SMTP: SSLCertVerificationError"), "the name is looked at as well"
            assert (len(office.taken), office.signed_in) == (1, [True])
    async with _open(PostOffice()) as office:  # offers no STARTTLS: somebody may have taken the offer away
        server = Server("127.0.0.1", office.port, "bot@example.ru", "starttls", "bot", "secret", certificate)
        assert await server.send(letter) == Later(fault="SMTP: SMTPNotSupportedError")
        assert (office.taken, office.signed_in) == ([], [])
