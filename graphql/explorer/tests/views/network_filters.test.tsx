import { describe, expect, test } from "vitest";
import { type Network, networkOf } from "../../src/model/network";
import { collection } from "../../src/state/collections";
import { change, view } from "../../src/state/location";
import { NetworkFilters, Picked } from "../../src/views/network_filters";
import { button, done, one, shown, speaking } from "../stage";

function whole(): Network {
  const named = (id: string, name: string) => ({
    id,
    name,
    nameEn: null,
    nameZh: null,
    kind: "COMPANY",
    countryCode: null,
  });
  const partners = [{ node: named("b", "Beta"), strength: 1, kinds: [], lastYear: null }];
  return networkOf([{ organization: named("a", "Alpha"), total: 1, partners }], ["a"]);
}

const chips = (box: Element) =>
  [...box.querySelectorAll(".chips button")].map((each) =>
    each.textContent?.replace("×", "").trim(),
  );

describe("the chips of a network", () => {
  test("are none where all of it is shown", () => {
    expect(shown(<NetworkFilters whole={whole()} />).textContent).toBe("");
  });

  test("say what narrows it, in the reader's language, and each is taken back alone", async () => {
    const box = shown(<NetworkFilters whole={whole()} />);
    const narrowed = { degree: 3, core: 2, around: "b 1", only: ["a", "b"], without: ["c"] };
    await done(() => change(narrowed));
    expect(chips(box)).toEqual([
      "At least so many links: 3",
      "Core of so many links: 2",
      "within 1 link of Beta",
      "2 picked alone",
      "without 1",
    ]);
    await speaking("zh-Hans");
    expect(one(box, "ul").getAttribute("aria-label")).toBe("筛选");
    expect(chips(box)[2]).toContain("Beta");
    await speaking("en");
    await done(() => button(box, "Remove Core of so many links: 2").click());
    expect([view.value.core, view.value.degree]).toEqual([0, 3]);
    for (const name of chips(box)) await done(() => button(box, `Remove ${name}`).click());
    expect(box.textContent).toBe("");
    const { degree, around, only, without } = view.value;
    expect([degree, around, only, without]).toEqual([0, "", [], []]);
  });

  test("do not name what the network does not hold", async () => {
    const box = shown(<NetworkFilters whole={whole()} />);
    await done(() => change({ around: "z 1" }));
    expect(box.textContent).toBe("");
  });
});

describe("what was picked", () => {
  async function picked() {
    const box = shown(<Picked />);
    await done(() => change({ picked: ["a", "b"], without: ["b", "c"] }));
    return box;
  }

  test("is counted, and nothing is offered where nothing is picked", async () => {
    expect(shown(<Picked />).textContent).toBe("");
    expect(one(await picked(), "[role=status]").textContent).toBe("2 picked");
  });

  test.each([
    ["Only these", { only: ["a", "b"], without: ["b", "c"] }],
    ["Without these", { only: [], without: ["b", "c", "a"] }],
    ["Clear", { only: [], without: ["b", "c"] }],
  ])("%s", async (name, then) => {
    const box = await picked();
    await done(() => button(box, name).click());
    const { only, without, picked: left } = view.value;
    expect({ only, without }).toEqual(then);
    expect(left).toEqual([]);
  });

  test("is added to the collection, each once", async () => {
    collection.value = ["a"];
    const box = await picked();
    await done(() => button(box, "Add to the collection").click());
    expect(collection.value).toEqual(["a", "b"]);
    expect(view.value.picked).toEqual(["a", "b"]);
  });
});
