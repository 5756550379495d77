"""GeoNames tables that a user supplies: merged by id, safe to repeat, anything else refused by name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ofrecord.errors import MissingPart, SourceRefused
from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.importing import import_file, imported, remove
from ofrecord.views.cli import app

Make = Callable[..., Path]


def row(
    geonameid: int, name: str, feature: str = "P.PPL", country: str = "SD", admin1: str = "55", **other: object
) -> str:
    """A row of a table of places, all 19 columns."""
    kind, code = feature.split(".")
    cells = [geonameid, name, name, other.get("names", ""), other.get("lat", 13.5), other.get("lon", 25.3), kind, code]
    cells += [country, "", admin1, "", "", "", other.get("people", 0), "", "", "Africa/Khartoum", "2024-01-01"]
    return "\t".join(map(str, cells))


PLACES = (
    row(408666, "North Darfur", "A.ADM1", names="Shamal Darfur"),
    row(900001, "Hillat Borno", names="Hillat Burnu,حلة برنو", people=300),
    row(900002, "Borno Airfield", "S.AIRF"),
    row(900003, "Borno Grocery", "S.RET"),
    row(900004, "Old Borno", "P.PPLH"),
)
NAMES = (
    "1\t900001\ten\tBorno Hamlet\t\t\t\t\t\t",
    "2\t216281\tsw\tGomaville\t\t\t\t\t\t",
    "3\t900001\tlink\thttp\t\t\t\t\t\t",
)


@pytest.fixture
def made(tmp_path: Path) -> Make:
    def _made(rows: Sequence[str] = PLACES, member: str = "SD.txt", zip_name: str = "SD.zip") -> Path:
        path = tmp_path / zip_name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "about")
            archive.writestr(member, "".join(f"{r}\n" for r in rows))
        return path

    return _made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "data" / "gazetteer.sqlite"


def test_places_are_found_beside_those_of_the_package(made: Make, target: Path) -> None:
    assert Gazetteer().find("Hillat Borno") == ()
    report = import_file(target, made())
    assert (report.name, report.places) == ("SD", 3)
    gazetteer = Gazetteer(imported=target)
    (found,) = gazetteer.find("hillat burnu")
    assert (found.geonameid, found.country, found.feature, found.main) == (900001, "SD", "P.PPL", False)
    assert (found.admin1, found.subdivision, found.latitude) == ("North Darfur", "SD-DN", 13.5)
    assert gazetteer.find("حلة برنو") == (found,)
    assert gazetteer.find("Borno Airfield")[0].feature == "S.AIRF"
    assert gazetteer.find("Goma") == Gazetteer().find("Goma")


@pytest.mark.parametrize("name", ["Borno Grocery", "Old Borno"])
def test_what_no_report_of_a_war_names_is_left_out(made: Make, target: Path, name: str) -> None:
    import_file(target, made())
    assert Gazetteer(imported=target).find(name) == ()


def test_the_same_id_is_one_place(made: Make, target: Path) -> None:
    import_file(target, made())
    areas = [e for e in Gazetteer(imported=target).find("North Darfur") if e.geonameid == 408666]
    assert len(areas) == 1
    assert (areas[0].latitude, areas[0].subdivision) == (13.5, "SD-DN")
    assert areas[0].population == next(e.population for e in Gazetteer().find("North Darfur"))


def test_repeating_changes_nothing(made: Make, target: Path) -> None:
    import_file(target, made())
    once = Gazetteer(imported=target).version
    assert import_file(target, made()) == imported(target)[0]
    assert Gazetteer(imported=target).version == once != Gazetteer().version


def test_a_newer_table_replaces_the_older(made: Make, target: Path) -> None:
    import_file(target, made())
    import_file(target, made([row(900009, "New Borno")]))
    gazetteer = Gazetteer(imported=target)
    assert gazetteer.find("Hillat Borno") == () != gazetteer.find("New Borno")
    assert [one.places for one in imported(target)] == [1]


@pytest.mark.parametrize("names_first", [True, False])
def test_alternate_names_join_places_in_either_order(made: Make, target: Path, names_first: bool) -> None:
    paths = [made(NAMES, "SD.txt", "names.zip"), made()]
    for path in paths if names_first else reversed(paths):
        import_file(target, path)
    gazetteer = Gazetteer(imported=target)
    assert [e.geonameid for e in gazetteer.find("Borno Hamlet")] == [900001]
    assert [e.geonameid for e in gazetteer.find("Gomaville")] == [216281]
    assert gazetteer.find("http") == ()
    assert [one.name for one in imported(target)] == ["SD", "SD-names"]


def test_removing_takes_out_one_table(made: Make, target: Path) -> None:
    import_file(target, made())
    import_file(target, made([row(900020, "Chagha", country="TD")], "TD.txt"))
    assert [one.name for one in remove(target, ["SD", "XX"])] == ["SD"]
    gazetteer = Gazetteer(imported=target)
    assert gazetteer.find("Hillat Borno") == () and len(gazetteer.find("Chagha")) == 1


REFUSED = [
    # rows, name inside the zip, reason, what the refusal says
    (["a\tb\tc"], "SD.txt", "malformed", "has 3 columns"),
    ([PLACES[1], PLACES[2] + "\tmore"], "SD.txt", "malformed", "line 2 has not the 19 columns"),
    ([row(1, "X", lat=95)], "SD.txt", "malformed", "line 1 .* no place is at 95"),
    ([row(1, "X", lat="nan")], "SD.txt", "malformed", "no place is at nan"),
    ([row(1, "X").replace("1\t", "one\t", 1)], "SD.txt", "malformed", "'one' is no number"),
    ([row(1, "X", "Q.PPL")], "SD.txt", "malformed", "is no feature"),
    ([row(1, "X", country="Sudan")], "SD.txt", "malformed", "is no feature and country"),
    ([row(1, " ")], "SD.txt", "malformed", "without a name"),
    ([], "SD.txt", "malformed", "has 1 columns"),
    (PLACES, "../SD.txt", "malformed", "holds a file named '../SD.txt'"),
    (PLACES, "/etc/SD.txt", "malformed", "holds a file named"),
    (PLACES, "SD.csv", "malformed", "holds a file named 'SD.csv'"),
    (["0" * 5_000_000], "SD.txt", "too_large", "would unpack"),
]


@pytest.mark.parametrize(("rows", "member", "reason", "said"), REFUSED)
def test_anything_else_is_refused(
    made: Make, target: Path, rows: Sequence[str], member: str, reason: str, said: str
) -> None:
    import_file(target, made([row(900001, "Hillat Borno")], "TD.txt"))
    before = target.read_bytes()
    with pytest.raises(SourceRefused, match=said) as raised:
        import_file(target, made(rows, member))
    assert raised.value.reason == reason
    assert target.read_bytes() == before and list(target.parent.iterdir()) == [target]


def test_other_files_are_refused(tmp_path: Path, made: Make, target: Path) -> None:
    plain = tmp_path / "plain.zip"
    plain.write_text("\n".join(PLACES), encoding="utf-8")
    two = made()
    with zipfile.ZipFile(two, "a") as archive:
        archive.writestr("TD.txt", "x")
    broken = made(zip_name="broken.zip")
    broken.write_bytes(broken.read_bytes()[:-60])
    for path in (plain, two, broken, tmp_path / "none.zip", tmp_path):
        with pytest.raises(SourceRefused):
            import_file(target, path)
    assert not target.exists()


def test_a_broken_gazetteer_is_named(target: Path, made: Make) -> None:
    target.parent.mkdir()
    target.write_bytes(b"no database" * 100)
    with pytest.raises(MissingPart, match="ofrecord gazetteer import"):
        Gazetteer(imported=target).find("Goma")
    with pytest.raises(MissingPart):
        import_file(target, made())


def test_the_commands(made: Make, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFRECORD_GAZETTEER", str(target))
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert "nothing was imported" in run(app, ["gazetteer", "list"]).stderr
    done = run(app, ["gazetteer", "import", str(made()), str(tmp_path / "none.zip")])
    assert done.exit_code == 3
    assert "SD: 3 places" in done.stderr and "none.zip: there is no such file" in done.stderr
    assert run(app, ["gazetteer", "list"]).stdout.startswith("SD\t3 places")
    assert "SD 3" in run(app, ["doctor"]).stdout
    assert run(app, ["gazetteer", "remove", "SD", "XX"]).exit_code == 2
    assert run(app, ["gazetteer", "list"]).stdout == ""
