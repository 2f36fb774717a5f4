import { describe, expect, test } from "vitest";
import { view } from "../../src/state/location";
import { Link, Name, pageOf, plainName, ThingLink } from "../../src/views/link";
import { Listed } from "../../src/views/listed";
import { PageHead } from "../../src/views/page_head";
import { button, done, one, shown, speaking } from "../stage";

const HOSTILE = {
  "in two scripts": { name: "Tingsun University", nameZh: "汀榫科技大学" },
  "in Chinese alone": { name: "青滩基金" },
  "in Korean and Japanese": { name: "삼성전자 株式会社" },
  "from right to left": { name: "האוניברסיטה העברית" },
  "in both directions": { name: "جامعة Hong Kong 大学" },
  "of emoji": { name: "🧪".repeat(20) },
  "joined of several emoji": { name: "👩🏽‍🔬 of 🇭🇰" },
  "with marks above letters": { name: "Ünïvérsité d’Orléäns — Ž" },
  "that overrides directions": { name: "\u202Egnitset\u202C University" },
  "of 300 letters": { name: "Very ".repeat(60).trim() },
  "of 300 letters without a blank": { name: "W".repeat(300) },
  "that looks like markup": { name: `<img src=x onerror="alert(1)">&amp;</script>` },
  "that is empty": { name: "" },
};

describe.each(Object.entries(HOSTILE))("a name %s", (_, of) => {
  const head = () =>
    shown(<PageHead kind="Organisation" of={{ id: "x", __typename: "Organization", ...of }} />);

  test("is text, letter by letter, and never markup", () => {
    const box = shown(<Name of={of} />);
    expect(one(box, ".name > bdi").textContent).toBe(of.name);
    expect(box.querySelector("img, script")).toBeNull();
  });

  test("stands in its own direction, so that what is beside it stays where it is", () => {
    for (const each of shown(<Name of={of} />).querySelectorAll("bdi"))
      expect(each.getAttribute("dir")).toBe("auto");
  });

  test("is a page's heading, and its title", async () => {
    const box = head();
    await done(() => {});
    expect(one(box, "h1").textContent).toContain(of.name);
    expect(document.title).toBe(of.name ? `${of.name} · Hetao` : "Hetao");
  });

  test("leads to its page, by its identifier alone", () => {
    const box = shown(<ThingLink of={{ id: "ror:1 ?&#", __typename: "Person", ...of }} />);
    expect(one(box, "a").getAttribute("href")).toBe("?page=person&id=ror:1+%3F%26%23");
  });

  test("stands in the markup that embeds its page, which it can not leave", async () => {
    let copied = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => (copied = text) },
    });
    const box = head();
    await done(() => button(box, "Copy to embed this view").click());
    const inert = copied.replace("<iframe", "<p").replace("</iframe>", "</p>"); // it loads nothing
    const frame = new DOMParser().parseFromString(inert, "text/html").body;
    expect(frame.querySelectorAll("*")).toHaveLength(1);
    expect(frame.querySelector("p")?.getAttribute("title")).toBe(of.name);
  });
});

describe("a name", () => {
  const university = { name: "Tingsun University", nameZh: "汀榫科技大学" };

  test("is shown in the reader's script first, and the other is marked as what it is", async () => {
    const box = shown(<Name of={university} />);
    const read = () =>
      [...box.querySelectorAll("bdi")].map((each) => [each.textContent, each.lang || null]);
    expect(read()).toEqual([
      ["Tingsun University", null],
      ["汀榫科技大学", "zh"],
    ]);
    await speaking("zh-Hans");
    expect(read()).toEqual([
      ["汀榫科技大学", "zh-Hans"],
      ["Tingsun University", "en"],
    ]);
    expect(plainName(university)).toBe("汀榫科技大学");
  });

  test("of what has no page leads nowhere", () => {
    const thing = { id: "g", __typename: "Grant", name: "A grant" };
    expect(shown(<ThingLink of={thing} />).querySelector("a")).toBeNull();
    expect(pageOf(thing)).toBeUndefined();
  });
});

describe("a link", () => {
  const link = () => one<HTMLAnchorElement>(shown(<Link to="?page=ways">Ways</Link>), "a");
  const click = (more: MouseEventInit) =>
    new MouseEvent("click", { bubbles: true, cancelable: true, ...more });

  test("changes the view in place", async () => {
    const event = click({});
    await done(() => link().dispatchEvent(event));
    expect([event.defaultPrevented, view.value.page]).toEqual([true, "ways"]);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }])(
    "is left to the browser with %o",
    async (more) => {
      const event = click(more);
      await done(() => link().dispatchEvent(event));
      expect([event.defaultPrevented, view.value.page]).toEqual([false, "home"]);
    },
  );
});

test("things in a line say how many more there are", () => {
  const things = ["a", "b"].map((id) => ({ id, name: id.toUpperCase(), __typename: "Topic" }));
  expect(shown(<Listed things={things} total={5} />).textContent).toBe("A, B and 3 more");
  expect(shown(<Listed things={things} />).textContent).toBe("A, B");
});

test("many other names are folded, the shortest first, and unfolded", async () => {
  const aliases = Array.from({ length: 9 }, (_, index) => "x".repeat(9 - index));
  const box = shown(
    <PageHead
      kind=""
      of={{ id: "x", __typename: "Organization", name: "x" }}
      aliases={aliases}
      identifiers={["ror:1", "kg:org/1"]}
    />,
  );
  expect(one(box, ".aliases").querySelectorAll("bdi")).toHaveLength(6);
  expect(one(box, ".aliases").textContent).toContain("xx · xxx");
  await done(() => button(box, "Show 2 more").click());
  expect(one(box, ".aliases").querySelectorAll("bdi")).toHaveLength(8);
  expect(one<HTMLAnchorElement>(box, ".identifiers a").href).toBe("https://ror.org/1");
});
