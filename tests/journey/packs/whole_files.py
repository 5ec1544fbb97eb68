"""What is found of a file as a whole, and the code it is found by; docs/journey.md lists the same."""

from __future__ import annotations

FILES: tuple[tuple[str, str], ...] = (
    ("a photograph", "file.picture"),
    ("a picture of 200 MB named as a workbook", "file.picture"),
    ("a workbook of more than 40 MB", "pack.too_large"),
    ("a scan (PDF)", "pack.not_a_workbook"),
    ("a Word file", "pack.not_a_workbook"),
    ("an empty file", "file.empty"),
    ("a damaged file", "file.damaged"),
    ("a file behind a password", "file.encrypted"),
    ("an archive that isn't a zip", "pack.archive"),
    ("a file of another form", "pack.wrong_template"),
    ("a file for another month", "pack.other_period"),
    ("a file of an older issue of the template", "pack.older_template"),
    ("a file handed out another time", "pack.other_pack"),
    ("nothing entered", "pack.not_filled"),
    ("a file renamed", "pack.renamed"),
    ("a file saved as .xls", "pack.converted"),
    ("the same file twice", "pack.twice_same"),
    ("two files of one village that differ", "pack.twice_differs"),
    ("two lists of one village that differ", "pack.twice_rows_differ"),
    ("a person returned by two villages", "pack.person_elsewhere"),
    ("nobody knows whose", "pack.unknown_village"),
)
