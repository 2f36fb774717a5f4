import { messages } from "../messages";
import { change, view } from "../state/location";

/** The years that a page is narrowed to, as a chip that takes them back. */
export function YearsNow() {
  const say = messages.value;
  const { since, until } = view.value;
  if (since === null && until === null) return null;
  const name = say.years(since, until);
  return (
    <ul class="chips" aria-label={say.filters}>
      <li>
        <button
          type="button"
          aria-label={say.remove(name)}
          onClick={() => change({ since: null, until: null })}
        >
          {name} <span aria-hidden="true">×</span>
        </button>
      </li>
    </ul>
  );
}
