/** Short lists that come with a page's thing: how much of each is shown, and all of it when asked. */
import { useState } from "preact/hooks";
import { messages } from "../messages";
import { MOST } from "../queries/use_pages";

/** How long lists can become, and what makes them so. */
export interface More {
  most: number;
  show: () => void;
}

/**
 * Asks for a thing with longer lists, once that is wished for it.
 *
 * @param most how long: as one question answers, or fewer where so many would cost too much.
 */
export function useWhole(id: string, most = MOST) {
  const [whole, set] = useState("");
  const is = whole === id;
  const more: More | null = is ? null : { most, show: () => set(id) };
  return { first: is ? { first: most } : {}, more };
}

interface Props {
  of: { totalCount: number; edges: readonly unknown[] } | undefined;
  more: More | null;
}

/** What a list leaves out; nothing where it is whole. */
export function Rest({ of, more }: Props) {
  const say = messages.value;
  if (!of || of.totalCount <= of.edges.length) return null;
  const { length } = of.edges;
  return (
    <p class="more">
      <span class="quiet">{say.shown(length, of.totalCount)}</span>
      {more && (
        <button type="button" onClick={more.show}>
          {say.more(Math.min(more.most, of.totalCount) - length)}
        </button>
      )}
    </p>
  );
}
