"""The facts of one document while it is read, in order, none of them twice."""

from ontology.facts import Document, Fact, Link, Mention


class Draft:
    """What an extractor has found so far.

    Attributes:
        facts: the document, then mentions and links in the order they were found.
    """

    __slots__ = ("_links", "_mentions", "document", "facts")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts: list[Fact] = [document]
        self._mentions: dict[tuple[str, str, tuple[str, ...]], Mention] = {}
        self._links: set[str] = set()

    def add(self, mention: Mention) -> Mention:
        """Put down a thing that may share its name with another one: a person."""
        self.facts.append(mention)
        return mention

    def once(self, mention: Mention) -> Mention:
        """Put down a thing at its first place; the one already there if it was named before."""
        key = (mention.kind, mention.name, mention.identifiers)
        known = self._mentions.setdefault(key, mention)
        if known is mention:
            self.facts.append(mention)
        return known

    def state(self, link: Link) -> None:
        """Put down a relation; the first evidence of it stands."""
        if link.id not in self._links:
            self._links.add(link.id)
            self.facts.append(link)
