"""OpenReview forum id of a submission; capitals and small letters differ.

https://docs.openreview.net/reference/api-v2/entities/note
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="openreview-forum",
    title="OpenReview forum",
    pattern=re.compile(
        r"(?:https?://openreview\.net/(?:forum|pdf)\?id=)?([A-Za-z0-9_-]{8,15})", re.ASCII
    ),
    address="https://openreview.net/forum?id={}",
)
