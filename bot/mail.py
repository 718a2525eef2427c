"""Hands letters to a mail server: SMTP of the standard library, in a thread of its own."""

import asyncio
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from typing import Literal

from scheduler.delivery import Broken, Later
from scheduler.mailing import Accepted, Mail

#: Seconds that the mail server may take for one answer; all of them together stay below the lease of a letter.
PATIENCE = 20

#: How the wire is protected: from the first byte, by STARTTLS, or not at all (a server on this machine or network).
Protection = Literal["tls", "starttls", "none"]
#: The port of each, where none is named.
PORTS: dict[str, int] = {"tls": 465, "starttls": 587, "none": 25}


@dataclass(frozen=True)
class Server:
    """Where letters are handed over, and as whom."""

    host: str
    port: int
    sender: str
    protection: Protection = "starttls"
    user: str | None = None
    password: str | None = None
    #: Certificates (PEM) that are trusted besides those of the machine: many offices sign their own.
    ca: Path | None = None

    async def send(self, mail: Mail) -> Accepted | Later | Broken:
        """Hand one letter over. What the server says is kept as its number only: its words may hold addresses."""
        try:
            await asyncio.to_thread(self._send, mail)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = {code for code, _ in refused.recipients.values()}
            return _judged(max(codes), "address")
        except smtplib.SMTPAuthenticationError as refused:
            return Later(fault=f"SMTP {refused.smtp_code}: sign-in")
        except smtplib.SMTPResponseException as refused:
            return _judged(refused.smtp_code, "message")
        except (smtplib.SMTPException, OSError) as fault:
            return Later(fault=f"SMTP: {type(fault).__name__}")
        return Accepted()

    def _send(self, mail: Mail) -> None:
        secure = ssl.create_default_context()
        if self.ca is not None:
            secure.load_verify_locations(self.ca)
        if self.protection == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=secure)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        try:
            if self.protection == "starttls":
                server.starttls(context=secure)
            if self.user is not None:
                server.login(self.user, self.password or "")
            server.send_message(self._message(mail))
            with suppress(smtplib.SMTPException, OSError):
                server.quit()  # it has the letter; how it says good-bye changes nothing
        finally:
            server.close()

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = mail.subject
        message["From"] = self.sender
        message["To"] = mail.address
        message["Date"] = formatdate()
        # The same for every try of one letter, so that a mail box keeps one.
        message["Message-ID"] = f"<{mail.kind}-{mail.id}@{self.sender.rpartition('@')[2].rstrip('>')}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        for one in mail.files:
            main, _, sub = one.media.partition("/")
            message.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
        return message


def _judged(code: int, what: str) -> Later | Broken:
    """4xx is worth another try, 5xx is the server's last word."""
    return Broken(f"SMTP {code}: {what}") if code >= 500 else Later(fault=f"SMTP {code}: {what}")
