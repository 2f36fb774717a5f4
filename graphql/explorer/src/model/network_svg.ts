/** A network as SVG: what the canvas shows, to be printed or edited. */
import { xml } from "./exports";
import { type Family, familyOf, ordered } from "./kinds";
import type { Point } from "./network";

interface Picture {
  nodes: readonly (Point & { name: string; color: string })[];
  links: readonly { from: Point; to: Point; strength: number; kinds: readonly string[] }[];
  colors: { ink: string; raised: string; family: Readonly<Record<Family, string>> };
}

const WIDTH = 1600;
const HEIGHT = 1000;
const MARGIN = 80;

const DASHES: Readonly<Record<Family, string>> = {
  paper: "",
  patent: "2 4",
  contract: "10 5",
  funding: "10 4 2 4",
  other: "1 6",
};

/** The picture as a document; names are text in it and never markup. */
export function pictureOf({ nodes, links, colors }: Picture): string {
  const at = scale(nodes);
  const lines = links.map(({ from, to, strength, kinds }) => {
    const family = ordered(kinds).map(familyOf).at(-1) ?? "other";
    const [a, b] = [at(from), at(to)];
    const dash = DASHES[family] && ` stroke-dasharray="${DASHES[family]}"`;
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${xml(colors.family[family])}" stroke-width="${(0.6 + Math.log2(1 + strength)).toFixed(1)}"${dash} opacity="0.7"/>`;
  });
  const dots = nodes.map((each) => {
    const { x, y } = at(each);
    return `<circle cx="${x}" cy="${y}" r="6" fill="${xml(each.color)}"/><text x="${x + 9}" y="${y + 4}">${xml(each.name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="${xml(colors.ink)}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${xml(colors.raised)}"/>
${lines.join("\n")}
${dots.join("\n")}
</svg>
`;
}

function scale(points: readonly Point[]): (point: Point) => Point {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const wide = Math.max(...xs) - left || 1;
  const high = Math.max(...ys) - top || 1;
  const factor = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
  const round = (value: number) => Math.round(value * 10) / 10;
  return ({ x, y }) => ({
    x: round(MARGIN + (x - left) * factor),
    y: round(HEIGHT - MARGIN - (y - top) * factor),
  });
}
