import { beforeEach, describe, expect, test } from "vitest";
import { type Network, networkOf } from "../../src/model/network";
import networkPrice from "../../src/queries/network_price.graphql";
import partnerFacets, { type Result as Facets } from "../../src/queries/partner_facets.graphql";
import { change, view } from "../../src/state/location";
import { Chosen } from "../../src/views/network_list";
import { answering, asked, button, done, held, one, settled, shown, speaking } from "../stage";

function named(id: string, name: string) {
  return { id, name, nameEn: null, nameZh: null, kind: "COMPANY", countryCode: null };
}

function drawn(): Network {
  const partners = [
    { node: named("b", "Beta"), strength: 3, kinds: ["LICENCE", "CO_AUTHORSHIP"] },
    { node: named("c", "Gamma"), strength: 1, kinds: ["CO_AUTHORSHIP"] },
  ];
  return networkOf([{ organization: named("a", "Alpha"), total: 2, partners }], ["a"]);
}

function facets(total: number, byEvidence: { value: string; count: number }[]): Facets {
  const collaborators = { totalCount: total, byEvidence, byKind: [], byCountry: [] };
  return { organization: { id: "b", collaborators } };
}

const BRINGS = facets(253, [
  { value: "CO_AUTHORSHIP", count: 180 },
  { value: "LICENCE", count: 3 },
  { value: "SPONSORED_RESEARCH", count: 1 },
]);

const ofB = () => shown(<Chosen network={drawn()} starts={["a"]} fixed={[]} places={new Map()} />);

beforeEach(() => {
  change({ chosen: "b" }, true);
  answering(partnerFacets, BRINGS);
  answering(networkPrice, { cost: { price: 3412, budget: 1_000_000 } });
});

describe("an expansion", () => {
  test("says what it brings by kind and what it costs, and is asked for by its button", async () => {
    const box = ofB();
    await settled();
    expect(one(box, ".expansion").textContent).toContain(
      "＋253 partners: 180 by papers, 3 by licences, and 1 by Sponsored research",
    );
    expect(box.textContent).toContain("It costs 3,412 of the 1,000,000 that one question may.");
    await done(() => button(box, "Add the 25 strongest").click());
    expect(view.value.seeds).toEqual(["b"]);
  });

  test("is counted and priced with the filters that hold", async () => {
    change({ evidence: ["LICENCE"], since: 2018, kinds: ["COMPANY"] }, true);
    ofB();
    await settled();
    const filters = { id: "b", evidence: ["LICENCE"], since: 2018, kinds: ["COMPANY"] };
    expect(asked).toHaveLength(2);
    for (const { variables } of asked) expect(variables).toMatchObject(filters);
  });

  test("is not to be had where it would cost too much, and says how to narrow it", async () => {
    answering(networkPrice, { cost: { price: 2_000_000, budget: 1_000_000 } });
    const box = ofB();
    await settled();
    expect(one(box, ".expansion .wrong").textContent).toContain("Narrow it by year");
    expect(button(box, "Add the 25 strongest").disabled).toBe(true);
  });

  test("says nothing of a price where nothing is priced", async () => {
    answering(networkPrice, { cost: null });
    const box = ofB();
    await settled();
    expect(one(box, ".expansion").textContent).not.toContain("costs");
    expect(button(box, "Add the 25 strongest").disabled).toBe(false);
  });

  test("of another one is not that of the one before, while it is waited for", async () => {
    const box = ofB();
    await settled();
    held(partnerFacets, BRINGS);
    await done(() => change({ chosen: "c" }));
    expect(box.querySelector(".expansion")).toBeNull();
  });

  test.each([
    ["zh-Hans", "＋253 个伙伴：经论文 180 个、经许可 3 个和", "每次提问的上限为 1,000,000"],
    ["zh-Hant", "＋253 個夥伴：經論文 180 個", "每次提問的上限為 1,000,000"],
  ] as const)("is told in %s", async (language, brings, costs) => {
    await speaking(language);
    const box = ofB();
    await settled();
    expect(box.textContent).toContain(brings);
    expect(box.textContent).toContain(costs);
  });
});

describe("the links of what is chosen", () => {
  test("open into their evidence, and the open one is told", async () => {
    change({ chosen: "a" }, true);
    const box = shown(<Chosen network={drawn()} starts={["a"]} fixed={["a"]} places={new Map()} />);
    const [first, second] = [...box.querySelectorAll<HTMLButtonElement>(".rows button")];
    expect(first?.textContent).toBe("3 pieces of evidence: Why Beta");
    expect(second?.getAttribute("aria-expanded")).toBe("false");
    await done(() => second?.click());
    expect(view.value.edge).toBe("a c * *");
    expect([first, second].map((each) => each?.getAttribute("aria-expanded"))).toEqual([
      "false",
      "true",
    ]);
  });
});
