"""Settings: what is impossible, misspelt or unset is one clear line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import settings as configuration
from bot.addresses import place
from bot.settings import Impossible, Settings
from domain.personal import PersonalData

TOKEN = "123456:ABCDEFGHIJKLMNOP"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment without any setting of ours, in an empty folder."""
    for name in (*Settings.model_fields, "BOT_PG_BIN", "BOT_PG_NAMESPACE"):
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def refusal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Impossible) as refused:
        configuration.load()
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BOT_TOKEN", "abc", "must look like 123456:ABC"),
        ("BOT_TOKEN", "123456:short", "must look like 123456:ABC"),
        ("BOT_TOKEN", "123456:ABCDEF GHIJKLMNOP", "must look like 123456:ABC"),
        ("DATABASE_URL", "mysql://localhost/x", "must begin with postgresql://"),
        ("TELEGRAM_API_BASE", "api.telegram.org", "must begin with http:// or https://"),
        ("TELEGRAM_PROXY", "proxy:1080", "must begin with http://, https://, socks4:// or socks5://"),
        ("TIME_ZONE", "Moscow", "must be an IANA zone such as Europe/Moscow"),
        ("LOG_LEVEL", "LOUD", "must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("PERSONAL_DATA", "nmaes", "'names'"),
        ("CLOCK_START", "2026-08-11T10:00", "must say its offset from UTC"),
        ("CLOCK_START", "tomorrow", "must be a moment with its offset from UTC, as in 2026-08-11T10:00+03:00"),
        ("PLAYGROUND_PORT", "x", "valid integer"),
        ("PLAYGROUND_PORT", "70000", "65535"),
        ("WEBHOOK_SECRET", "short", "must be 16 to 256 of the letters"),
        ("WEBHOOK_SECRET", "with spaces is not allowed", "must be 16 to 256 of the letters"),
        ("WEBHOOK_LISTEN", "0.0.0.0", "must be HOST:PORT"),
        ("WEBHOOK_LISTEN", ":8080", "must be HOST:PORT"),
        ("MONITOR_LISTEN", "localhost:70000", "must be HOST:PORT"),
    ],
)
def test_a_bad_value_names_its_setting_and_what_is_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    line = refusal(monkeypatch, **{name: value})
    assert line.startswith(f"{name}: ")
    assert words in line
    assert "\n" not in line


@pytest.mark.parametrize("value", ["abc:SECRETSECRETSECRET", "123456:SECRET SECRET"])
def test_a_refusal_does_not_quote_a_secret(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    assert "SECRET" not in refusal(monkeypatch, BOT_TOKEN=value)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("BOT_TOKNE", "BOT_TOKEN"),
        ("TELEGRAM_TOKEN", "BOT_TOKEN"),
        ("TELEGRAM_BOT_TOKEN", "BOT_TOKEN"),
        ("TELEGRAM_APIBASE", "TELEGRAM_API_BASE"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("PERSONAL_DATE", "PERSONAL_DATA"),
        ("CLOCKSTART", "CLOCK_START"),
        ("CLOK_START", "CLOCK_START"),
        ("TIMEZONE", "TIME_ZONE"),
        ("DATADIR", "DATA_DIR"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("BOT_PG_BINS", "BOT_PG_BIN"),
        ("WEBHOOK_URI", "WEBHOOK_URL"),
        ("MONITOR_LISTENS", "MONITOR_LISTEN"),
    ],
)
def test_a_misspelt_name_is_not_passed_over(monkeypatch: pytest.MonkeyPatch, name: str, meant: str) -> None:
    assert refusal(monkeypatch, **{name: "x"}) == f"{name} is not a setting; did you mean {meant}?"


def test_a_misspelt_name_in_the_file_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("# BOT_TOKNE=1\nexport BOT_TOKNE=1\n", "utf-8")
    assert refusal(monkeypatch) == "BOT_TOKNE is not a setting; did you mean BOT_TOKEN?"


def test_names_of_others_are_none_of_our_business(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BOT_PG_BIN", "BOT_PG_NAMESPACE", "TELEGRAM_CHAT_ID", "BOTTLE", "LOG_FILE", "TZ"):
        monkeypatch.setenv(name, "x")
    configuration.load()


def test_another_server_needs_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(monkeypatch, TELEGRAM_API_BASE="http://127.0.0.1:9").startswith("TELEGRAM_API_BASE needs BOT_TOKEN")


def test_nothing_set_opens_the_playground_of_moscow_with_names() -> None:
    settings = configuration.load()
    assert settings.playground
    assert (settings.mode, settings.zone.key, settings.data_dir) == (PersonalData.NAMES, "Europe/Moscow", Path(".data"))


def test_a_token_means_telegram_and_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "")  # empty counts as unset
    settings = configuration.load()
    assert not settings.playground
    assert settings.database_url is None
    assert (settings.mode, settings.telegram_api_base) == (PersonalData.CODES, "https://api.telegram.org")
    assert TOKEN not in repr(settings)


def test_settings_may_stand_in_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("TIME_ZONE=Asia/Omsk\nLOG_LEVEL=warning\nCLOCK_START=2026-08-11T10:00+03:00\n", "utf-8")
    monkeypatch.setenv("TIME_ZONE", "Asia/Tomsk")
    settings = configuration.load()
    assert (settings.time_zone, settings.log_level) == ("Asia/Tomsk", "WARNING")
    assert settings.clock_start == datetime(2026, 8, 11, 7, tzinfo=UTC)


def test_the_command_line_says_it_in_one_line_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIME_ZONE", "Moscow")
    with pytest.raises(SystemExit) as ended:
        configuration.load_or_exit()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Setting refused: TIME_ZONE: must be an IANA zone such as Europe/Moscow\n"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "SMTP_FROM must be the address"),
        ({"SMTP_FROM": "bot"}, "SMTP_FROM must be the address"),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_USER": "bot"}, "belong together"),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_PASSWORD": "SECRET"}, "belong together"),
        (
            {"SMTP_FROM": "bot@example.ru", "SMTP_USER": "bot", "SMTP_PASSWORD": "SECRET", "SMTP_TLS": "none"},
            "SMTP_TLS=none would send SMTP_PASSWORD unprotected",
        ),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_TLS": "ssl"}, "SMTP_TLS: "),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_PORT": "0"}, "SMTP_PORT: "),
        ({"SMTP_FORM": "bot@example.ru"}, "did you mean SMTP_FROM?"),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_PORT": "465"}, "SMTP_PORT=465 does not speak starttls: set SMTP_TLS=tls"),
        (
            {"SMTP_FROM": "bot@example.ru", "SMTP_PORT": "587", "SMTP_TLS": "tls"},
            "SMTP_PORT=587 does not speak tls: set SMTP_TLS=none or starttls",
        ),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_CA": "no.pem"}, "SMTP_CA must be a readable file of certificates in PEM"),
        ({"SMTP_FROM": "bot@example.ru", "SMTP_CA": "no.pem", "SMTP_TLS": "none"}, "SMTP_CA needs SMTP_TLS=tls or starttls"),
        ({"SMTP_HOST": "", "SMTP_FROM": "bot@example.ru"}, "SMTP_FROM needs SMTP_HOST"),
    ],
)
def test_mail_is_whole_or_refused(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str) -> None:
    line = refusal(monkeypatch, **{"SMTP_HOST": "mail.example.ru", **environment})
    assert words in line
    assert "SECRET" not in line


