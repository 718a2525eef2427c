"""Signs of fonts that draw pictures for letters (Wingdings, Symbol): a file holds their codes, a reader sees a tick, a bullet."""

_SIGNS = {
    0xF0FC: "✓",
    0xF050: "✓",
    0xF0FE: "☑",
    0xF052: "☑",
    0xF0D6: "√",
    0xF02B: "+",
    0xF06C: "●",
    0xF06E: "■",
    0xF0A7: "▪",
    0xF0B7: "•",
    0xF0D8: "•",
    0xF076: "•",
    0xF02D: "–",
}
_OWN = 0xF000  # where such a font puts the sign of a letter


def seen(text: str) -> str:
    """The text with the signs that are seen in the place of such codes."""
    return text.translate(_SIGNS)


def sign(code: str) -> str:
    """The sign of a code in hexadecimal digits, «F0FC»; nothing where it is none that says something."""
    try:
        return _SIGNS.get(int(code, 16) | _OWN, "")
    except ValueError:
        return ""


def drawn(text: str, font: str) -> str:
    """Letters of a run in a font: «ü» of Wingdings is a tick."""
    return "".join(sign(f"{ord(one):x}") or one for one in text) if font.startswith(("Wingdings", "Symbol")) else seen(text)
