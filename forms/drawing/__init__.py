"""A form as a person sees it: where everything stands, in points, and the same as an SVG. No window is needed for it."""

from forms.drawing.model import Drawing, draw
from forms.drawing.svg import sheet_svg

__all__ = ["Drawing", "draw", "sheet_svg"]
