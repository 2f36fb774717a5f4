import { messages } from "../messages";
import { change, view } from "../state/location";
import { Choice } from "./choice";

/** Papers, patents, filings, or all of them. */
export function WorkKindChoice() {
  const say = messages.value;
  return (
    <Choice
      name="works"
      label={say.prior.kinds}
      value={view.value.works}
      options={["", "PAPER", "PATENT", "FILING"].map((each) => [
        each,
        say.worksOf[each || "ALL"] ?? each,
      ])}
      choose={(kind) => change({ works: kind })}
    />
  );
}
