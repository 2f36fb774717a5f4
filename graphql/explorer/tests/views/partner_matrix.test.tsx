import { describe, expect, test } from "vitest";
import { change, view } from "../../src/state/location";
import { type MatrixRow, PartnerMatrix } from "../../src/views/partner_matrix";
import { button, done, one, press, shown, sight, speaking } from "../stage";

function partner(id: string, counts: [number | null, string, number][]): MatrixRow {
  const byYear = counts.map(([year, kind, count]) => ({ year, kind, count }));
  return {
    __typename: "Organization",
    id,
    name: `Partner ${id}`,
    nameZh: `伙伴${id}`,
    kind: "COMPANY",
    countryCode: "HK",
    strength: byYear.reduce((sum, { count }) => sum + count, 0),
    fractionalStrength: 0.5,
    firstYear: 2018,
    lastYear: 2020,
    byYear,
  };
}

const ROWS = [
  partner("a", [
    [2018, "CO_AUTHORSHIP", 5],
    [2020, "CO_AUTHORSHIP", 1],
    [2020, "LICENCE", 1],
  ]),
  partner("b", [[2019, "CO_INVENTION", 3]]),
  partner("c", [[null, "LICENCE", 2]]),
];

const table = () => one(shown(<PartnerMatrix rows={ROWS} />), "table");

/** What a table says, row by row and cell by cell, as it is read aloud. */
function read(box: Element): string[][] {
  return [...box.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replaceAll(/\s+/g, " ").trim() ?? ""),
  );
}

describe("the matrix", () => {
  test("is partners by kinds of evidence; what is not there is said", () => {
    const [head, ...rows] = read(table());
    expect(head).toEqual([
      "Partner",
      "Totalshared out",
      "Co-authorship",
      "Co-invention",
      "Licence",
    ]);
    expect(rows.map((each) => each.slice(2))).toEqual([
      ["Partner a, Co-authorship: 6", "no Co-invention", "Partner a, Licence: 1"],
      ["no Co-authorship", "Partner b, Co-invention: 3", "no Licence"],
      ["no Co-authorship", "no Co-invention", "Partner c, Licence: 2"],
    ]);
    expect(rows[0]?.[0]).toContain("伙伴aCompany · Hong Kong");
    expect(rows[0]?.[1]).toBe("Partner a, Total: 70.5");
  });

  test("is partners by years, with every year between the first and the last", async () => {
    await done(() => change({ columns: "years" }));
    const [head, ...rows] = read(table());
    expect(head?.slice(2)).toEqual(["2018", "2019", "2020"]);
    expect(rows.map((each) => each.slice(2))).toEqual([
      ["Partner a, 2018: 5", "nothing", "Partner a, 2020: 2"],
      ["nothing", "Partner b, 2019: 3", "nothing"],
      ["nothing", "nothing", "nothing"],
    ]);
  });

  test("speaks the page's language and names partners in it", async () => {
    const box = table();
    await speaking("zh-Hant");
    expect(read(box)[0]).toEqual(["夥伴", "合計分攤", "合著論文", "共同發明", "許可"]);
    expect(read(box)[1]?.[2]).toBe("伙伴a，合著論文: 6");
  });

  test("ranks by weights and says so", async () => {
    const box = table();
    await done(() => change({ weights: { LICENCE: 9 } }));
    expect(read(box)[0]?.[1]).toBe("Score");
    expect(read(box).map((each) => each[1]?.replace(/.*: /, ""))).toEqual([
      "Score",
      "18",
      "15",
      "3",
    ]);
  });

  test("keeps a pinned row on top, until it is let go", async () => {
    const box = table();
    await done(() => button(box, "Pin Partner b").click());
    expect(view.value.pins).toEqual(["b"]);
    expect(one(box, "tbody tr.pinned").textContent).toContain("Partner b");
    expect(one(box, "tbody tr:first-child").className).toContain("pinned");
    await done(() => button(box, "Unpin Partner b").click());
    expect(view.value.pins).toEqual([]);
    expect(box.querySelector(".pinned")).toBeNull();
  });
});

describe("a cell of the matrix", () => {
  const cell = (box: Element, row: number, column: number) =>
    one(box, `[data-row="${row}"][data-column="${column}"]`);

  test("opens into its evidence and closes again", async () => {
    const box = table();
    await done(() => cell(box, 0, 1).click());
    expect(view.value.cell).toBe("a CO_AUTHORSHIP *");
    expect(cell(box, 0, 1).getAttribute("aria-expanded")).toBe("true");
    expect(one(box, "tr.open").textContent).toContain("Partner a");
    await done(() => cell(box, 0, 1).click());
    expect(view.value.cell).toBe("");
  });

  test("of the totals opens into all kinds, of a year into that year", async () => {
    await done(() => change({ columns: "years" }));
    const box = table();
    await done(() => cell(box, 0, 0).click());
    expect(view.value.cell).toBe("a * *");
    await done(() => cell(box, 0, 3).click());
    expect(view.value.cell).toBe("a * 2020");
  });

  test("is the one that Tab reaches; arrows go to the next that holds something", () => {
    const box = table();
    expect([...box.querySelectorAll<HTMLElement>(".cell")].filter((e) => !e.tabIndex)).toEqual([
      cell(box, 0, 0),
    ]);
    const go = (key: string, row: number, column: number) => {
      press(document.activeElement as Element, key);
      expect(document.activeElement).toBe(cell(box, row, column));
    };
    cell(box, 0, 0).focus();
    go("ArrowRight", 0, 1);
    go("ArrowRight", 0, 3);
    go("ArrowRight", 0, 3);
    go("ArrowDown", 2, 3);
    go("ArrowLeft", 2, 0);
    go("ArrowUp", 1, 0);
    go("a", 1, 0);
  });
});

test("of many rows those in sight are made, and all of them for paper", async () => {
  const rows = Array.from({ length: 120 }, (_, index) =>
    partner(String(index), [[2020, "LICENCE", 1]]),
  );
  const box = one(shown(<PartnerMatrix rows={rows} />), "table");
  const made = () => box.querySelectorAll("tr[aria-rowindex]").length;
  expect(box.getAttribute("aria-rowcount")).toBe("121");
  expect(made()).toBe(40);
  const bodies = [...box.querySelectorAll("tbody")];
  expect(bodies).toHaveLength(3);
  sight(true, (each) => each === bodies[2]);
  expect(made()).toBe(80);
  expect(bodies[2]?.querySelector("tr")?.getAttribute("aria-rowindex")).toBe("82");
  expect(bodies[2]?.textContent).toContain("Partner 80");
  sight(false, (each) => each === bodies[2]);
  expect(made()).toBe(40);
  await done(() => dispatchEvent(new Event("beforeprint")));
  expect(made()).toBe(120);
});
