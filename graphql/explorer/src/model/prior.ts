/** Prior work of several works, from that of each. */
import type { Result } from "../queries/prior_work.graphql";

export type Near = Result["priorWork"]["edges"][number];

/** Damps the first ranks: Cormack, Clarke, Büttcher (2009), reciprocal rank fusion. */
const DAMPING = 60;

/**
 * Lists of what is near as one list, by reciprocal rank fusion; without the works themselves.
 *
 * A work near several of them keeps the reasons of the list that it is highest in.
 */
export function fused(lists: readonly (readonly Near[])[], works: readonly string[]): Near[] {
  const best = new Map<string, { near: Near; rank: number; sum: number }>();
  for (const list of lists) {
    list.forEach((near, rank) => {
      if (works.includes(near.node.id)) return;
      const known = best.get(near.node.id) ?? { near, rank, sum: 0 };
      const higher = rank < known.rank ? { near, rank } : { near: known.near, rank: known.rank };
      best.set(near.node.id, { ...higher, sum: known.sum + 1 / (DAMPING + rank) });
    });
  }
  return [...best.values()].sort((a, b) => b.sum - a.sum).map(({ near }) => near);
}

export type When = "before" | "after" | "undated";

/** What came before a year, what came then or later, what has no year. */
export function split(near: readonly Near[], year: number): [When, Near[]][] {
  const groups: [When, Near[]][] = [
    ["before", near.filter(({ node }) => node.year !== null && node.year < year)],
    ["after", near.filter(({ node }) => node.year !== null && node.year >= year)],
    ["undated", near.filter(({ node }) => node.year === null)],
  ];
  return groups.filter(([, part]) => part.length);
}
