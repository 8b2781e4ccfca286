"""An installed kit works without a checkout, and says what is in its way."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USERS = "raise SystemExit('a module of the user ran')\n"


def run(*command, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("place", ["helpers.py", "helpers/__init__.py"])
def test_a_users_own_module_is_named_and_not_run(tmp_path, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text(USERS)
    command = [sys.executable, "-c", "import sys, lagebild; sys.exit(lagebild.main())"]
    done = run(*command, cwd=tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr == (
        f"lagebild: {tmp_path / place} is in the way of the kit's package {ROOT / 'helpers'}: "
        "rename it, or run lagebild where Python does not find it first.\n"
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A virtual environment with the kit's wheel; its libraries are those of this Python."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    assert run(*build, cwd=ROOT).returncode == 0
    environment = folder / "venv"
    assert (
        run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder).returncode == 0
    )
    python = environment / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
    ]
    done = run(*install, *folder.glob("*.whl"), cwd=folder)
    assert done.returncode == 0, done.stderr
    site = next((environment / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


@pytest.mark.slow
def test_an_installed_kit_checks_and_reports_without_a_checkout(installed, tmp_path):
    (tmp_path / "helpers.py").write_text(USERS)  # the command does not look where it is started
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(
        "Ministers met in Brussels on Monday. They condemned the attack on Kyiv.", encoding="utf-8"
    )
    done = run(installed / "lagebild", "check", "texts", cwd=tmp_path)
    assert done.returncode == 0 and "1 texts" in done.stdout, done.stderr
    for notebook in installed.parent.glob("lib/*/site-packages/helpers/notebooks/0[!15]*"):
        notebook.unlink()  # two are enough
    done = run(installed / "lagebild", "report", "texts", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("*.html"))) == 3
    done = run(installed / "lagebild", "report", "--help", cwd=tmp_path)
    assert "the five texts" in done.stdout
    code = "from helpers.files import shipped; print(*shipped('seeds').glob('*.txt'), sep='\\n')"
    done = run(installed / "python", "-c", code, cwd=tmp_path / "texts")
    assert len(done.stdout.splitlines()) == 5 and str(installed.parent) in done.stdout


@pytest.mark.slow
def test_started_beside_a_users_module_it_refuses(installed, tmp_path):
    (tmp_path / "helpers.py").write_text(USERS)
    done = run(installed / "python", "-m", "lagebild", "check", "texts", cwd=tmp_path)
    assert done.returncode == 1 and "is in the way of the kit's package" in done.stderr
