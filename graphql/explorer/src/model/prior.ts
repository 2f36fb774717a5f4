/** Prior work, told apart by a year. */
import type { Result } from "../queries/prior_work.graphql";

export type Near = Result["priorWork"]["edges"][number];

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
