"""Law L10 and the common subset, column by column."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from placette.config import Settings
from placette.store import schema
from placette.store.schema import metadata

SUBSET = (Text, BigInteger, Boolean, LargeBinary)
COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
BASES = {schema.CONTRACT, schema.SAFETY, schema.LCEN, schema.DSA, schema.PROOF, schema.NONE}
TERMS = {
    schema.RETENTION,
    schema.YEAR,
    schema.FIVE_YEARS,
    schema.MONTH,
    schema.DIRECT,
    schema.DAY,
    schema.CONTEST,
    schema.SESSION,
    schema.MINUTES,
    schema.HOLD,
    schema.ALWAYS,
    schema.MEMBER,
    schema.ACCOUNT,
}
STARTS = {schema.AT_CLOSURE, schema.AT_EVENT, schema.AT_DUE, schema.AT_END, schema.AT_CREATION}


def faults(column):
    """What keeps a column from saying why it is held, how long and from when."""
    said = {"basis": BASES, "term": TERMS, "start": STARTS}
    return [f"{column}: {key}" for key, known in said.items() if column.info.get(key) not in known]


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_says_why_how_long_and_from_when(column):
    assert faults(column) == []
    assert set(column.info) == {"basis", "term", "start"}


def test_a_column_without_a_term_would_be_seen():
    column = Column("topic", Text, info={"basis": schema.NONE, "start": schema.AT_CREATION})
    assert len(faults(column)) == 1


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_what_counts_from_an_event_has_its_time(table):
    for start in {column.info["start"] for column in table.columns if column.info["start"].endswith("_ms")}:
        assert isinstance(table.c[start].type, BigInteger)


def test_terms_that_name_a_setting_name_a_real_one():
    for term in TERMS:
        if re.fullmatch(r"[a-z_]+", term):
            assert term in Settings.__struct_fields__


LOCATES = re.compile(
    r"(?i)(^|_)(post_?code|zip|cp|lat|latitude|lon|lng|longitude|commune|insee|city|town|address)($|_)"
)


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_no_column_holds_a_postcode_a_commune_or_a_coordinate(column):
    assert not LOCATES.search(column.name)


def test_a_column_that_locates_would_be_seen():
    assert all(LOCATES.search(name) for name in ("postcode", "home_lat", "commune_id", "lon"))


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_stays_in_the_common_subset(column):
    assert type(column.type) in SUBSET
    assert column.server_default is None
    assert column.computed is None
    assert column.identity is None
    assert column.default is None
    assert column.onupdate is None


def test_times_and_numbers_are_named_with_their_unit():
    for column in COLUMNS:
        if column.name.endswith("_ms"):
            assert isinstance(column.type, BigInteger), column


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_no_engine_numbers_rows_by_itself(table):
    for dialect in (postgresql.dialect(), sqlite.dialect()):
        sql = str(CreateTable(table).compile(dialect=dialect))
        assert not re.search(r"SERIAL|IDENTITY|AUTOINCREMENT|INTEGER", sql.replace("BIGINT", "")), sql
    assert len(table.primary_key.columns) >= 1


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_each_foreign_key_is_named_and_points_at_a_key(table):
    for key in table.foreign_key_constraints:
        assert key.name
        assert [element.column for element in key.elements] == list(key.referred_table.primary_key.columns)
        assert key.ondelete is None  # deletion asks evidence_hold first: no engine deletes by itself
