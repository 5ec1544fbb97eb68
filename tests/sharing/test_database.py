"""A view of a real PostgreSQL server becomes a delivery; whatever goes wrong changes nothing and says what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms.errors import FormsError
from forms.model.endpoints import Endpoint
from forms.sharing.database import read_view
from forms.workspace import Workspace
from tests.recording.reports import PERSONS
from tests.sharing.postgres import PASSWORD, Server, started

pytestmark = pytest.mark.postgresql
NOON = dt.datetime(2026, 4, 20, 12, tzinfo=dt.UTC).timestamp()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with started() as one:
        one.run(
            f"CREATE ROLE fillonce LOGIN PASSWORD '{PASSWORD}'",
            'CREATE TABLE holders ("姓名" text, "身份证号" text, "残疾类别" text, "家庭住址" text, "评定日期" date)',
            f"INSERT INTO holders VALUES ('张一甲', '{PERSONS[0]}', '肢体', '甲地', '2020-01-02'),"
            f" ('李二乙', '{PERSONS[1]}', '听力', NULL, NULL)",
            'CREATE VIEW handed_out AS SELECT * FROM holders ORDER BY "姓名"',
            "CREATE VIEW empty_one AS SELECT * FROM holders WHERE false",
            'CREATE VIEW slow_one AS SELECT "姓名", pg_sleep(30)::text AS "备注" FROM holders',
            "CREATE FUNCTION written() RETURNS text LANGUAGE plpgsql VOLATILE AS"
            " $$ BEGIN DELETE FROM holders; RETURN 'x'; END $$",
            'CREATE VIEW writing_one AS SELECT written() AS "姓名"',
            "GRANT SELECT ON handed_out, empty_one, slow_one, writing_one TO fillonce",
            "GRANT DELETE ON holders TO fillonce",
        )
        yield one


@pytest.fixture
def endpoint(server: Server) -> Endpoint:
    return Endpoint("残联库", "postgresql", server.address, "县残联", view="public.handed_out")


def code(endpoint: Endpoint, secret: str = PASSWORD, seconds: float = 20.0) -> str:
    with pytest.raises(FormsError) as caught:
        read_view(endpoint, secret, seconds)
    assert PASSWORD not in repr(caught.value.context)
    return caught.value.code


def test_a_view_comes_in_as_of_the_day_it_was_read(endpoint: Endpoint) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.sources.endpoints.put(endpoint, PASSWORD)
        [told] = desk.sources.endpoints.fetch("残联库", now=NOON)
        assert (told.provider, told.error) == ("县残联", None)
        [line] = desk.sources.deliveries()
        assert line.period == "as_of:2026-04-20:2026-04-20"
        [again] = desk.sources.endpoints.fetch("残联库", now=NOON)
        assert [problem.code for problem in again.rejected] == ["delivery.known"]


def test_only_the_columns_named_leave_the_server(endpoint: Endpoint) -> None:
    grid = read_view(replace(endpoint, columns="姓名、身份证号"), PASSWORD).grids[0]
    assert grid.values == [["姓名", "身份证号"], ["张一甲", PERSONS[0]], ["李二乙", PERSONS[1]]]


def test_days_and_what_is_not_said_come_as_they_are(endpoint: Endpoint) -> None:
    grid = read_view(endpoint, PASSWORD).grids[0]
    assert grid.values[1][3:] == ["甲地", dt.date(2020, 1, 2)]
    assert grid.values[2][3:] == [None, None]


def test_a_wrong_password_or_none_is_told_as_such(endpoint: Endpoint) -> None:
    assert code(endpoint, "falsch") == "endpoint.login"
    assert code(endpoint, "") == "endpoint.login"


def test_a_password_in_the_address_is_refused(endpoint: Endpoint, server: Server) -> None:
    assert code(replace(endpoint, address=server.address.replace("@", f":{PASSWORD}@"))) == "endpoint.address"
    assert code(replace(endpoint, address="postgresql://[")) == "endpoint.address"


def test_a_server_without_tls_gets_no_password_unless_agreed(endpoint: Endpoint, server: Server) -> None:
    named = replace(endpoint, address=server.address.replace("127.0.0.1", "localhost.") + "?hostaddr=127.0.0.1")
    assert code(named) == "endpoint.unreachable"
    assert read_view(replace(named, plain=True), PASSWORD).grids[0].rows == 3


@pytest.mark.parametrize("view", ["public.nothing", "public.holders"])
def test_a_view_that_is_not_there_or_not_allowed_is_told(endpoint: Endpoint, view: str) -> None:
    assert code(replace(endpoint, view=view)) == "endpoint.view"


def test_a_name_is_a_name_and_no_statement(endpoint: Endpoint) -> None:
    assert code(replace(endpoint, view='public.handed_out"; DROP VIEW handed_out; --')) == "endpoint.view"
    assert code(replace(endpoint, columns='"姓名"')) == "endpoint.view"
    assert code(replace(endpoint, view="public..handed_out")) == "endpoint.address"


def test_nothing_can_be_written_through_a_view(endpoint: Endpoint) -> None:
    assert code(replace(endpoint, view="public.writing_one")) == "endpoint.view"
    assert read_view(endpoint, PASSWORD).grids[0].rows == 3


def test_a_view_that_takes_too_long_is_given_up(endpoint: Endpoint) -> None:
    assert code(replace(endpoint, view="public.slow_one"), seconds=0.2) == "endpoint.too_slow"


def test_a_view_without_rows_is_told(endpoint: Endpoint) -> None:
    assert code(replace(endpoint, view="public.empty_one")) == "delivery.no_rows"


def test_a_server_that_is_down_is_told(endpoint: Endpoint) -> None:
    assert code(replace(endpoint, address="postgresql://fillonce@127.0.0.1:1/postgres")) == "endpoint.unreachable"