def test_mail_goes_by_starttls_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOST": "mail.example.ru", "FROM": "bot@example.ru", "USER": "bot", "PASSWORD": "SECRET"}.items():
        monkeypatch.setenv(f"SMTP_{name}", value)
    found = configuration.load()
    assert (found.smtp_tls, found.smtp_port) == ("starttls", None)
    assert "SECRET" not in repr(found)
    monkeypatch.setenv("SMTP_TLS", "TLS")
    assert configuration.load().smtp_tls == "tls"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"WEBHOOK_SECRET": "A" * 16}, "WEBHOOK_SECRET needs WEBHOOK_URL"),
        ({"WEBHOOK_URL": "https://a.ru/x", "WEBHOOK_SECRET": "A" * 16}, "WEBHOOK_URL needs BOT_TOKEN"),
        ({"WEBHOOK_URL": "https://a.ru/x", "BOT_TOKEN": TOKEN}, "WEBHOOK_URL needs WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "http://a.ru/x"}, "must begin with https://"),
        ({"WEBHOOK_URL": "https://a.ru:8080/x"}, "ports 443, 80, 88, 8443 only"),
        ({"WEBHOOK_URL": "https://a.ru:port/x"}, "must be an address"),
        ({"WEBHOOK_URL": "https:///x"}, "name a host"),
        ({"WEBHOOK_URL": "https://user@a.ru/x"}, "plain address"),
        ({"WEBHOOK_URL": "https://a.ru/x?token=1"}, "plain address"),
    ],
)
def test_a_webhook_that_telegram_would_not_use(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str) -> None:
    if "BOT_TOKEN" not in environment and "WEBHOOK_URL" in environment and "WEBHOOK_SECRET" not in environment:
        environment = {**environment, "BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "A" * 16}
    assert words in refusal(monkeypatch, **environment)


def test_a_local_bot_api_server_brings_updates_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE": "http://127.0.0.1:8081",
        "WEBHOOK_URL": "http://127.0.0.1:9000/x",
        "WEBHOOK_SECRET": "A" * 16,
        "MONITOR_LISTEN": "9464",
    }.items():
        monkeypatch.setenv(name, value)
    settings = configuration.load()
    assert settings.webhook_url == "http://127.0.0.1:9000/x"
    assert place(settings.monitor_listen or "") == ("127.0.0.1", 9464)
    assert place("[::1]:80") == ("::1", 80)
