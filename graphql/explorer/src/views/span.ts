import { formats } from "../messages";

/** From when until when, as exact as both are known. */
export function span(since: string, until: string | null): string {
  const { date } = formats.value;
  return until && until !== since ? `${date(since)}–${date(until)}` : date(since);
}
