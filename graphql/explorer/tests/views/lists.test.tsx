import { describe, expect, test } from "vitest";
import { ApiError } from "../../src/queries/ask";
import { type Quoted, Quotes } from "../../src/views/quotes";
import { Rest } from "../../src/views/rest";
import { Windowed } from "../../src/views/windowed";
import { WorkRows } from "../../src/views/work_rows";
import { button, done, one, shown } from "../stage";

describe("a long list", () => {
  const items = Array.from({ length: 2000 }, (_, index) => `row ${index}`);
  const list = (at = -1) =>
    one(
      shown(
        <Windowed class="long" items={items} keyOf={(each) => each} height={50} at={at}>
          {(each) => <button type="button">{each}</button>}
        </Windowed>,
      ),
      ".long",
    );

  test("makes the rows in sight, and says of each which of how many it is", () => {
    const rows = [...list().querySelectorAll("li")];
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]?.textContent).toBe("row 0");
    expect([rows[1]?.getAttribute("aria-posinset"), rows[1]?.getAttribute("aria-setsize")]).toEqual(
      ["2", "2000"],
    );
  });

  test("makes others when it is moved", async () => {
    const box = list();
    await done(() => {
      box.scrollTop = 50_000;
      box.dispatchEvent(new Event("scroll"));
    });
    const rows = [...box.querySelectorAll("li")].map((each) => each.textContent);
    expect(rows).toContain("row 1000");
    expect(rows).not.toContain("row 0");
  });

  test("brings the chosen one into sight", () => {
    expect(list(1500).scrollTop).toBeGreaterThan(70_000);
  });
});

describe("a short list", () => {
  const of = { totalCount: 83, edges: Array(60).fill(null) };

  test("says what it leaves out, and shows it when asked", async () => {
    let whole = false;
    const more = { most: 200, show: () => (whole = true) };
    const box = shown(<Rest of={of} more={more} />);
    expect(box.textContent).toContain("60 of 83");
    await done(() => button(box, "Show 23 more").click());
    expect(whole).toBe(true);
  });

  test("offers no more than one question answers, and nothing once that is there", () => {
    const offered = shown(<Rest of={of} more={{ most: 70, show: () => {} }} />);
    expect(offered.textContent).toContain("Show 10 more");
    const rest = shown(<Rest of={of} more={null} />);
    expect(rest.textContent).toBe("60 of 83");
  });

  test.each([{ totalCount: 60, edges: of.edges }, undefined])("that is whole says nothing", (its) =>
    expect(shown(<Rest of={its} more={null} />).textContent).toBe(""),
  );
});

const quote = (index: number, more: Partial<Quoted> = {}): Quoted => ({
  quote: `quote ${index}`,
  place: "title",
  confidence: 0.93,
  recorded: "2026-11-02",
  document: { id: `d${index}`, title: null, url: null, extractor: "uspto 3", date: "2019-05" },
  ...more,
});

describe("quotes", () => {
  test("say where they stand, how sure they are, who read them and when", () => {
    const box = shown(<Quotes of={[quote(1)]} first={2} all={async () => []} />);
    expect(one(box, "blockquote").textContent).toBe("quote 1");
    expect(one(box, ".cite").textContent).toBe(
      "d1 · May 2019 · confidence 93% · read by uspto 3 · recorded Nov 2, 2026 · title",
    );
  });

  test("stand in what surrounds them, and are told apart from it", () => {
    const context = { before: "whereas ", after: " agree" };
    const box = shown(<Quotes of={[quote(1, { context })]} first={1} all={async () => []} />);
    expect(one(box, "blockquote").textContent).toBe("…whereas quote 1 agree…");
    expect(one(box, "mark").textContent).toBe("quote 1");
  });

  test("of one document name it once, with all their places", () => {
    const same = { document: quote(1).document };
    const all = [quote(1), quote(2, { ...same, place: "abstract" }), quote(3)];
    const box = shown(<Quotes of={all} first={3} all={async () => []} />);
    expect([...box.querySelectorAll("li")].map((each) => each.textContent)).toEqual([
      "quote 1",
      "quote 2d1 · May 2019 · confidence 93% · read by uspto 3 · recorded Nov 2, 2026 · title · abstract",
      "quote 3d3 · May 2019 · confidence 93% · read by uspto 3 · recorded Nov 2, 2026 · title",
    ]);
  });

  test("that are none say so", () => {
    const box = shown(<Quotes of={[quote(1, { quote: "" })]} first={1} all={async () => []} />);
    expect(box.textContent).toContain("without words to quote");
  });

  test.each(["javascript:alert(1)", "data:text/html,x"])("never lead to %s", (url) => {
    const document = { ...quote(1).document, url };
    const box = shown(<Quotes of={[quote(1, { document })]} first={1} all={async () => []} />);
    expect(box.querySelector("a")).toBeNull();
  });

  test("that are left out are told, and come when asked for", async () => {
    const all = [1, 2, 3].map((each) => quote(each));
    const box = shown(<Quotes of={all} first={2} all={async () => all} />);
    expect(box.querySelectorAll("blockquote")).toHaveLength(2);
    expect(one(box, "[role=status]").textContent).toBe("The 2 surest quotes; there are more");
    await done(() => button(box, "Show all").click());
    expect(box.querySelectorAll("blockquote")).toHaveLength(3);
    expect(one(box, "[role=status]").textContent).toBe("All 3");
  });

  test("that do not come say so beside those that are there", async () => {
    let calls = 0;
    const all = async () => {
      calls += 1;
      throw new ApiError("offline", "");
    };
    const box = shown(<Quotes of={[quote(1), quote(2)]} first={1} all={all} />);
    await done(() => button(box, "Show all").click());
    expect(box.querySelectorAll("blockquote")).toHaveLength(1);
    await done(() => button(box, "Try again").click());
    expect(calls).toBe(2);
    expect(one(box, "[role=alert]").textContent).toContain("The server does not answer");
  });
});

test("works say what they are, where they appeared and when", () => {
  const work = { id: "doi:1", __typename: "Paper", name: "On membranes", kind: "PAPER" };
  const box = shown(<WorkRows works={[{ ...work, year: 2019, venue: "Journal" }]} />);
  expect(one(box, "small").textContent).toBe("Paper Journal");
  expect(one(box, ".figure").textContent).toBe("2019");
});
