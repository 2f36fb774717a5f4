import { messages } from "../messages";
import { type Thing, ThingLink } from "./link";

/** Things in one line, each leading to its page; of how many, where there are more. */
export function Listed({ things, total = 0 }: { things: readonly Thing[]; total?: number }) {
  const left = total - things.length;
  return (
    <>
      {things.map((each, index) => (
        <span key={each.id}>
          {index > 0 && ", "}
          <ThingLink of={each} short />
        </span>
      ))}
      {left > 0 && ` ${messages.value.andMore(left)}`}
    </>
  );
}

interface Few {
  totalCount: number;
  edges: readonly { node: Thing }[];
}

/** The first of a list in one line, and how many more there are. */
export function ListedOf({ of }: { of: Few }) {
  return <Listed things={of.edges.map(({ node }) => node)} total={of.totalCount} />;
}
