/** A line drawn by hand around what is picked, over the picture of a network. */
import { useRef, useState } from "preact/hooks";
import type Sigma from "sigma";
import { messages } from "../messages";
import { inside, type Point } from "../model/network";
import { change, view } from "../state/location";

/** More are not picked at once: they stand in the address. */
export const MOST_PICKED = 200;

interface Props {
  renderer: Sigma;
  done: () => void;
}

export function Lasso({ renderer, done }: Props) {
  const [points, set] = useState<Point[]>([]);
  const drawing = useRef(false);
  const at = (event: PointerEvent): Point => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const end = () => {
    drawing.current = false;
    if (points.length > 2) {
      const found = within(renderer, points);
      const { picked } = view.value;
      change({ picked: [...new Set([...picked, ...found])].slice(0, MOST_PICKED) });
    }
    done();
  };
  return (
    <svg
      class="lasso"
      role="img"
      aria-label={messages.value.network.lasso}
      onPointerDown={(event) => {
        drawing.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        set([at(event)]);
      }}
      onPointerMove={(event) => drawing.current && set((before) => [...before, at(event)])}
      onPointerUp={end}
    >
      <polygon points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
    </svg>
  );
}

function within(renderer: Sigma, lasso: readonly Point[]): string[] {
  const graph = renderer.getGraph();
  return graph.filterNodes((_, { x, y }) => inside(renderer.graphToViewport({ x, y }), lasso));
}
