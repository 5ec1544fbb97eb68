"""How long until 待办 of a profile of 1,000,000 facts is painted with what waits, against an empty PySide6 window.

    python -m tests.benchmarks.today [facts [runs]]

Whole processes, taken in turns; the profile lies on the disk, encrypted, and is opened with its passphrase. Prints one JSON line;
the target is a ratio of at most 3.5 (medians). Ends with 1 where it is missed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import statistics
import sys
import tempfile
from pathlib import Path

from forms.matching.labels import LabelReader
from forms.model.facts import Submission
from forms.model.period import Period
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.ledger import Ledger
from forms.recording.project import version
from forms.vocabulary.lexicon import built_in
from tests.benchmarks.first_paint import EMPTY, seconds
from tests.benchmarks.profile_page import with_persons

TARGET = 3.5
FACTS, RUNS = 1_000_000, 11
PHRASE = "correct horse"

TODAY = """
import os
import sys
from pathlib import Path
from desktop import app
from desktop.pages.today.page import TodayPage

shown = TodayPage._show

def show(page, found):
    try:
        shown(page, found)
        app.FirstPaint(page.agenda, lambda: os._exit(0))
        page.agenda.update()
    except Exception as error:  # nothing waits, or the page is made in another way now
        print(error, file=sys.stderr)
        os._exit(3)

window = []
make = app.make_window
app.make_window = lambda settings: window.append(make(settings)) or window[0]
TodayPage._show = show
sys.exit(app.run(["x"], profile_folder=Path(sys.argv[1]), passphrase=sys.argv[2]))
"""


def build(folder: Path, facts: int) -> None:
    reader = LabelReader(built_in())
    profile, _ = Profile.create(folder, PHRASE, UnitSettings("测试镇", "999101"))
    with_persons(facts, profile, version(reader))
    for months in (4, 3, 2):
        _add_report(profile, dt.date.today(), months)
    ledger = Ledger(profile, reader)
    ledger.project_pending()
    ledger.settle_versions()
    profile.close()


def _add_report(profile: Profile, today: dt.date, months: int) -> None:
    """Of that many months ago: three in a row make the next one due."""
    first = (today.year * 12 + today.month - 1) - months
    start = dt.date(first // 12, first % 12 + 1, 1)
    period = Period("month", start, start.replace(day=28))
    content = period.key.encode()
    digest = hashlib.sha256(content).hexdigest()
    head = Submission(digest, "月报.xlsx", "xlsx", "月报", "", "测试镇", "", period, "title", "monthly", (), ())
    profile.add_submission(head, content, "月报.xlsx")


def main(facts: int = FACTS, runs: int = RUNS) -> int:
    times: dict[str, list[float]] = {"empty": [], "today": []}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "profile"
        build(folder, facts)
        commands = {
            "empty": ["-c", EMPTY.replace("sys.exit", "import os; os._exit")],
            "today": ["-c", TODAY, str(folder), PHRASE],
        }
        for arguments in commands.values():
            seconds(arguments, place)  # once for the file cache and the compiled modules
        for _ in range(runs):
            for name, arguments in commands.items():
                times[name].append(seconds(arguments, place))
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["today"] / medians["empty"]
    said = {f"{name}_ms": round(1000 * value) for name, value in medians.items()}
    print(json.dumps({"benchmark": "today", "facts": facts, "ratio": round(ratio, 2), "target": TARGET, **said}))
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
