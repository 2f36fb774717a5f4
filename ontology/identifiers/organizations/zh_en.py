"""Row of a list of organisations in Chinese and English, by a hash of its two names.

See extractors/registries/zh_en.py: such lists seldom number their rows.
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="zh-en",
    title="list of Chinese and English names",
    pattern=re.compile(r"([0-9a-f]{20})", re.ASCII),
    address="urn:hetao:zh-en:{}",
)
