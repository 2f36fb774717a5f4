import { formats, messages } from "../messages";
import type { Time } from "../model/spells";

/** From when until when, as exact as both are known. */
export function span(since: string, until: string | null): string {
  const { date } = formats.value;
  return until && until !== since ? `${date(since)}–${date(until)}` : date(since);
}

/** When something holds in words: as documents say, else as they show; empty where neither. */
export function time({ since, until, firstSeen, lastSeen }: Time): string {
  const say = messages.value;
  const { date } = formats.value;
  if (since) return until ? span(since, until) : say.since(date(since));
  if (until) return say.until(date(until));
  return firstSeen ? say.seen(span(firstSeen, lastSeen ?? null)) : "";
}
