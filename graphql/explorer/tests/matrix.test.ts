import { describe, expect, test } from "vitest";
import { readCell, writeCell } from "../src/model/cell";
import { familyOf, ordered } from "../src/model/kinds";
import {
  cellOf,
  kindsOf,
  type Partner,
  peakOf,
  ranked,
  scoreOf,
  yearOf,
  yearsOf,
} from "../src/model/matrix";

const strong: Partner = {
  id: "ror:strong",
  strength: 3,
  byYear: [
    { year: 2018, kind: "CO_AUTHORSHIP", count: 2 },
    { year: 2020, kind: "CO_AUTHORSHIP", count: 1 },
  ],
};
const contracted: Partner = {
  id: "ror:contracted",
  strength: 2,
  byYear: [
    { year: 2021, kind: "LICENCE", count: 1 },
    { year: null, kind: "LICENCE", count: 1 },
  ],
};
const PARTNERS = [strong, contracted];

describe("the partner matrix", () => {
  test("counts a kind over all years, and by year where the year is known", () => {
    expect(cellOf(contracted, "LICENCE")).toEqual({ count: 2, years: new Map([[2021, 1]]) });
    expect(cellOf(strong, "LICENCE").count).toBe(0);
    expect(cellOf(strong).count).toBe(3);
  });

  test("has a column for each kind that anyone shows, contracts after papers", () => {
    expect(kindsOf(PARTNERS)).toEqual(["CO_AUTHORSHIP", "LICENCE"]);
  });

  test("has every year between the first and the last", () => {
    expect(yearsOf(PARTNERS)).toEqual([2018, 2019, 2020, 2021]);
    expect(yearsOf([])).toEqual([]);
  });

  test("knows the most that one place holds", () => {
    expect(peakOf(PARTNERS)).toBe(2);
    expect(peakOf([])).toBe(1);
  });

  test("tells the kinds of one year", () => {
    expect(yearOf(strong, 2018)).toEqual([{ year: 2018, kind: "CO_AUTHORSHIP", count: 2 }]);
    expect(yearOf(strong, 2019)).toEqual([]);
  });

  test("keeps the order of the API where nothing is weighted", () => {
    expect(ranked(PARTNERS, {}, [])).toEqual(PARTNERS);
  });

  test("is ranked by weights, and puts the pinned first in the order they were pinned", () => {
    expect(ranked(PARTNERS, { LICENCE: 5 }, [])).toEqual([contracted, strong]);
    expect(ranked(PARTNERS, {}, ["ror:contracted"])).toEqual([contracted, strong]);
    expect(ranked(PARTNERS, { LICENCE: 5 }, ["ror:strong"])).toEqual([strong, contracted]);
  });

  test("counts a kind of no weight as nothing", () => {
    expect(scoreOf(strong, { CO_AUTHORSHIP: 0 })).toBe(0);
    expect(scoreOf(contracted, { CO_AUTHORSHIP: 0 })).toBe(2);
  });
});

describe("an open cell", () => {
  test.each([
    { partner: "ror:x", kind: "LICENCE", year: 2020 },
    { partner: "kg:org/1", kind: null, year: null },
    { partner: "ror:x", kind: null, year: 2020 },
  ])("is read as it was written: %o", (cell) => {
    expect(readCell(writeCell(cell))).toEqual(cell);
  });

  test("is none where nothing is written", () => {
    expect(readCell("")).toBeNull();
  });
});

describe("kinds of evidence", () => {
  test("belong to families, those not known yet to a family of their own", () => {
    expect(familyOf("LICENCE")).toBe("contract");
    expect(familyOf("STAFF_MOBILITY")).toBe("other");
  });

  test("come once each, those not known yet last", () => {
    expect(ordered(["STAFF_MOBILITY", "LICENCE", "CO_AUTHORSHIP", "LICENCE"])).toEqual([
      "CO_AUTHORSHIP",
      "LICENCE",
      "STAFF_MOBILITY",
    ]);
  });
});
