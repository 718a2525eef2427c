"""The only reader of the environment. An unset, misspelt or impossible setting is one clear line, not a traceback."""

import os
import ssl
import sys
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import addresses
from domain.office_address import read_address
from domain.personal import PersonalData

#: Names that begin like this are meant for this program.
_OURS = ("BOT", "TELEGRAM", "PERSONAL", "CLOCK", "DATABASE", "PLAYGROUND", "DATA", "LOG", "TIME", "SMTP", "WEBHOOK", "MONITOR")
#: Names by which others call the same thing.
_MEANT = {"TELEGRAM_TOKEN": "BOT_TOKEN", "TELEGRAM_BOT_TOKEN": "BOT_TOKEN", "TELEGRAM_API_URL": "TELEGRAM_API_BASE"}
#: Read by `db.embedded` itself, before anything else.
_OF_POSTGRESQL = frozenset({"BOT_PG_BIN", "BOT_PG_NAMESPACE"})
#: What the usual ports of mail speak (RFC 8314); others speak as their operator likes.
_SPEAKS = {465: {"tls"}, 587: {"starttls", "none"}, 25: {"starttls", "none"}}
#: Where a password need not be protected on its way.
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
#: A file beside the program with the same settings, one `NAME=value` a line.
ENV_FILE = Path(".env")


class Impossible(Exception):
    """A setting cannot work; the message is the one line that the operator reads."""


class Settings(BaseSettings):
    """Everything that the operator may set, read once at the start. Empty values count as unset."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True)

    #: The bot's token from BotFather; unset opens the playground.
    bot_token: SecretStr | None = None
    #: `postgresql://…`; unset starts the embedded PostgreSQL.
    database_url: SecretStr | None = None
    #: Another Bot API server, over http or https.
    telegram_api_base: str = "https://api.telegram.org"
    #: `http://`, `socks5://` … through which Telegram is reached.
    telegram_proxy: SecretStr | None = None
    data_dir: Path = Path(".data")
    #: IANA zone of organisations that name none of their own.
    time_zone: str = "Europe/Moscow"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    #: What a message may contain; the playground's invented people have names.
    personal_data: PersonalData | None = None
    #: An aware ISO moment at which programme time starts.
    clock_start: datetime | None = None
    playground_port: int = Field(default=8081, ge=0, le=65535)
    #: Where Telegram brings updates; unset: they are fetched by long polling.
    webhook_url: str | None = None
    #: What Telegram shows with each of them.
    webhook_secret: SecretStr | None = None
    #: Where this process takes them, behind whatever ends TLS: `HOST:PORT`, or a port of this machine.
    webhook_listen: str = "127.0.0.1:8080"
    #: Where /livez, /readyz, /healthz and /metrics are, in the same spelling; unset: nowhere.
    monitor_listen: str | None = None
    #: The mail server for letters to office addresses; unset: none are written.
    smtp_host: str | None = None
    #: Unset: 465, 587 or 25, as `smtp_tls` has it.
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    #: The address from which letters come.
    smtp_from: str | None = None
    #: `tls` from the first byte, `starttls`, or `none` for a server that is trusted without.
    smtp_tls: Literal["tls", "starttls", "none"] = "starttls"
    #: A file of certificates (PEM) that are trusted besides those of this machine, for a server that signs its own.
    smtp_ca: Path | None = None

    @field_validator("bot_token")
    @classmethod
    def _token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            number, _, secret = token.get_secret_value().partition(":")
            if not number.isdecimal() or len(secret) < 10 or " " in secret:
                raise ValueError("must look like 123456:ABC… as BotFather gave it")
        return token

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not url.get_secret_value().startswith(("postgresql://", "postgres://", "postgresql+asyncpg://")):
            raise ValueError("must begin with postgresql://")
        return url

    @field_validator("telegram_api_base")
    @classmethod
    def _base(cls, base: str) -> str:
        if not base.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return base.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, proxy: SecretStr | None) -> SecretStr | None:
        if proxy is not None and not proxy.get_secret_value().startswith(("http://", "https://", "socks4://", "socks5://")):
            raise ValueError("must begin with http://, https://, socks4:// or socks5://")
        return proxy

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None:
            addresses.check_secret(secret.get_secret_value())
        return secret

    @field_validator("webhook_listen", "monitor_listen")
    @classmethod
    def _place(cls, value: str | None) -> str | None:
        if value is not None:
            addresses.place(value)
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("smtp_tls", mode="before")
    @classmethod
    def _lower(cls, kind: object) -> object:
        return kind.lower() if isinstance(kind, str) else kind

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("must be an IANA zone such as Europe/Moscow")
        return zone

    @field_validator("clock_start", mode="before")
    @classmethod
    def _moment(cls, value: object) -> object:
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value.strip())
            except ValueError:
                raise ValueError("must be a moment with its offset from UTC, as in 2026-08-11T10:00+03:00") from None
        return value

    @field_validator("clock_start")
    @classmethod
    def _aware(cls, moment: datetime | None) -> datetime | None:
        if moment is not None and moment.tzinfo is None:
            raise ValueError("must say its offset from UTC, as in 2026-08-11T10:00+03:00")
        return moment

    @model_validator(mode="after")
    def _mode(self) -> "Settings":
        if self.bot_token is None and self.telegram_api_base != Settings.model_fields["telegram_api_base"].default:
            raise ValueError("TELEGRAM_API_BASE needs BOT_TOKEN: without a token the playground is its own server")
        return self

    @model_validator(mode="after")
    def _webhook(self) -> "Settings":
        if self.webhook_url is None:
            if self.webhook_secret is not None:
                raise ValueError("WEBHOOK_SECRET needs WEBHOOK_URL: without it updates are fetched")
            return self
        if self.bot_token is None:
            raise ValueError("WEBHOOK_URL needs BOT_TOKEN: the playground's updates are fetched")
        if self.webhook_secret is None:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: anybody could send updates without it")
        official = self.telegram_api_base == Settings.model_fields["telegram_api_base"].default
        try:
            addresses.check_webhook(self.webhook_url, official=official)
        except ValueError as wrong:
            raise ValueError(f"WEBHOOK_URL: {wrong}") from None
        return self

    @model_validator(mode="after")
    def _mail(self) -> "Settings":
        if self.smtp_host is None:
            if alone := next(
                (name for name in ("from", "user", "password", "ca") if getattr(self, f"smtp_{name}") is not None), ""
            ):
                raise ValueError(f"SMTP_{alone.upper()} needs SMTP_HOST: without a mail server no letters are written")
            return self
        if self.smtp_from is None or read_address(self.smtp_from) is None:
            raise ValueError("SMTP_FROM must be the address from which letters come, such as bot@example.ru")
        if (self.smtp_user is None) != (self.smtp_password is None):
            raise ValueError("SMTP_USER and SMTP_PASSWORD belong together")
        speaks = _SPEAKS.get(self.smtp_port or 0, {self.smtp_tls})
        if self.smtp_tls not in speaks:
            raise ValueError(
                f"SMTP_PORT={self.smtp_port} does not speak {self.smtp_tls}: set SMTP_TLS={' or '.join(sorted(speaks))}"
            )
        if self.smtp_ca is not None:
            _certificates(self.smtp_ca, self.smtp_tls)
        if self.smtp_tls == "none" and self.smtp_user is not None and self.smtp_host not in _THIS_MACHINE:
            raise ValueError("SMTP_TLS=none would send SMTP_PASSWORD unprotected: use tls or starttls")
        return self

    @property
    def playground(self) -> bool:
        """Whether this start opens the playground: no token was given."""
        return self.bot_token is None

    @property
    def mode(self) -> PersonalData:
        """What messages may contain: `codes` unless said otherwise, `names` among the playground's invented people."""
        if self.personal_data is not None:
            return self.personal_data
        return PersonalData.NAMES if self.playground else PersonalData.CODES

    @property
    def zone(self) -> ZoneInfo:
        """The default zone."""
        return ZoneInfo(self.time_zone)


