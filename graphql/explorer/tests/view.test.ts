import { describe, expect, test } from "vitest";
import { read, START, type View, write } from "../src/state/view";

const SOME: View = {
  ...START,
  page: "organization",
  id: "doi:10.5555/a.b(c)&d=é",
  evidence: ["LICENCE", "CO_AUTHORSHIP"],
  countries: ["HK", "CN"],
  since: 2018,
  until: 2023,
  columns: "years",
  rows: 75,
  weights: { LICENCE: 5, FUNDING: 0 },
  pins: ["ror:0y0000472", "kg:org/13686a9f649a87395414"],
  cell: "ror:0y0000472 LICENCE 2020",
  seeds: ["ror:0y0000084"],
  moved: { "ror:0y0000084": { x: -12.5, y: 3 }, "kg:org/13686a9f649a87395414": { x: 0, y: 0.07 } },
  text: "光子芯片 & “quotes” +1 %",
  language: "zh-Hant",
};

describe("the address", () => {
  test("is empty at the start", () => {
    expect(write(START)).toBe("");
    expect(read("")).toEqual(START);
  });

  test("holds the whole state", () => {
    expect(read(write(SOME))).toEqual(SOME);
  });

  test("is the same for the same state, however it was reached", () => {
    expect(write(read(write(SOME)))).toBe(write(SOME));
  });

  test("shows ids as they are written", () => {
    expect(write({ ...START, page: "organization", id: "ror:0y0000472" })).toBe(
      "?page=organization&id=ror:0y0000472",
    );
  });

  test.each([
    ["a page that is none", "?page=nowhere"],
    ["a year that is none", "?since=soon"],
    ["a language that is none", "?language=tlh"],
    ["a count that is none", "?rows=many"],
    ["weights that are none", "?weights=LICENCE=-1+=3+x"],
    ["places that are none", "?moved=ror:1=2+ror:2=a,b+=1,2"],
    ["what it does not know", "?utm_source=elsewhere"],
  ])("leaves out %s", (_, search) => {
    expect(read(search)).toEqual(START);
  });

  test("keeps counts within bounds", () => {
    expect(read("?rows=999999").rows).toBe(5000);
    expect(read("?rows=0").rows).toBe(1);
  });
});
