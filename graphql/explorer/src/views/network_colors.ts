/** Colours of the style sheet as canvases need them: resolved, in the theme that holds. */
import type { Family } from "../model/kinds";

export interface Colors {
  ink: string;
  quiet: string;
  raised: string;
  ground: string;
  line: string;
  accent: string;
  family: Readonly<Record<Family, string>>;
  groups: readonly string[];
}

/** What sorts of organisation are drawn alike. */
export const GROUPS: readonly (readonly string[])[] = [
  ["UNIVERSITY"],
  ["COMPANY"],
  ["RESEARCH_INSTITUTE", "JOINT_LABORATORY", "ORGANIZATIONAL_UNIT"],
  ["HOSPITAL"],
  ["GOVERNMENT", "FUNDER", "NONPROFIT", "ARCHIVE"],
  ["ORGANIZATION"],
];

export function colorsOf(element: HTMLElement): Colors {
  const probe = document.createElement("i");
  element.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    ink: resolved("ink"),
    quiet: resolved("quiet"),
    raised: resolved("raised"),
    ground: resolved("paper"),
    line: resolved("strong-line"),
    accent: resolved("accent"),
    family: {
      paper: resolved("paper-kind"),
      patent: resolved("patent-kind"),
      contract: resolved("contract-kind"),
      funding: resolved("funding-kind"),
      other: resolved("other-kind"),
    },
    groups: Array.from({ length: 8 }, (_, index) => resolved(`group-${index}`)),
  };
  probe.remove();
  return colors;
}

/** How much of its colour the weakest link has. */
const FAINT = 0.25;

/** The colour of a link: the weaker it is beside the strongest, the nearer to the ground's. */
export function faded(color: string, ground: string, part: number): string {
  const shown = FAINT + (1 - FAINT) * Math.sqrt(part);
  const [one, other] = [numbersOf(color), numbersOf(ground)];
  const mixed = one.map((value, index) =>
    Math.round(value * shown + (other[index] ?? value) * (1 - shown)),
  );
  return mixed.length === 3 ? `rgb(${mixed.join(", ")})` : color;
}

/** Red, green and blue, as browsers write colours that they resolved. */
function numbersOf(color: string): number[] {
  return /^rgb\(/.test(color) ? (color.match(/[\d.]+/g) ?? []).map(Number) : [];
}

export function groupOf(kind: string): number {
  const found = GROUPS.findIndex((group) => group.includes(kind));
  return found < 0 ? GROUPS.length - 1 : found;
}
