"""The servers of the tests themselves: real, empty, and apart from one another."""

import redis
from sqlalchemy import create_engine, inspect, text


def test_postgres_is_real_and_current(postgres: str) -> None:
    engine = create_engine(postgres)
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW server_version_num")) >= "180000"
    engine.dispose()


def test_an_empty_database_has_no_tables(empty_postgres_database: str) -> None:
    engine = create_engine(empty_postgres_database)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_each_test_has_a_migrated_database_of_its_own(database_url: str) -> None:
    engine = create_engine(database_url)
    assert "alembic_version" in inspect(engine).get_table_names()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (id integer)"))  # fails where a test before left one
    engine.dispose()


def test_a_second_test_sees_nothing_of_the_first(database_url: str) -> None:
    test_each_test_has_a_migrated_database_of_its_own(database_url)


def test_valkey_is_real_and_empty(valkey: str) -> None:
    with redis.Redis.from_url(valkey) as client:
        assert client.dbsize() == 0
        assert client.set("mark", "1")


def test_valkey_keeps_nothing_between_tests(valkey: str) -> None:
    test_valkey_is_real_and_empty(valkey)
