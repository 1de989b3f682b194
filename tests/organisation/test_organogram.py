"""Published organograms: the two tables of an organisation, alone or together, and their known traps."""

from decimal import Decimal

from charts import check_sound, codes, found, only, read
from workbooks import packed

SENIOR = (
    "Post Unique Reference,Grade (or equivalent),Job Title,Parent Department,Organisation,Unit,Reports to Senior Post,"
    "FTE,Name,Contact E-mail\n"
)
JUNIOR = "Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE\n"
PEOPLE = (
    SENIOR + "T1,G1,Director,County,Town,Roads,XX,1,Camille EXEMPLE,c@town.example\n"
    "T2,G2,Head of Signs,County,Town,Signs,T1,0.6,N/D,N/D\n"
    "T2,G2,Head of Signs,County,Town,Signs,T1,0.4,N/D,N/D\n"
    "0,G2,Not in post,County,Town,N/A,T1,1,Vacant,\n"
    "0,G2,Not in post,County,Town,N/A,JCP2,1,,\n"
)
GROUPS = JUNIOR + "Town,Roads,T1,G5,Clerk,2.5\nTown,Roads,T1,G6,Clerk,1\nTown,Signs,T2,G5,Painter,abc\n"


def test_both_tables_in_an_archive_are_one_chart():
    reading = read(packed({"junior.csv": GROUPS, "senior.csv": PEOPLE}), "organogram.zip")
    posts = {post.code: post for post in reading.chart.posts}
    assert {unit.code: unit.parent for unit in reading.chart.units} == {"Town": None, "Roads": "Town", "Signs": "Town"}
    assert (posts["P:T1:Clerk"].superior, posts["P:T1:Clerk"].fte) == ("T1", Decimal("2.5"))
    assert posts["P:T1:Clerk-2"].fte == 1
    assert (only(reading, "fte-unreadable").part, only(reading, "fte-unreadable").line) == ("junior.csv", 4)
    assert "fte-high" not in codes(reading)
    assert [post.code for post in reading.chart.posts if post.head] == ["T1", "T2"]
    check_sound(reading.chart)


def test_known_traps_are_told():
    reading = read(PEOPLE, "senior.csv")
    assert only(reading, "superior-placeholder").value == "XX"
    assert only(reading, "superior-unknown").value == "JCP2"
    assert only(reading, "post-repeated").line == 4
    assert [each.detail for each in found(reading, "post-code-missing")] == [
        "P:Town:Not in post",
        "P:Town:Not in post-2",
    ]
    assert {post.unit for post in reading.chart.posts if post.title == "Not in post"} == {"Town"}


def test_a_published_name_makes_an_agent():
    (agent,) = read(PEOPLE, "senior.csv").chart.agents
    assert (agent.code, agent.last_name, agent.first_name, agent.email) == (
        "A:T1",
        "EXEMPLE",
        "Camille",
        "c@town.example",
    )


def test_two_organisations_may_have_units_of_the_same_name():
    reading = read(JUNIOR + "Town,Roads,T1,G5,Clerk,1\nCity,Roads,T2,G5,Clerk,1\n", "junior.csv")
    units = {unit.code: (unit.name, unit.parent) for unit in reading.chart.units}
    assert units["Roads"] == ("Roads", "Town")
    assert units["Roads (City)"] == ("Roads", "City")


def test_a_line_without_unit_is_left():
    reading = read(JUNIOR + ",,T1,G5,Clerk,1\nTown,Roads,T1,G5,Clerk,1\n", "junior.csv")
    assert only(reading, "unit-missing").line == 2
    assert len(reading.chart.posts) == 1
