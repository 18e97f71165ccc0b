"""What the database itself forbids of rubrics and figures, whoever writes to it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from tests.world import a_reported_sheet, a_year, an_adopted_rubric, at
from thidua.apps.scoring.models import Figure, FigureSheet, RubricDraft, RubricVersion

pytestmark = pytest.mark.django_db
FROZEN = {
    "scoring_rubricversion": "source",
    "scoring_figuresheet": "digest",
    "scoring_figure": "value",
}
REPLACING = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": (
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id"
    ),
}


def refuses(row: models.Model) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.fixture
def sheet() -> FigureSheet:
    year = a_year()
    an_adopted_rubric(year)
    return a_reported_sheet(year)


def contents(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own table's name
        rows: list[tuple[object, ...]] = cursor.fetchall()
    return rows


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("deed", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
def test_what_was_adopted_or_handed_in_is_never_changed(
    sheet: FigureSheet, table: str, deed: str
) -> None:
    before = contents(table)
    statement = deed.format(table=table, column=FROZEN[table])

    with (
        pytest.raises(DatabaseError, match=f"rows of {table} are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert sheet.pk
    assert before
    assert contents(table) == before


@pytest.mark.parametrize("table", FROZEN)
def test_nothing_is_put_in_the_place_of_what_was_handed_in(sheet: FigureSheet, table: str) -> None:
    before = contents(table)

    with (
        pytest.raises(DatabaseError, match=f"rows of {table} are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(REPLACING[connection.vendor].format(table=table))

    assert sheet.pk
    assert contents(table) == before


def test_no_rubric_is_put_in_the_place_of_another_by_its_row_alone(sheet: FigureSheet) -> None:
    rubric = RubricVersion.objects.get()
    columns = "id, year_id, number, source, source_hash, adopted_at, adopted_by"
    other = columns.replace("number", "number + 98")
    replacing = {
        "sqlite": "INSERT OR REPLACE INTO {table} ({columns}) SELECT {other} FROM {table}",
        "postgresql": (
            "INSERT INTO {table} ({columns}) SELECT {other} FROM {table} "
            "ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number"
        ),
    }

    with (
        pytest.raises(DatabaseError, match="rows of scoring_rubricversion are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            replacing[connection.vendor].format(
                table="scoring_rubricversion", columns=columns, other=other
            )
        )

    assert sheet.pk
    assert RubricVersion.objects.get().number == rubric.number


@pytest.mark.parametrize("table", FROZEN)
def test_postgresql_refuses_to_empty_these_tables(sheet: FigureSheet, table: str) -> None:
    if connection.vendor != "postgresql":
        return
    connection.check_constraints()  # no trigger is left waiting, for which alone it would refuse

    with (
        pytest.raises(DatabaseError, match=f"rows of {table} are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table} CASCADE")

    assert FigureSheet.objects.get() == sheet


def test_django_cannot_change_them_either(sheet: FigureSheet) -> None:
    for row in (RubricVersion.objects.get(), sheet, sheet.figures.all()[0]):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            row.save()
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            type(row).objects.filter(pk=row.pk)._raw_delete("default")  # noqa: SLF001 - past every check of Django's own


def test_a_year_has_one_draft_and_one_rubric_of_each_number(sheet: FigureSheet) -> None:
    year = sheet.year
    given = {"source": "", "source_hash": ""}

    refuses(RubricDraft(year=year, saved_at=at(1), **given))
    refuses(RubricVersion(year=year, number=1, adopted_at=at(1), adopted_by="a", **given))


def a_sheet_beside(sheet: FigureSheet, **changed: object) -> FigureSheet:
    given = {
        "year": sheet.year,
        "unit": sheet.unit,
        "kind": sheet.kind,
        "period": sheet.period,
        "version": 2,
        "key": "khoá khác",
        "given_at": at(1),
    }
    return FigureSheet(**{**given, **changed})


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"version": 1}, id="a version twice"),
        pytest.param({"version": 0}, id="a version before the first"),
        pytest.param({"kind": "guessed"}, id="an unknown kind"),
    ],
)
def test_sheets_are_counted_from_one_and_of_a_known_kind(
    sheet: FigureSheet, changed: dict[str, object]
) -> None:
    refuses(a_sheet_beside(sheet, **changed))


def test_a_forms_key_makes_one_sheet(sheet: FigureSheet) -> None:
    refuses(a_sheet_beside(sheet, key=sheet.key))
    a_sheet_beside(sheet).save()

    assert FigureSheet.objects.count() == 2


def test_a_sheet_has_a_figure_once(sheet: FigureSheet) -> None:
    refuses(Figure(sheet=sheet, name="lam_duoc", value="1"))
