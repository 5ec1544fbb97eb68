"""A locked file opens in LibreOffice with its password: asked through LibreOffice's own Python, where one has it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from forms.documents.locking import locked
from forms.documents.offices import find_office
from tests.workspace.files import word, xlsx

pytestmark = pytest.mark.slow
WORD = "abc-2026"
OPENS = """
import subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
program, folder, password, *files = sys.argv[1:]
office = subprocess.Popen([program, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
    f"--accept=pipe,name=fillonce{abs(hash(folder))};urp;"])
def named(name, value):
    one = PropertyValue(); one.Name = name; one.Value = value
    return one
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for tries in range(120):
        try:
            there = resolver.resolve(f"uno:pipe,name=fillonce{abs(hash(folder))};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.5)
    desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    for file in files:
        opened = desktop.loadComponentFromURL("file://" + file, "_blank", 0, (named("Hidden", True), named("Password", password)))
        sheet = hasattr(opened, "Sheets")
        print(opened.Sheets.getByIndex(0).getCellRangeByName("A1").String if sheet else opened.Text.String.split()[0])
        opened.close(True)
    desktop.terminate()
finally:
    office.wait(20)
"""


def test_libreoffice_opens_it_with_the_password(tmp_path: Path) -> None:
    python, office = shutil.which("python3", path="/usr/bin:/usr/local/bin"), find_office()
    if python is None or office is None or subprocess.run([python, "-c", "import uno"], check=False).returncode:
        pytest.skip("no LibreOffice with Python here")
    made = [
        xlsx(tmp_path / "a.xlsx", "| 村名 | 户数 |\n| 东沟村 | 3 |"),
        word(tmp_path / "b.docx", ("正文",), (("一", "二"),)),
    ]
    for file in made:
        file.write_bytes(locked(file.read_bytes(), WORD, file.name))
    command = [python, "-c", OPENS, office.program, str(tmp_path), WORD, *map(str, made)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert said.stdout.split() == ["村名", "正文"]
