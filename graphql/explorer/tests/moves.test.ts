import { describe, expect, test } from "vitest";
import { extentOf, partsOf, stepped } from "../src/model/moves";

const EXTENT = extentOf([
  { x: -12, y: 0 },
  { x: 12, y: 6 },
]);

describe("a step", () => {
  test("is as long in each direction, and upwards grows", () => {
    const from = { x: 0, y: 3 };
    expect(stepped(from, "left", EXTENT)).toEqual({ x: -1, y: 3 });
    expect(stepped(from, "right", EXTENT)).toEqual({ x: 1, y: 3 });
    expect(stepped(from, "up", EXTENT)).toEqual({ x: 0, y: 4 });
    expect(stepped(from, "down", EXTENT)).toEqual({ x: 0, y: 2 });
  });

  test("never leads out of the picture", () => {
    expect(stepped({ x: 11.5, y: 6 }, "right", EXTENT)).toEqual({ x: 12, y: 6 });
    expect(stepped({ x: 0, y: 6 }, "up", EXTENT)).toEqual({ x: 0, y: 6 });
  });

  test("is told by the parts of the picture that it leads to", () => {
    expect(partsOf({ x: -6, y: 6 }, EXTENT)).toEqual({ x: 0.25, y: 0 });
    expect(partsOf({ x: 3, y: 3 }, extentOf([{ x: 3, y: 3 }]))).toEqual({ x: 0, y: 0 });
  });
});
