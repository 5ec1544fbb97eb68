"""Document -> Form: where a person fills what, in blank templates and filled reports alike."""

from forms.detection.detect import detect
from forms.detection.secrecy import classification_mark

__all__ = ["classification_mark", "detect"]
