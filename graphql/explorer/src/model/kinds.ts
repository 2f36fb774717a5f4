/** Kinds of evidence, in the order they are shown, and the families they are drawn by. */

export type Family = "paper" | "patent" | "contract" | "funding" | "other";

export const FAMILIES: Readonly<Record<Family, readonly string[]>> = {
  paper: ["CO_AUTHORSHIP"],
  patent: ["CO_INVENTION", "CO_ASSIGNMENT"],
  contract: [
    "LICENCE",
    "JOINT_DEVELOPMENT",
    "JOINT_LABORATORY",
    "SPONSORED_RESEARCH",
    "AGREEMENT",
    "STATEMENT",
  ],
  funding: ["FUNDING"],
  other: [],
};

/** How works of a kind are drawn where they are counted themselves. */
const OF_WORKS: Readonly<Record<string, Family>> = {
  PAPER: "paper",
  PATENT: "patent",
  FILING: "other",
};

export const KINDS: readonly string[] = Object.values(FAMILIES).flat();

export function familyOf(kind: string): Family {
  const found = Object.entries(FAMILIES).find(([, kinds]) => kinds.includes(kind));
  return found ? (found[0] as Family) : (OF_WORKS[kind] ?? "other");
}

/** Kinds in the order they are shown; those this page does not know come last, by name. */
export function ordered(kinds: Iterable<string>): string[] {
  const place = (kind: string) => (KINDS.indexOf(kind) + KINDS.length + 1) % (KINDS.length + 1);
  return [...new Set(kinds)].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}
