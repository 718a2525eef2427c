"""The playground's page in a real browser, with the bot that `make run` starts behind it. Read by the story of the README."""

import asyncio
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
#: Where the README finds its pictures; written only when somebody asks for new ones.
PICTURES = Path("docs/screenshots")


@asynccontextmanager
async def running_bot(data_dir: Path) -> AsyncIterator[str]:
    """`python -m bot run` without a token, on data of its own. Gives the page's address; ends as by Ctrl-C."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "TELEGRAM_", "DATABASE_"))}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env={**environment, "DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(240):
            while "playground is open" not in (line := (await process.stdout.readline()).decode()):
                assert line, "the bot ended before its playground opened"
        yield line.rsplit(" ", 1)[-1].strip()
    finally:
        process.send_signal(signal.SIGINT)
        await process.communicate()
    assert process.returncode == 0


@asynccontextmanager
async def open_page(address: str) -> AsyncIterator[Page]:
    """The page on a laptop; the test is skipped where no browser is, unless REQUIRE_BROWSER=1 forbids that."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, and there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine: the story is not played in a browser")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="ru")
        page.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        await page.goto(address)
        await expect(page.locator(".phone").first).to_be_visible()
        try:
            yield page
        except BaseException:
            await page.screenshot(path=Path(tempfile.gettempdir()) / "story-failed.png")
            raise
        finally:
            await browser.close()


class Phone:
    """One person's phone on the page."""

    def __init__(self, page: Page, person: int) -> None:
        self._page = page
        self._person = person
        self.phone = page.locator(f".phone[data-person='{person}']")

    @property
    def chat(self) -> Locator:
        """What stands on the phone."""
        return self.phone.locator(".chat")

    async def show(self) -> None:
        """Bring the phone onto the page when it is not there."""
        if not await self.phone.is_visible():
            await self._page.locator(f"#people [data-person='{self._person}']").click()
            await expect(self.phone).to_be_visible()

    async def starts(self) -> None:
        """Press Start, with the link that this person was given."""
        await self.show()
        await self.phone.get_by_role("button", name="Начать").click()

    async def presses(self, label: str) -> None:
        """Press the newest button of this label."""
        await self.show()
        await self.phone.get_by_role("button", name=label).last.click()

    async def goes_home(self, then: str) -> None:
        """Ask for the home screen below everything and press one of its buttons; older screens have the same, so wait for it."""
        await self.says("/home")
        await self.waits_for(then)

    async def waits_for(self, label: str) -> None:
        """Press a button as soon as it stands under the newest screen."""
        await expect(self.phone.locator(".inline-keys").last).to_contain_text(label)
        await self.presses(label)

    async def says(self, words: str) -> None:
        """Type and send."""
        await self.show()
        await self.phone.get_by_label("Сообщение").fill(words)
        await self.phone.get_by_label("Сообщение").press("Enter")

    async def offers(self, name: str) -> None:
        """Send a paper that the page offers, in one press."""
        await self.show()
        await self.phone.get_by_role("button", name="Прикрепить").click()
        await self._page.get_by_role("button", name=name).click()

    async def sees(self, words: str) -> None:
        """Wait until the phone shows these words."""
        await self.show()
        await expect(self.chat).to_contain_text(words)


async def photograph(page: Page, name: str) -> None:
    """Keep a picture for the README when `PICTURES=1` asks for new ones."""
    if os.environ.get("PICTURES") == "1":
        await page.screenshot(path=PICTURES / f"{name}.png")
