"""The open questions of a road map, each once, and how an old button finds its own again."""

from typing import Any
from zlib import crc32

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import road_maps
from domain.road_map import AskedAbout

Asked = tuple[dict[str, Any], list[Measure]]


async def open_questions(tx: AsyncSession, road_map: RoadMap) -> list[Asked]:
    """Every question once, with the rows under which it stands."""
    return road_maps.distinct_questions(road_map, await road_maps.measures(tx, road_map.id))


def key_of(asked: Asked) -> str:
    """Which question a button is about: its first row and a print of its words, whatever happens to the others."""
    question, rows = asked
    return f"{rows[0].id if rows else 0}.{crc32(repr(sorted(question.items())).encode()):08x}"


def names_nobody(question: dict[str, Any]) -> bool:
    """The question of a row under which nobody is printed: every row has its own, though all may have one answer."""
    return question["about"] == AskedAbout.RESPONSIBLE and not question["text"].strip()
