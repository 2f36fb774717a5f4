import { describe, expect, test, vi } from "vitest";
import suggest, { type Result as Suggested } from "../../src/queries/suggest.graphql";
import { view } from "../../src/state/location";
import { SearchBox } from "../../src/views/search_box";
import { answering, asked, done, failing, one, press, settled, shown, type } from "../stage";

type Hit = Suggested["suggest"][number];

const hit = (id: string, more: Partial<Hit> = {}): Hit =>
  ({
    id,
    kind: "ORGANIZATION",
    name: `Thing ${id}`,
    nameEn: null,
    nameZh: null,
    links: 0,
    ...more,
  }) as Hit;

function box(props: Partial<Parameters<typeof SearchBox>[0]> = {}) {
  const all = shown(<SearchBox label="Search" {...props} />);
  const input = one<HTMLInputElement>(all, "input");
  return {
    input,
    hits: () => [...all.querySelectorAll(".hits:not([hidden]) [role=option]")],
    told: () => one(all, "[role=status]").textContent,
    open: () => input.getAttribute("aria-expanded") === "true",
    async types(text: string) {
      input.focus();
      await done(() => type(input, text));
      await vi.waitFor(() => expect(asked.at(-1)?.variables.text).toBe(text.trim()));
      await settled();
    },
    press: (key: string, more = {}) => done(() => press(input, key, more)),
  };
}

describe("searching as one types", () => {
  test("asks nothing for nothing", async () => {
    const { input, open } = box();
    input.focus();
    await done(() => type(input, "  "));
    expect([asked, open()]).toEqual([[], false]);
  });

  test("shows what was found: its name, what it is, where, how much it has, what matched", async () => {
    const found = hit("a", {
      nameZh: "甲",
      countryCode: "SG",
      place: "Lanmen",
      links: 12,
      matched: "Alpha Ltd",
    } as Partial<Hit>);
    answering(suggest, { suggest: [found] } as Suggested);
    const { types, hits, open } = box();
    await types("alpha");
    expect(open()).toBe(true);
    expect(hits()[0]?.textContent).toBe(
      "Thing a 甲Organisation · Lanmen · Singapore · 12 links · also called Alpha Ltd",
    );
  });

  test("asks once one has stopped typing, and for what stands there then", async () => {
    answering(suggest, { suggest: [] } as Suggested);
    const { input, types } = box();
    for (const text of ["t", "ti", "tin"]) await done(() => type(input, text));
    await types("ting");
    expect(asked.map(({ variables }) => variables.text)).toEqual(["ting"]);
  });

  test("says that nothing is called so, and what to try", async () => {
    answering(suggest, { suggest: [] } as Suggested);
    const { types, told, hits } = box();
    await types("xqz");
    expect(told()).toContain("Nothing is called “xqz”.");
    expect(hits()).toEqual([]);
  });

  test("says what went wrong", async () => {
    failing(suggest, { code: "STORE_UNAVAILABLE" });
    const { types, told } = box();
    await types("x");
    expect(told()).toContain("The graph can not be reached just now.");
  });
});

describe("by keyboard", () => {
  async function three() {
    answering(suggest, { suggest: ["a", "b", "c"].map((id) => hit(id)) } as Suggested);
    const choose = vi.fn();
    const its = box({ choose });
    await its.types("thing");
    const active = () => {
      const id = its.input.getAttribute("aria-activedescendant");
      return id && document.getElementById(id)?.textContent?.slice(0, 7);
    };
    return { ...its, choose, active };
  }

  test("arrows go through the hits and stop at either end", async () => {
    const { press: key, active } = await three();
    expect(active()).toBeNull();
    const went = [];
    for (const each of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
      await key(each);
      went.push(active());
    }
    expect(went).toEqual(["Thing a", "Thing b", "Thing c", "Thing c", "Thing b"]);
    for (const each of ["ArrowUp", "ArrowUp"]) await key(each);
    expect(active()).toBeNull();
  });

  test("Enter takes the chosen one, and closes", async () => {
    const { press: key, choose, open, input } = await three();
    await key("ArrowDown");
    await key("Enter");
    expect(choose.mock.calls.map(([each]) => each.id)).toEqual(["a"]);
    expect([open(), input.value]).toEqual([false, "Thing a"]);
  });

  test("Escape closes and leaves what was typed", async () => {
    const { press: key, open, input, choose } = await three();
    await key("Escape");
    expect([open(), input.value]).toEqual([false, "thing"]);
    expect(choose).not.toHaveBeenCalled();
  });

  test("what is typed further does not change which one is chosen", async () => {
    const { press: key, active, types } = await three();
    await key("ArrowDown");
    await key("ArrowDown");
    answering(suggest, { suggest: ["b", "a"].map((id) => hit(id)) } as Suggested);
    await types("thing ");
    expect(active()).toBe(null);
  });

  test("keys that belong to an input method choose nothing", async () => {
    const { press: key, choose, active } = await three();
    await key("ArrowDown", { isComposing: true });
    expect(active()).toBeNull();
    await key("ArrowDown");
    await key("Enter", { isComposing: true });
    expect(choose).not.toHaveBeenCalled();
  });
});

describe("where a hit leads", () => {
  test.each([
    ["ORGANIZATION", "organization"],
    ["PERSON", "person"],
    ["PATENT", "work"],
    ["AGREEMENT", "agreement"],
    ["TOPIC", "topic"],
    ["PLACE", "place"],
  ] as const)("of kind %s: the page %s", async (kind, page) => {
    answering(suggest, { suggest: [hit("x", { kind })] } as Suggested);
    const { types, hits, input } = box();
    await types("x");
    await done(() => (hits()[0] as HTMLElement).click());
    expect([view.value.page, view.value.id, input.value]).toEqual([page, "x", ""]);
  });

  test("without a page of its own: a search for its name", async () => {
    answering(suggest, { suggest: [hit("g", { kind: "GRANT" })] } as Suggested);
    const { types, hits } = box();
    await types("x");
    await done(() => (hits()[0] as HTMLElement).click());
    expect([view.value.page, view.value.text]).toEqual(["search", "Thing g"]);
  });

  test.each([true, false])("Enter without a choice shows all results: %s", async (all) => {
    answering(suggest, { suggest: [] } as Suggested);
    const { types, press: key } = box({ all });
    await types("membranes");
    await key("Enter");
    expect(view.value.page).toBe(all ? "search" : "home");
  });

  test("asks for the kinds it is for alone", async () => {
    answering(suggest, { suggest: [] } as Suggested);
    await box({ kinds: ["PLACE"] }).types("Lan");
    expect(asked[0]?.variables).toEqual({ text: "Lan", kinds: ["PLACE"] });
  });
});
