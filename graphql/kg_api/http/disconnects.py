"""Answers that nobody waits for any more are given up, with the statement that was to make them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, cast

from starlette.types import Message, Receive, Send

_LATER: Final = 0.2
"""Seconds after which it is watched whether somebody waits: most answers are there long before."""


async def while_awaited(
    answer: Callable[[Send], Awaitable[None]], receive: Receive, send: Send
) -> bool:
    """Answer a request unless whoever asked goes away meanwhile.

    Args:
        answer: sends the answer; is cancelled once nobody waits for it.
        receive: tells of nothing any more but of the connection's end.
        send: sends a message.

    Returns:
        Whether somebody waited to the end.
    """
    watch = _Watch(receive, send)
    try:
        await answer(watch.send)
    except asyncio.CancelledError:
        if not watch.gone:
            raise
        watch.task.uncancel()
    finally:
        watch.end()
    return not watch.gone


class _Watch:
    def __init__(self, receive: Receive, send: Send) -> None:
        self.task, self.gone = cast("asyncio.Task[None]", asyncio.current_task()), False
        self._receive, self._send = receive, send
        self._timer = asyncio.get_running_loop().call_later(_LATER, self._begin)
        self._watching: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self.end()  # the server says of an answer that is whole, too, that nobody is there
        await self._send(message)

    def end(self) -> None:
        self._timer.cancel()
        if self._watching is not None:
            self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self.task.cancel()
