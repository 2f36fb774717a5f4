import { describe, expect, test } from "vitest";
import suggest, { type Result as Suggested } from "../../src/queries/suggest.graphql";
import thingNames, { type Result as Names } from "../../src/queries/thing_names.graphql";
import { change, view } from "../../src/state/location";
import { type Buckets, FilterSentence } from "../../src/views/filter_sentence";
import { answering, button, done, one, press, settled, shown, speaking } from "../stage";

const BUCKETS: Buckets = {
  byEvidence: [
    { value: "CO_AUTHORSHIP", count: 1180 },
    { value: "LICENCE", count: 3 },
  ],
  byKind: [
    { value: "COMPANY", count: 41 },
    { value: "UNIVERSITY", count: 12 },
  ],
  byCountry: [
    { value: "SG", count: 9 },
    { value: "CN", count: 30 },
  ],
};

const PHOTONICS = {
  nodes: [{ __typename: "Topic", id: "t", name: "Photonics", nameEn: null, nameZh: "光子学" }],
} as Names;

function sentence() {
  const box = shown(<FilterSentence buckets={BUCKETS} years={[2015, 2016, 2017, 2018, 2019]} />);
  return { box, group: one(box, "[role=group]") };
}

/** What stands there to be read: of each part its summary, without what it is called for the ear. */
function read(group: Element): string {
  const parts = [...group.children].map((each) => {
    const summary = each.querySelector("summary")?.cloneNode(true) as Element | undefined;
    summary?.querySelector(".hidden")?.remove();
    return (summary ?? each).textContent?.trim();
  });
  return parts.join(" ");
}

const CHOSEN = {
  evidence: ["LICENCE", "CO_AUTHORSHIP"],
  kinds: ["COMPANY"],
  countries: ["SG", "CN"],
  since: 2018,
} as const;

const SENTENCES = [
  ["en", "Partners by any evidence with any organisation in any country in any city in any year"],
  ["zh-Hans", "合作依据： 任何证据 伙伴： 任何机构 任何国家或地区 任何城市"],
  ["zh-Hant", "合作依據： 任何證據 夥伴： 任何機構 任何國家或地區 任何城市"],
] as const;

describe("the filters are a sentence", () => {
  test.each(SENTENCES)("where nothing is narrowed, in %s", async (language, told) => {
    const { group } = sentence();
    await speaking(language);
    expect(read(group)).toContain(told);
    expect(group.querySelector(".set")).toBeNull();
    expect(group.querySelector(":scope > button")).toBeNull();
  });

  test.each([
    ["en", /^Partners by Co-authorship or Licence with Company in Singapore or China .*since 2018/],
    ["zh-Hans", /合著论文或许可.*企业.*新加坡或中国.*2018/],
    ["zh-Hant", /合著論文或許可.*企業.*新加坡或中國.*2018/],
  ] as const)("with what was chosen, in %s", async (language, told) => {
    const { group } = sentence();
    const { evidence, kinds, countries, since } = CHOSEN;
    const chosen = { evidence: [...evidence], kinds: [...kinds], countries: [...countries], since };
    await done(() => change(chosen));
    await speaking(language);
    expect(read(group)).toMatch(told);
    expect(group.querySelectorAll(".set")).toHaveLength(4);
  });

  test.each([
    [{ since: 2018, until: 2018 }, "in 2018"],
    [{ since: null, until: 2018 }, "until 2018"],
    [{ since: 2016, until: 2018 }, "from 2016 to 2018"],
  ] as const)("says of the years %o: %s", async (years, told) => {
    const { group } = sentence();
    await done(() => change(years));
    expect(read(group)).toContain(told);
  });

  test("calls a topic by its name, and by its identifier until that is known", async () => {
    answering(thingNames, PHOTONICS);
    const { group } = sentence();
    await done(() => change({ topic: "t" }));
    expect(read(group)).toContain("on Photonics");
    await speaking("zh-Hans");
    expect(read(group)).toContain("光子学");
    await done(() => button(group, "移除 光子学").click());
    expect(view.value.topic).toBe("");
  });
});

