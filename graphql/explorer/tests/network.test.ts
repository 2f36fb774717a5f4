import { describe, expect, test } from "vitest";
import { communitiesOf } from "../src/model/communities";
import { layout } from "../src/model/layout";
import {
  coreOf,
  degrees,
  type Ego,
  filtered,
  inside,
  joined,
  MOST,
  nearest,
  networkOf,
  nextOf,
  type Organization,
  startOf,
  wanted,
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

/** The network of starts that were asked for one after the other. */
function drawn(...egos: Ego[]) {
  return networkOf(
    egos,
    egos.map((each) => each.organization.id),
  );
}

describe("a network", () => {
  test("holds the starts and their partners, each once", () => {
    const network = drawn(ego("a", ["b", "c"]), ego("b", ["a", "d"]));
    expect([...network.nodes.keys()]).toEqual(["a", "b", "c", "d"]);
    expect(network.links).toHaveLength(3);
    expect(network.stages).toEqual([["a", "b", "c"], ["d"]]);
  });

  test("says how many it leaves out", () => {
    expect(drawn(ego("a", ["b"], 253)).leftOut).toBe(252);
  });

  test("draws no more than it may", () => {
    const many = Array.from({ length: MOST + 10 }, (_, index) => `p${index}`);
    const more = Array.from({ length: 21 }, (_, index) => `+${index + 1}`);
    const network = networkOf([ego("a", many)], ["a", ...more]);
    expect(network.nodes.size).toBe(MOST);
    expect(network.leftOut).toBe(11);
  });

  test("takes links among its own only, in one direction", () => {
    const network = joined(drawn(ego("a", ["b", "c"])), [
      { source: "b", target: "c", strength: 2, kinds: [] },
      { source: "c", target: "b", strength: 2, kinds: [] },
      { source: "b", target: "elsewhere", strength: 2, kinds: [] },
    ]);
    expect(network.links).toHaveLength(3);
    expect(degrees(network).get("b")).toBe(2);
  });
});

test("of the first start more partners are asked for each time, of the others the strongest", () => {
  expect(wanted(["a", "b"])).toEqual([
    ["a", 25],
    ["b", 25],
  ]);
  expect(wanted(["a", "+1", "b", "+2"])).toEqual([
    ["a", 225],
    ["b", 25],
  ]);
  expect(nextOf(["a", "+1", "b"])).toBe("+2");
});

test("partners that are read on move none of those that were there", () => {
  const many = Array.from({ length: 60 }, (_, index) => `p${index}`);
  const before = layout(networkOf([ego("a", many), ego("p3", ["x"])], ["a", "p3"]));
  const after = layout(networkOf([ego("a", many), ego("p3", ["x"])], ["a", "p3", "+1"]));
  for (const [id, place] of before) expect(after.get(id)).toEqual(place);
  expect(after.size).toBe(62);
});

describe("a network filtered", () => {
  const EVERYTHING = { degree: 0, core: 0, around: null, only: [], without: [] };
  // a start with four partners, of which b, c and d know each other, and e knows f alone
  const whole = joined(drawn(ego("a", ["b", "c", "d", "e"]), ego("e", ["f"])), [
    { source: "b", target: "c", strength: 1, kinds: [] },
    { source: "c", target: "d", strength: 1, kinds: [] },
    { source: "b", target: "d", strength: 1, kinds: [] },
  ]);
  const left = (filter: object) => [
    ...filtered(whole, { ...EVERYTHING, ...filter }, ["a"]).nodes.keys(),
  ];

  test("by nothing is whole", () => {
    expect(filtered(whole, EVERYTHING, ["a"])).toEqual(whole);
  });

  test("by degree keeps the starts and says what it left out", () => {
    expect(left({ degree: 3 })).toEqual(["a", "b", "c", "d"]);
    expect(filtered(whole, { ...EVERYTHING, degree: 3 }, ["a"]).leftOut).toBe(2);
  });

  test("to its core loses chains, however many links their ends have", () => {
    expect(left({ core: 2 })).toEqual(["a", "b", "c", "d"]);
    expect([...coreOf(whole, 4)]).toEqual([]);
  });

  test("to the neighbourhood of one, so many links wide", () => {
    expect(left({ around: { id: "f", steps: 1 } })).toEqual(["e", "f"]);
    expect(left({ around: { id: "f", steps: 2 } })).toEqual(["a", "e", "f"]);
    expect(left({ around: { id: "elsewhere", steps: 2 } })).toHaveLength(6);
  });

  test("to those that were picked, or without them", () => {
    expect(left({ only: ["b", "f"] })).toEqual(["a", "b", "f"]);
    expect(left({ without: ["b", "f"] })).toEqual(["a", "c", "d", "e"]);
  });
});

test("a lasso holds what lies within it", () => {
  const lasso = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 4 },
    { x: 2, y: 1 },
    { x: 0, y: 4 },
  ];
  expect(inside({ x: 0.5, y: 2 }, lasso)).toBe(true);
  expect(inside({ x: 2, y: 3 }, lasso)).toBe(false);
  expect(inside({ x: 5, y: 2 }, lasso)).toBe(false);
});

