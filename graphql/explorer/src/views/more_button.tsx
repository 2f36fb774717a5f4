import { messages } from "../messages";
import { Waiting } from "./waiting";

interface Paged {
  edges: readonly unknown[];
  total: number;
  more: (() => void) | null;
  busy: boolean;
}

/** How much of a list is shown, and the rest of it; all of it, where that can be asked for. */
export function MoreButton({ asked, all }: { asked: Paged; all?: () => void }) {
  const say = messages.value;
  const rest = asked.total - asked.edges.length;
  // That one of one is shown needs no saying.
  if (asked.total <= 1) return null;
  return (
    <p class="more">
      <span class="quiet">{say.shown(asked.edges.length, asked.total)}</span>
      {asked.more && (
        <button type="button" onClick={asked.more} disabled={asked.busy}>
          {say.more(Math.min(rest, 50))}
        </button>
      )}
      {asked.more && all && rest > 50 && (
        <button type="button" onClick={all} disabled={asked.busy}>
          {say.shown(asked.total, asked.total)}
        </button>
      )}
      {asked.busy && asked.edges.length > 0 && <Waiting />}
    </p>
  );
}
