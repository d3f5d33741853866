"""What all content models share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class ContentModel(BaseModel):
    """A content object: never changed after loading; unknown keys are errors, since they are
    most often misspelt ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


ID = r"^[A-Za-z0-9][A-Za-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID, strict=True)]
"""An id or a value: letters, digits and underscores. Outside programs rely on it for ever."""
