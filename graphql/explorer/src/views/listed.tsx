import { type Thing, ThingLink } from "./link";

/** Things in one line, each leading to its page. */
export function Listed({ things }: { things: readonly Thing[] }) {
  return (
    <>
      {things.map((each, index) => (
        <span key={each.id}>
          {index > 0 && ", "}
          <ThingLink of={each} short />
        </span>
      ))}
    </>
  );
}
