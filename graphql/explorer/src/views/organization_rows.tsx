import type { ComponentChildren } from "preact";
import { formats, label, messages } from "../messages";
import { type Thing, ThingLink } from "./link";

interface Row {
  node: Thing & { kind: string; countryCode?: string | null };
  figure: ComponentChildren;
}

/** Organisations as a list: the name, what sort and where, and a figure. */
export function OrganizationRows({ rows }: { rows: readonly Row[] }) {
  const say = messages.value;
  return (
    <ul class="rows">
      {rows.map(({ node, figure }) => (
        <li key={node.id}>
          <ThingLink of={node} />
          <small>
            {label(say.organizationKind, node.kind)}
            {node.countryCode && ` · ${formats.value.country(node.countryCode)}`}
          </small>
          <span class="figure">{figure}</span>
        </li>
      ))}
    </ul>
  );
}
