/** Steps of what is moved in a picture without a pointer. */
import type { Point } from "./network";

export type Direction = "left" | "right" | "up" | "down";

interface Extent {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** A step is such a part of the picture. */
const STEP = 1 / 24;

const WAYS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1], // upwards it grows, as in the layout
  down: [0, -1],
};

/** How far the places reach. */
export function extentOf(places: Iterable<Point>): Extent {
  const extent = { left: 0, right: 0, bottom: 0, top: 0 };
  let first = true;
  for (const { x, y } of places) {
    extent.left = first ? x : Math.min(extent.left, x);
    extent.right = first ? x : Math.max(extent.right, x);
    extent.bottom = first ? y : Math.min(extent.bottom, y);
    extent.top = first ? y : Math.max(extent.top, y);
    first = false;
  }
  return extent;
}

/** One step further, and never out of the picture. */
export function stepped({ x, y }: Point, to: Direction, extent: Extent): Point {
  const [right, up] = WAYS[to];
  const { left, right: end, bottom, top } = extent;
  const size = Math.max(end - left, top - bottom) * STEP;
  const held = (value: number, least: number, most: number) =>
    Math.max(least, Math.min(most, value));
  return rounded({
    x: held(x + right * size, left, end),
    y: held(y + up * size, bottom, top),
  });
}

/** Where it is, as parts of the picture: from its left and from its top. */
export function partsOf({ x, y }: Point, { left, right, bottom, top }: Extent): Point {
  const part = (value: number) => Math.max(0, Math.min(1, value));
  return { x: part((x - left) / (right - left || 1)), y: part((top - y) / (top - bottom || 1)) };
}

/** As exact as a picture needs it and an address has room for. */
export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 };
}