def _certificates(file: Path, protection: str) -> None:
    """Raises ValueError where this file cannot make a protected wire trusted."""
    if protection == "none":
        raise ValueError("SMTP_CA needs SMTP_TLS=tls or starttls: nothing is verified without")
    try:
        ssl.create_default_context().load_verify_locations(file)
    except (OSError, ssl.SSLError):  # the latter is an OSError today
        raise ValueError("SMTP_CA must be a readable file of certificates in PEM") from None


def load() -> Settings:
    """Read the environment and `.env`. Raises `Impossible` with one line that says which setting and why."""
    _misspelt()
    try:
        return Settings()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else ""
        reason = str(first["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")
        raise Impossible(f"{name}: {reason}" if name else reason) from None


def _misspelt() -> None:
    """A name that is almost one of ours is a setting that silently would not count."""
    known = {name.upper() for name in Settings.model_fields} | _OF_POSTGRESQL
    for name in [*os.environ, *_in_file()]:
        if name.upper() in known:
            continue
        near = get_close_matches(name.upper(), known, n=1, cutoff=0.8 if name.upper().startswith(_OURS) else 0.9)
        if meant := _MEANT.get(name.upper()) or next(iter(near), None):
            raise Impossible(f"{name} is not a setting; did you mean {meant}?")


def _in_file() -> list[str]:
    try:
        lines = ENV_FILE.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as fault:
        raise Impossible(f"{ENV_FILE} cannot be read ({type(fault).__name__})") from None
    named = [line.removeprefix("export ").partition("=")[0].strip() for line in lines if "=" in line]
    return [name for name in named if not name.startswith("#")]


def load_or_exit() -> Settings:
    """As `load`, for the command line: one line on standard error and exit status 2."""
    try:
        return load()
    except Impossible as impossible:
        sys.exit(_refused(str(impossible)))


def _refused(line: str) -> int:
    print(f"Setting refused: {line}", file=sys.stderr, flush=True)
    return 2
