"""Characters of a document that does not say how they are encoded."""


def decoded(data: bytes) -> str:
    """UTF-8 where it is that, else Windows-1252, which word processors write.

    The last bytes of a beginning may be a part of a character: they are no reason to doubt it.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", "replace")
