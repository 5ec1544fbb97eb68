"""The office programs that can convert for us: where they are, and how each is asked, with everything active off."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["libreoffice", "wps"]

Target = Literal["docx", "xlsx", "pdf"]

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf"}
_SETTINGS = (  # node, property, value of LibreOffice's configuration
    (
        "/org.openoffice.Office.Common/Security/Scripting",
        "MacroSecurityLevel",
        "3",
    ),  # only trusted places; there are none
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Misc", "UseSystemFileDialog", "false"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # links to other files are never followed
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),  # a printed date stays the date it was
    ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),  # results stay those that were saved
    ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
)
# Asked through COM, as WPS on Windows has no command line: macros off (3), no alerts, opened read-only.
_WPS = {
    "docx": "$a=New-Object -ComObject KWPS.Application;$a.Visible=$false;$a.DisplayAlerts=0;$a.AutomationSecurity=3;"
    "try{$d=$a.Documents.Open($env:SOURCE,$false,$true,$false);$d.SaveAs2($env:RESULT,12);$d.Close(0)}finally{$a.Quit()}",
    "xlsx": "$a=New-Object -ComObject KET.Application;$a.Visible=$false;$a.DisplayAlerts=$false;$a.AutomationSecurity=3;"
    "try{$d=$a.Workbooks.Open($env:SOURCE,0,$true);$d.SaveAs($env:RESULT,51);$d.Close($false)}finally{$a.Quit()}",
}
_WPS_PRINTS = {
    "docx": _WPS["docx"].replace("$d.SaveAs2($env:RESULT,12)", "$d.ExportAsFixedFormat($env:RESULT,17)"),
    "xlsx": _WPS["xlsx"].replace("$d.SaveAs($env:RESULT,51)", "$d.ExportAsFixedFormat(0,$env:RESULT)"),
}
_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".ods"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office program: what it is called on screen, and what is started."""

    name: str
    kind: Kind
    program: str

    def command(self, source: Path, out: Path, target: Target) -> list[str]:
        """What to start so that `source` becomes out/<stem of source>.<target>; may write a profile beside `source`."""
        if self.kind == "wps":
            return self._through_com(source, out / f"{source.stem}.{target}", target)
        profile = source.parent / "profile"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        return [
            self.program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
            "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
            "--convert-to", _FILTERS[target], "--outdir", str(out), str(source),
        ]  # fmt: skip

    def _through_com(self, source: Path, result: Path, target: str) -> list[str]:
        """The paths are ours (a temporary folder), quoted all the same."""
        places = f"$env:SOURCE={_quoted(source)};$env:RESULT={_quoted(result)};"
        kind = "xlsx" if source.suffix.lower() in _SHEETS else "docx"
        asked = _WPS_PRINTS[kind] if target == "pdf" else _WPS[target]
        return [self.program, "-NoProfile", "-NonInteractive", "-Command", places + asked]


def find_office() -> Office | None:
    """LibreOffice from PATH or its usual places, else WPS (Windows only: elsewhere it can't be asked unattended)."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Office("LibreOffice", "libreoffice", found)
    place = next((p for p in _usual_places() if p.is_file()), None)
    if place is not None:
        return Office("LibreOffice", "libreoffice", str(place))
    return _wps()


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")]
        return [Path(root) / "LibreOffice" / "program" / "soffice.com" for root in dict.fromkeys(roots) if root]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    own = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return [*own, Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice")]


def _wps() -> Office | None:
    if sys.platform == "win32":
        import winreg

        shell = shutil.which("powershell")
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "KET.Application"))
        except OSError:
            return None
        return Office("WPS", "wps", shell) if shell else None
    return None


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
    )
