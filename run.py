"""Set Integrate up in this folder and run it: `python3 run.py`, `python3 run.py --test`.

Makes `.venv`, installs what `requirements/` pins there, and starts the program with the arguments
given. It sets up again only when something changed. Needs Python 3.11 or newer and pip.
"""

import hashlib
import os
import subprocess
import sys
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
EVERY_TEST = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]


def set_up(what: str) -> None:
    """Install what `what` pins (`run` or `dev`) into `.venv`, unless that was done already."""
    lock = os.path.join("requirements", what + ".txt")
    digest = hashlib.sha256(sys.version.encode() + HERE.encode())
    for file in ("pyproject.toml", lock):
        with open(os.path.join(HERE, file), "rb") as content:
            digest.update(content.read())
    stamp = os.path.join(VENV, "%s-%s" % (what, digest.hexdigest()[:16]))
    if os.path.exists(PYTHON) and os.path.exists(stamp):
        return
    print("Setting up in .venv; this takes a minute or two, once.", file=sys.stderr, flush=True)
    # The pip that is here installs into the new environment, so ensurepip is not needed.
    venv.create(VENV, with_pip=False)
    pip = [sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check"]
    for wanted in (["--requirement", lock], ["--no-deps", "--editable", "."]):
        if subprocess.call([*pip, "install", "--quiet", *wanted], cwd=HERE) != 0:
            sys.exit("Setting up failed: see pip's words above. pip and a way to PyPI are needed.")
    open(stamp, "w").close()


def main() -> None:
    """Set up, then hand over to the program or its tests."""
    if sys.version_info < (3, 11):
        sys.exit("Integrate needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])
    arguments = sys.argv[1:]
    test = arguments[:1] == ["--test"]
    set_up("dev" if test else "run")
    command = (
        [PYTHON, "-m", "pytest", *(arguments[1:] or EVERY_TEST)]
        if test
        else [PYTHON, "-m", "integrate", *arguments]
    )
    if os.name == "nt":
        sys.exit(subprocess.call(command, cwd=HERE if test else None))
    if test:
        os.chdir(HERE)
    os.execv(PYTHON, command)


if __name__ == "__main__":
    main()
