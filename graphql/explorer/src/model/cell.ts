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
