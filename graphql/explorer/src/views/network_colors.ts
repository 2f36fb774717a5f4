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

export function groupOf(kind: string): number {
  const found = GROUPS.findIndex((group) => group.includes(kind));
  return found < 0 ? GROUPS.length - 1 : found;
}
