/** Stretches of time for which something holds. */

/** When something holds: what documents say of it, and what they merely show. */
export interface Time {
  since?: string | null;
  until?: string | null;
  firstSeen?: string | null;
  lastSeen?: string | null;
}

/** Whether something holds in some of these years, as far as is known: as the API narrows lists. */
export function within(
  { since, until, firstSeen, lastSeen }: Time,
  from: number | null,
  to: number | null,
): boolean {
  const year = (day: string | null | undefined) => (day ? Number(day.slice(0, 4)) : null);
  const began = year(since ?? firstSeen);
  const ended = year(until ?? (since ? null : lastSeen));
  return (
    (from === null || ended === null || ended >= from) &&
    (to === null || began === null || began <= to)
  );
}
