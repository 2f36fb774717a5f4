/** Which evidence is open: of a partner, of one kind or of all, of one year or of all. */

export interface OpenCell {
  partner: string;
  kind: string | null;
  year: number | null;
}

const ANY = "*";

/** As the address writes it: `ror:0y0000472 LICENCE 2020`, with `*` for any. */
export function writeCell(cell: OpenCell): string {
  return [cell.partner, cell.kind ?? ANY, cell.year ?? ANY].join(" ");
}

export function readCell(text: string): OpenCell | null {
  const [partner, kind = ANY, year = ANY] = text.split(" ");
  if (!partner) return null;
  return {
    partner,
    kind: kind === ANY ? null : kind,
    year: /^\d{1,4}$/.test(year) ? Number(year) : null,
  };
}

/** A link of a network whose evidence is open: whose it is, and the evidence as of a cell. */
export interface OpenEdge {
  of: string;
  cell: OpenCell;
}

export function writeEdge({ of, cell }: OpenEdge): string {
  return `${of} ${writeCell(cell)}`;
}

export function readEdge(text: string): OpenEdge | null {
  const [of, ...rest] = text.split(" ");
  const cell = readCell(rest.join(" "));
  return of && cell ? { of, cell } : null;
}

/** A link that opens with all of its evidence. */
export function edgeOf(of: string, partner: string): string {
  return writeEdge({ of, cell: { partner, kind: null, year: null } });
}

/** Whether what is open is the link of these two, whichever way round. */
export function joins(edge: OpenEdge | null, one: string, other: string): boolean {
  const ends = edge ? [edge.of, edge.cell.partner] : [];
  return ends.includes(one) && ends.includes(other);
}
