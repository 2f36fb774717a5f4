import { label, messages } from "../messages";
import { type Thing, ThingLink } from "./link";

export interface WorkRow extends Thing {
  kind: string;
  year: number | null;
  venue?: string | null;
  publicationNumber?: string | null;
  form?: string | null;
}

/** Works as a list: what it is, its title, where it appeared, its year. */
export function WorkRows({ works }: { works: readonly WorkRow[] }) {
  const say = messages.value;
  return (
    <ul class="rows works">
      {works.map((each) => (
        <li key={each.id}>
          <ThingLink of={each} />
          <small>
            <span class={`tag ${each.kind.toLowerCase()}`}>{label(say.entity, each.kind)}</span>
            {[each.venue, each.publicationNumber, each.form].filter(Boolean).map((text) => (
              <span key={text}> {text}</span>
            ))}
          </small>
          <span class="figure">{each.year}</span>
        </li>
      ))}
    </ul>
  );
}
