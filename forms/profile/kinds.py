"""Kinds of journal records that are asked for, whether there are any, before what reads them is loaded."""

TASKS, REQUESTS, PACKS, REPORTS = "tasks", "requests", "packs", "reports"
