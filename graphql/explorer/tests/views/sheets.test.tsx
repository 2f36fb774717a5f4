import { describe, expect, test, vi } from "vitest";
import peopleOfWorks from "../../src/queries/people_of_works.graphql";
import thingNames from "../../src/queries/thing_names.graphql";
import { change, view } from "../../src/state/location";
import { ExportMenu, ExportWorks, partnersCsv } from "../../src/views/export_menu";
import { QueriesBehind, QueryBehind } from "../../src/views/query_behind";
import { Weights } from "../../src/views/weights";
import { answering, asked, button, done, offline, one, shown } from "../stage";

describe("the query behind a view", () => {
  async function opened(more: object = {}) {
    const box = shown(<QueryBehind query={thingNames} variables={{ ids: ["a'b"], ...more }} />);
    await done(() => button(box, "The query behind this").click());
    return { box, dialog: one<HTMLDialogElement>(box, "dialog") };
  }

  test("is not written before it is wished for", () => {
    const box = shown(<QueryBehind query={thingNames} variables={{ ids: [] }} />);
    expect(one<HTMLDialogElement>(box, "dialog").open).toBe(false);
    expect(one(box, "dialog").textContent).toBe("");
    expect(one(box, "button").getAttribute("aria-haspopup")).toBe("dialog");
  });

  test("is a dialog with a name, and closes by its button and beside itself", async () => {
    const { box, dialog } = await opened();
    expect([dialog.open, dialog.getAttribute("aria-label")]).toEqual([
      true,
      "The query behind this",
    ]);
    await done(() => one(dialog, "pre").click());
    expect(dialog.open).toBe(true);
    await done(() => button(dialog, "Close").click());
    expect([dialog.open, dialog.textContent]).toEqual([false, ""]);
    await done(() => button(box, "The query behind this").click());
    await done(() => dialog.click());
    expect(dialog.open).toBe(false);
  });

  test.each([
    ["GraphQL", "query ThingNames"],
    ["curl", "curl "],
    ["Python", "from kg.client import Client"],
  ])("is written as %s, and copied so", async (form, holds) => {
    const { dialog } = await opened();
    let copied = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => (copied = text) },
    });
    const choice = [...dialog.querySelectorAll("label")].find((each) => each.textContent === form);
    await done(() => choice?.querySelector("input")?.click());
    expect(one(dialog, "pre").textContent).toContain(holds);
    await done(() => button(dialog, "Copy").click());
    expect(copied).toBe(one(dialog, "pre").textContent);
    expect(dialog.textContent).toContain("Copied");
  });

  test("of several questions has each of them, and a way into GraphiQL for each", async () => {
    const { text } = thingNames;
    const both = [{ ids: ["a"] }, { ids: ["b"] }].map((variables) => ({ text, variables }));
    const box = shown(<QueriesBehind asked={both} />);
    await done(() => button(box, "The query behind this").click());
    expect(one(box, "pre").textContent?.match(/query ThingNames/g)?.length).toBe(1);
    expect(one(box, "pre").textContent).toMatch(/"a"[\s\S]*"b"/);
    const links = [...box.querySelectorAll("a")].map((each) => each.textContent?.trim());
    expect(links).toEqual(["Open in GraphiQL (1)", "Open in GraphiQL (2)"]);
  });
});

describe("what is taken away", () => {
  test.each([
    [25, 253, "Holds the 25 on screen; 228 are left out."],
    [25, 25, "Holds all 25."],
  ])("says of %i of %i: %s", (rows, total, told) => {
    const box = shown(<ExportMenu forms={[]} rows={rows} total={total} />);
    expect(box.textContent).toContain(told);
  });

  test("is a file of that form and name", async () => {
    const saved: [string, string][] = [];
    const made: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => `blob:${made.push(blob)}`,
        revokeObjectURL: () => {},
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push([this.download, this.href]);
    });
    const work = { id: "doi:10.1/x", name: 'A "title", of', kind: "PAPER", year: 2019 };
    const edges = [{ node: { name: "Ada, B." } }, { node: { name: "张伟" } }];
    const paper = { __typename: "Paper", id: work.id, people: { totalCount: 3, edges } } as const;
    answering(peopleOfWorks, { nodes: [paper] });
    const box = shown(<ExportWorks works={[work]} total={1} />);
    for (const form of ["CSV", "BibTeX", "RIS"]) await done(() => button(box, form).click());
    expect(saved.map(([name]) => name)).toEqual(["Works.csv", "Works.bib", "Works.ris"]);
    const texts = await Promise.all(made.map((each) => each.text()));
    expect(texts[0]).toContain('doi:10.1/x,PAPER,"A ""title"", of",2019');
    expect(texts[1]).toContain("author = {Ada, B. and 张伟 and others}");
    expect(texts[2]).toContain("AU  - 张伟\r\nN1  - 1 more authors");
    vi.restoreAllMocks();
  });

  test("that lacks what it must ask for first says so, and tries again", async () => {
    offline(peopleOfWorks);
    const work = { id: "doi:10.1/x", name: "A", kind: "PAPER", year: 2019 };
    const box = shown(<ExportWorks works={[work]} total={1} />);
    await done(() => button(box, "RIS").click());
    expect(one(box, "[role=alert]").textContent).toContain("The server does not answer");
    await done(() => button(box, "Try again").click());
    expect(asked).toHaveLength(2);
  });

  test("of a matrix has a column for each kind of evidence", () => {
    const byYear = [
      { year: 2020, kind: "LICENCE", count: 2 },
      { year: 2019, kind: "CO_AUTHORSHIP", count: 4 },
    ];
    const shared = {
      strength: 6,
      fractionalStrength: 0.5,
      firstYear: 2019,
      lastYear: 2020,
      byYear,
    };
    const row = { id: "a", name: "A", nameZh: "甲", kind: "COMPANY", countryCode: null, ...shared };
    const [head, line] = partnersCsv([row]).split(/\r?\n/);
    expect(head).toBe(
      "id,name,nameZh,kind,countryCode,strength,fractionalStrength,firstYear,lastYear,CO_AUTHORSHIP,LICENCE",
    );
    expect(line).toBe("a,A,甲,COMPANY,,6,0.5,2019,2020,4,2");
  });
});

describe("the weights of kinds", () => {
  const sheet = () => shown(<Weights kinds={["CO_AUTHORSHIP", "LICENCE"]} />);

  function slide(box: Element, name: string, to: number) {
    const input = one<HTMLInputElement>(box, `[aria-label="${name}"]`);
    return done(() => {
      input.value = String(to);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  test("are one until they are set, and one again leaves the address", async () => {
    const box = sheet();
    await slide(box, "Weight of Licence", 9);
    expect(view.value.weights).toEqual({ LICENCE: 9 });
    expect([...box.querySelectorAll("output")].map((each) => each.textContent)).toEqual(["1", "9"]);
    await slide(box, "Weight of Licence", 1);
    expect(view.value.weights).toEqual({});
  });

  test("are all alike again by a button", async () => {
    const box = sheet();
    await done(() => change({ weights: { LICENCE: 0, CO_AUTHORSHIP: 3 } }));
    await done(() => button(box, "Count all kinds alike").click());
    expect(view.value.weights).toEqual({});
  });
});
