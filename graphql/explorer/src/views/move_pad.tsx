/** Moves what is chosen in the picture without dragging it: by buttons, or by arrow keys on them. */
import { useState } from "preact/hooks";
import { formats, messages } from "../messages";
import { type Direction, extentOf, partsOf, stepped } from "../model/moves";
import type { Point } from "../model/network";
import { view } from "../state/location";
import { put, putBack } from "./network_moves";

const SIGNS: Readonly<Record<Direction, string>> = { left: "←", up: "↑", down: "↓", right: "→" };
const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "right",
};

interface Props {
  id: string;
  /** Where all of the picture was laid out. */
  places: ReadonlyMap<string, Point>;
}

export function MovePad({ id, places }: Props) {
  const say = messages.value.network;
  const f = formats.value;
  const [told, tell] = useState("");
  const { moved } = view.value;
  const at = moved[id] ?? places.get(id);
  if (!at) return null;
  const extent = extentOf(places.values());
  const move = (to: Direction) => {
    const next = stepped(at, to, extent);
    put(id, next, true);
    const part = partsOf(next, extent);
    tell(say.movedTo(f.percent(part.x), f.percent(part.y)));
  };
  return (
    <div
      class="move"
      role="group"
      aria-label={say.move}
      onKeyDown={(event) => {
        const to = KEYS[event.key];
        if (!to || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        move(to);
      }}
    >
      <span class="quiet">{say.move}</span>
      {(Object.keys(SIGNS) as Direction[]).map((to) => (
        <button key={to} type="button" aria-label={say.moves[to]} onClick={() => move(to)}>
          {SIGNS[to]}
        </button>
      ))}
      {moved[id] && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            putBack(id);
            tell(say.back);
          }}
        >
          {say.putBack}
        </button>
      )}
      <span class="quiet" role="status">
        {told}
      </span>
    </div>
  );
}
