/** The partner matrix: what each partner shows, by kind of evidence and by year. */
import { ordered } from "./kinds";

export interface YearCount {
  year: number | null;
  kind: string;
  count: number;
}

export interface Partner {
  id: string;
  strength: number;
  byYear: readonly YearCount[];
}

/** What is counted in one place of the matrix, and in which years. */
export interface Cell {
  count: number;
  years: ReadonlyMap<number, number>;
}

/** What one partner shows of a kind, or of all kinds where none is named. */
export function cellOf(partner: Partner, kind?: string): Cell {
  const years = new Map<number, number>();
  let count = 0;
  for (const each of partner.byYear) {
    if (kind !== undefined && each.kind !== kind) continue;
    count += each.count;
    if (each.year !== null) years.set(each.year, (years.get(each.year) ?? 0) + each.count);
  }
  return { count, years };
}

/** What one partner shows in a year, by kind. */
export function yearOf(partner: Partner, year: number): YearCount[] {
  return partner.byYear.filter((each) => each.year === year && each.count > 0);
}

/** The kinds that any partner shows, in the order they are drawn. */
export function kindsOf(partners: readonly Partner[]): string[] {
  return ordered(partners.flatMap((each) => each.byYear.map(({ kind }) => kind)));
}

/** All years from the first evidence to the last. */
export function yearsOf(partners: readonly Partner[]): number[] {
  const known = partners.flatMap((each) =>
    each.byYear.flatMap(({ year }) => (year === null ? [] : [year])),
  );
  if (!known.length) return [];
  const first = known.reduce((a, b) => Math.min(a, b));
  const last = known.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The most that one place of the matrix holds in one year. */
export function peakOf(partners: readonly Partner[]): number {
  const counts = partners.flatMap((each) => each.byYear.map(({ count }) => count));
  return counts.reduce((a, b) => Math.max(a, b), 1);
}

/** What a partner counts, with a weight for each kind; 1 where none is given. */
export function scoreOf(partner: Partner, weights: Readonly<Record<string, number>>): number {
  return partner.byYear.reduce((sum, each) => sum + each.count * (weights[each.kind] ?? 1), 0);
}

/**
 * Partners as the matrix shows them: the pinned ones first, then by what they count.
 *
 * Without weights the API's own order stays, which counts each work once.
 */
export function ranked<P extends Partner>(
  partners: readonly P[],
  weights: Readonly<Record<string, number>>,
  pins: readonly string[],
): P[] {
  const weighted = Object.keys(weights).length > 0;
  const scored = partners.map((each, index) => ({
    each,
    pinned: pins.includes(each.id) ? pins.indexOf(each.id) : pins.length,
    score: weighted ? scoreOf(each, weights) : -index,
  }));
  scored.sort((a, b) => a.pinned - b.pinned || b.score - a.score);
  return scored.map(({ each }) => each);
}
