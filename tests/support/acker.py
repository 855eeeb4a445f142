"""A process to be killed: writes numbers through a database and says each one only once `write` came back.

python -m support.acker <path of an SQLite file | postgresql url> <first number>
"""

from __future__ import annotations

import asyncio
import itertools
import sys

from sqlalchemy import text

from placette.adapters.postgres import PostgresDatabase
from placette.adapters.sqlite import SqliteDatabase

WRITERS = 8
_ADD = text("INSERT INTO control (no, at_ms, kind, subject) VALUES (:no, 0, 'test', '')")


def add(connection, number):
    connection.execute(_ADD, {"no": number})


async def main(place: str, start: int) -> None:
    database = PostgresDatabase(place, durable_only=False) if "://" in place else SqliteDatabase(place)
    numbers = itertools.count(start)

    async def write_on() -> None:
        while True:
            number = next(numbers)
            await database.write(add, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()

    await asyncio.gather(*(write_on() for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
