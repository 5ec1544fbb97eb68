"""The commands of ``fillonce``: one module each. Nothing here loads Qt."""

from forms.cli.run import main

__all__ = ["main"]
