"""A page of pdfplumber read in half the time: most of the work on a long PDF went into what no table is read from.

Colours, fonts and marked content of every letter are left out; pdfminer's line in the log for every token, which nobody reads, is
not written; and the plain tokens of a page (numbers, names of operators, strings without escapes) are cut by one expression.
Whatever is less plain goes the way that pdfminer made for it.
"""

import logging
import re
from typing import Any

from pdfminer import pdfinterp, psparser
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD
from pdfplumber.page import Page

_ENDS = rb"(?=[\s/\[\]<>()])"
_PLAIN = re.compile(
    rb"\s*(?:(?P<whole>[+-]?\d{1,9})" + _ENDS + rb"|(?P<real>[+-]?\d{0,9}\.\d{1,12})" + _ENDS + rb"|(?P<word>[A-Zac-eg-su-z]"
    rb"[A-Za-z0-9*'\"]*)" + _ENDS + rb"|\((?P<string>[^()\\]*)\)|(?P<bracket>[\[\]]))"
)

#: What opens and ends the data of a picture inside a stream is pdfminer's own to read.
_OF_PICTURES = (b"BI", b"ID", b"EI")


#: A letter of which the file does not say what it is; whoever understands the text asks about it.
LOST = "\ufffd"


class _Silent(logging.Logger):
    """A log that costs nothing: asked for two million lines, it looks at none of them."""

    def debug(self, msg: object, *args: object, **_: object) -> None:
        """Nothing."""


class _QuickParser(PDFContentParser):
    """The tokens of a page's stream; one at a time, as the data of an inline picture may follow any of them."""

    def _parse_main(self, s: bytes, i: int) -> int:
        found = _PLAIN.match(s, i)
        if found is None:
            return super()._parse_main(s, i)
        sort = found.lastgroup or ""
        said = found[sort]
        self._curtokenpos = self.bufpos + found.start(sort)
        match sort:
            case "whole":
                self._add_token(int(said))
            case "real":
                self._add_token(float(said))
            case "string":
                self._add_token(said)
            case _:
                self._add_token(KWD(said))
        return found.end()

    def nextobject(self) -> Any:
        """The next operand or operator: at once where it is plain and nothing stands open before it."""
        if self.results or self.context or self.curstack or self._tokens or self._parse1 != self._parse_main:
            return super().nextobject()
        found = _PLAIN.match(self.buf, self.charpos)
        if found is None or (sort := found.lastgroup or "") == "bracket" or (said := found[sort]) in _OF_PICTURES:
            return super().nextobject()
        self.charpos = found.end()
        if sort == "string":
            return found.start(sort), said
        return found.start(sort), int(said) if sort == "whole" else float(said) if sort == "real" else KWD(said)


def hurry() -> None:
    """For the rest of this process pdfminer reads pages quickly; called in the child that reads one file and ends."""
    psparser.log = pdfinterp.log = _Silent("pdfminer", logging.CRITICAL)
    pdfinterp.PDFContentParser = _QuickParser  # type: ignore[misc]


class LeanPage(Page):
    """The same page; its letters carry their place, their size and which way they stand."""

    def process_object(self, obj: Any) -> dict[str, Any]:
        """A letter in a tenth of the work; everything else as pdfplumber makes it."""
        if not isinstance(obj, LTChar):
            made: dict[str, Any] = super().process_object(obj)
            return made
        said = obj.get_text()
        left, top = self.mediabox[:2]
        above = self.height - obj.y1 + top
        return {
            "object_type": "char",
            "page_number": self.page_number,
            "text": LOST if said.startswith("(cid:") or said == "\0" else said,
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "y0": obj.y0,
            "y1": obj.y1,
            "top": above,
            "bottom": self.height - obj.y0 + top,
            "doctop": self.initial_doctop + above,
            "width": obj.width,
            "height": obj.height,
            "size": obj.size,
            "upright": obj.upright,
            "matrix": obj.matrix,
            "adv": obj.adv,
            "fontname": obj.fontname,
        }
