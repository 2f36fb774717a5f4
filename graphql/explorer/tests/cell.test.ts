import { describe, expect, test } from "vitest";
import { edgeOf, joins, readCell, readEdge, writeCell, writeEdge } from "../src/model/cell";

describe("what is open", () => {
  test.each(["ror:a LICENCE 2020", "ror:a * *", "kg:org/b CO_AUTHORSHIP *"])("%s", (text) => {
    const cell = readCell(text);
    expect(cell && writeCell(cell)).toBe(text);
  });

  test.each(["ror:a lei:b LICENCE 2020", "ror:a lei:b * *"])("between two: %s", (text) => {
    const edge = readEdge(text);
    expect(edge && writeEdge(edge)).toBe(text);
  });

  test("a link opens with all of its evidence", () => {
    const cell = { partner: "lei:b", kind: null, year: null };
    expect(readEdge(edgeOf("ror:a", "lei:b"))).toEqual({ of: "ror:a", cell });
  });

  test.each(["", "ror:a", " * *"])("nothing where no two are named: %j", (text) => {
    expect(readEdge(text)).toBeNull();
  });

  test("a link is the same from both ends", () => {
    const edge = readEdge(edgeOf("ror:a", "lei:b"));
    expect(joins(edge, "ror:a", "lei:b")).toBe(true);
    expect(joins(edge, "lei:b", "ror:a")).toBe(true);
    expect(joins(edge, "ror:a", "ror:c")).toBe(false);
    expect(joins(null, "ror:a", "lei:b")).toBe(false);
  });
});