describe("the layout", () => {
  const partners = Array.from({ length: 30 }, (_, index) => `partner ${index}`);
  const first = networkOf([ego("a", partners)], ["a", "+1"]);
  const more = networkOf(
    [ego("a", partners), ego("partner 3", ["x", "y", "z"])],
    ["a", "+1", "partner 3"],
  );

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

describe("the communities", () => {
  const circle = (name: string) =>
    [0, 1, 2, 3, 4].flatMap((one) =>
      [0, 1, 2, 3, 4]
        .filter((other) => other > one)
        .map((other) => ({ source: `${name}${one}`, target: `${name}${other}`, strength: 1 })),
    );
  const ids = (name: string) => [0, 1, 2, 3, 4].map((each) => `${name}${each}`);
  const ring = ["a", "b", "c", "d"];
  const bridges = ring.map((name, index) => ({
    source: `${name}0`,
    target: `${ring[(index + 1) % ring.length]}1`,
    strength: 1,
  }));
  const task = {
    stages: [...ring.map(ids), ["alone", "pendant"]],
    links: [...ring.flatMap(circle), ...bridges, { source: "a2", target: "pendant", strength: 1 }],
  };

  test("are those who all know each other, the largest first, the same ones each time", () => {
    const groups = communitiesOf(task);
    for (const name of ring) expect(new Set(ids(name).map((id) => groups.get(id))).size).toBe(1);
    expect(new Set(groups.values()).size).toBe(5);
    expect(groups.get("pendant")).toBe(0);
    expect(groups.get("a0")).toBe(0);
    expect(groups.get("alone")).toBe(4);
    expect(communitiesOf(task)).toEqual(groups);
  });

  test("of nothing are none", () => {
    expect(communitiesOf({ stages: [], links: [] })).toEqual(new Map());
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

describe("the link nearest to a point", () => {
  const from = { x: 0, y: 0 };
  const across = { edge: "across", from, to: { x: 10, y: 0 } };
  const up = { edge: "up", from, to: { x: 0, y: 10 } };
  const none = { edge: "none", from, to: from };

  test("is the one that passes there", () => {
    expect(nearest({ x: 5, y: 1 }, [up, across], 2)?.edge).toBe("across");
    expect(nearest({ x: 1, y: 5 }, [up, across], 2)?.edge).toBe("up");
  });

  test("ends where what it joins is", () => {
    expect(nearest({ x: 13, y: 0 }, [across], 2)).toBeNull();
    expect(nearest({ x: 11, y: 0 }, [across], 2)?.edge).toBe("across");
  });

  test("is none where nothing is near, and one without length is a point", () => {
    expect(nearest({ x: 5, y: 5 }, [across, up, none], 2)).toBeNull();
    expect(nearest({ x: 0, y: 1 }, [none], 2)?.edge).toBe("none");
  });

  test("moves with what it joins", () => {
    const end = { x: 10, y: 0 };
    const moving = { edge: "moving", from, to: end };
    Object.assign(end, { x: 0, y: 10 });
    expect(nearest({ x: 0, y: 8 }, [moving], 1)?.edge).toBe("moving");
  });
});