describe("a part of the sentence", () => {
  test("tells how many partners each choice leaves, and each holds at once", async () => {
    const { group } = sentence();
    const [part] = group.querySelectorAll("details");
    const options = part?.querySelectorAll("label") ?? [];
    expect([...options].map((each) => each.textContent)).toEqual([
      "Co-authorship1,180",
      "Licence3",
    ]);
    await done(() => options[1]?.querySelector("input")?.click());
    expect(view.value.evidence).toEqual(["LICENCE"]);
    await done(() => options[1]?.querySelector("input")?.click());
    expect(view.value.evidence).toEqual([]);
  });

  test("closes what was open of a cell, which it may not show any more", async () => {
    const { group } = sentence();
    await done(() => change({ cell: "x LICENCE *" }));
    await done(() => group.querySelector<HTMLInputElement>("input[type=checkbox]")?.click());
    expect(view.value.cell).toBe("");
  });

  test("keeps what a choice has narrowed away, to be chosen as well", async () => {
    const { group } = sentence();
    await done(() => group.querySelector<HTMLInputElement>("input[type=checkbox]")?.click());
    expect(group.querySelector("details")?.querySelectorAll("label")).toHaveLength(2);
  });

  test("is closed by Escape, which gives the focus back and goes no further", () => {
    const { box, group } = sentence();
    const part = group.querySelector("details") as HTMLDetailsElement;
    let further = 0;
    box.addEventListener("keydown", () => {
      further += 1;
    });
    part.open = true;
    press(part.querySelector("input") as Element, "Escape");
    expect(part.open).toBe(false);
    expect(document.activeElement).toBe(part.querySelector("summary"));
    expect(further).toBe(0);
    press(part, "Escape");
    expect(further).toBe(1);
  });

  test("of the years takes both ends, and one beyond the other moves it along", async () => {
    const { group } = sentence();
    const [from, to] = group.querySelectorAll<HTMLInputElement>("input[type=range]");
    const set = (input: HTMLInputElement | undefined, value: number) =>
      done(() => {
        if (!input) return;
        input.value = String(value);
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    await set(from, 2017);
    expect([view.value.since, view.value.until]).toEqual([2017, null]);
    await set(to, 2016);
    expect([view.value.since, view.value.until]).toEqual([2016, 2016]);
    await set(from, 2015);
    expect([view.value.since, view.value.until]).toEqual([null, 2016]);
  });

  test("of a place asks for places alone", async () => {
    const hit = { id: "p", kind: "PLACE", name: "Lanmen", links: 0 };
    answering(suggest, { suggest: [hit] } as unknown as Suggested);
    answering(thingNames, { nodes: [{ __typename: "Place", id: "p", name: "Lanmen" }] } as Names);
    const { group } = sentence();
    const box = group.querySelector<HTMLInputElement>("[role=combobox][aria-label=Place]");
    box?.focus();
    if (box) {
      box.value = "Lan";
      await done(() => box.dispatchEvent(new InputEvent("input", { bubbles: true })));
      await new Promise((resolve) => setTimeout(resolve, 200));
      await settled();
      press(box, "ArrowDown");
      await settled();
      await done(() => press(box, "Enter"));
    }
    expect(view.value.place).toBe("p");
    expect(read(group)).toContain("in Lanmen");
  });

  test("all of them are taken back by one button", async () => {
    answering(thingNames, PHOTONICS);
    const { group } = sentence();
    await done(() => change({ evidence: ["LICENCE"], until: 2018, topic: "t", cell: "x * *" }));
    await done(() => button(group, "Clear all filters").click());
    const { evidence, until, topic, cell } = view.value;
    expect([evidence, until, topic, cell]).toEqual([[], null, "", ""]);
  });
});
