"""The operator reads what the law asks at the first start with a token, once for each setting."""

from pathlib import Path

from bot import law
from domain.personal import PersonalData


def test_law_is_told_once_for_each_setting_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    said: list[str] = []
    for mode, words in (("codes", "только коды"), ("names", "149-ФЗ"), ("none", "участников нет")):
        assert law.tell(tmp_path, PersonalData(mode), said.append, {"LANG": "ru_RU.UTF-8"})
        assert f"PERSONAL_DATA={mode}" in said[-1]
        assert words in said[-1]
        assert not law.tell(tmp_path, PersonalData(mode), said.append, {})
    assert len(said) == 3
    assert law.tell(tmp_path / "nowhere", PersonalData.CODES, said.append, {"LC_ALL": "en_US.UTF-8"})
    assert "no legal advice" in said[-1]
