import { describe, expect, test } from "vitest";
import { layout } from "../src/model/layout";
import {
  atLeast,
  degrees,
  type Ego,
  joined,
  MOST,
  networkOf,
  type Organization,
  startOf,
} from "../src/model/network";
import { pictureOf } from "../src/model/network_svg";

function organization(id: string): Organization {
  return { id, name: id, nameEn: null, nameZh: null, kind: "COMPANY", countryCode: null };
}

function ego(id: string, partners: readonly string[], total = partners.length): Ego {
  return {
    organization: organization(id),
    total,
    partners: partners.map((each) => ({
      node: organization(each),
      strength: 1,
      kinds: ["CO_AUTHORSHIP"],
    })),
  };
}

describe("a network", () => {
  test("holds the starts and their partners, each once", () => {
    const network = networkOf([ego("a", ["b", "c"]), ego("b", ["a", "d"])]);
    expect([...network.nodes.keys()]).toEqual(["a", "b", "c", "d"]);
    expect(network.links).toHaveLength(3);
    expect(network.stages).toEqual([["a", "b", "c"], ["d"]]);
  });

  test("says how many it leaves out", () => {
    expect(networkOf([ego("a", ["b"], 253)]).leftOut).toBe(252);
  });

  test("draws no more than it may", () => {
    const many = Array.from({ length: MOST + 10 }, (_, index) => `p${index}`);
    const network = networkOf([ego("a", many)]);
    expect(network.nodes.size).toBe(MOST);
    expect(network.leftOut).toBe(11);
  });

  test("takes links among its own only, in one direction", () => {
    const network = joined(networkOf([ego("a", ["b", "c"])]), [
      { source: "b", target: "c", strength: 2, kinds: [] },
      { source: "c", target: "b", strength: 2, kinds: [] },
      { source: "b", target: "elsewhere", strength: 2, kinds: [] },
    ]);
    expect(network.links).toHaveLength(3);
    expect(degrees(network).get("b")).toBe(2);
  });

  test("filtered by degree keeps the starts and says what it left out", () => {
    const network = joined(networkOf([ego("a", ["b", "c", "d"])]), [
      { source: "b", target: "c", strength: 1, kinds: [] },
    ]);
    const core = atLeast(network, 2, ["a"]);
    expect([...core.nodes.keys()]).toEqual(["a", "b", "c"]);
    expect(core.leftOut).toBe(1);
  });
});

describe("the layout", () => {
  const partners = Array.from({ length: 30 }, (_, index) => `partner ${index}`);
  const first = networkOf([ego("a", partners)]);
  const more = networkOf([ego("a", partners), ego("partner 3", ["x", "y", "z"])]);

  test("is the same for the same link", () => {
    expect(layout(first)).toEqual(layout(first));
    expect(startOf("a")).toEqual(startOf("a"));
  });

  test("moves no old node when new ones come", () => {
    const before = layout(first);
    const after = layout(more);
    for (const [id, place] of before) expect(after.get(id)).toEqual(place);
    expect(after.size).toBe(before.size + 3);
  });

  test("puts no two nodes in one place", () => {
    const places = [...layout(more).values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("the picture as SVG", () => {
  test("holds names as text, and tells a contract from a paper without colour", () => {
    const from = { x: 0, y: 0 };
    const to = { x: 1, y: 1 };
    const svg = pictureOf({
      nodes: [{ ...from, name: "<script>", color: "red" }],
      links: [
        { from, to, strength: 1, kinds: ["LICENCE"] },
        { from, to, strength: 1, kinds: ["CO_AUTHORSHIP"] },
      ],
      colors: {
        ink: "black",
        raised: "white",
        family: { paper: "a", patent: "b", contract: "c", funding: "d", other: "e" },
      },
    });
    expect(svg).toContain("&lt;script&gt;");
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
  });
});
