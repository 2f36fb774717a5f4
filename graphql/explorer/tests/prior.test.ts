import { expect, test } from "vitest";
import { type Near, split } from "../src/model/prior";
import { parse, written } from "../src/state/collections";

function near(id: string, year: number | null = 2020): Near {
  return {
    score: 1,
    similarity: 0.5,
    cites: false,
    citedBy: false,
    sharedReferences: 0,
    citedTogether: 0,
    node: {
      __typename: "Paper",
      id,
      kind: "PAPER",
      name: id,
      nameEn: null,
      nameZh: null,
      year,
      date: null,
      url: null,
      people: { totalCount: 0, edges: [] },
      organizations: { totalCount: 0, edges: [] },
    },
  };
}

test("earlier, later and undated work is told apart", () => {
  const groups = split([near("old", 2010), near("new", 2022), near("undated", null)], 2020);
  expect(groups.map(([when, part]) => [when, part.length])).toEqual([
    ["before", 1],
    ["after", 1],
    ["undated", 1],
  ]);
});

test("a collection is read as it was written, and nothing else is", () => {
  expect(parse(written(["ror:a", "doi:b", "ror:a"]))).toEqual(["ror:a", "doi:b"]);
  for (const wrong of [null, "", "{", "[]", '{"ids": 1}', '{"ids": [1]}'])
    expect(parse(wrong)).toBeNull();
});
