import { describe, expect, test, vi } from "vitest";
import documents, { type Result as Documents } from "../../src/queries/documents.graphql";
import search, { type Result as Found } from "../../src/queries/search.graphql";
import thingNames, { type Result as Named } from "../../src/queries/thing_names.graphql";
import { keyWanted } from "../../src/state/preferences";
import { ListSection, Section } from "../../src/views/section";
import {
  answering,
  asked,
  button,
  done,
  failing,
  held,
  offline,
  one,
  settled,
  shown,
  sight,
} from "../stage";

const ADA = { nodes: [{ __typename: "Person", id: "a", name: "Ada" }] } as unknown as Named;

function Names({ eager = false, ids = ["a"] }: { eager?: boolean; ids?: string[] }) {
  return (
    <Section id="names" title="Names" query={thingNames} variables={{ ids }} eager={eager}>
      {(data, again) => (
        <p>
          {data.nodes.map((each) => each?.name).join()}
          <button type="button" onClick={again}>
            Anew
          </button>
        </p>
      )}
    </Section>
  );
}

describe("a section", () => {
  test("asks nothing until it comes near, then waits and shows what came", async () => {
    const release = held(thingNames, ADA);
    const box = shown(<Names />);
    await settled();
    expect(asked).toEqual([]);
    expect(one(box, "section").getAttribute("aria-busy")).toBe("false");
    sight(false);
    await settled();
    expect(asked).toEqual([]);
    sight(true);
    await settled();
    expect(one(box, "section").getAttribute("aria-busy")).toBe("true");
    expect(one(box, "[role=status]").textContent).toBe("Loading…");
    release();
    await settled();
    expect(one(box, "section").getAttribute("aria-busy")).toBe("false");
    expect(box.querySelector(".waiting")).toBeNull();
    expect(one(box, "p").textContent).toBe("AdaAnew");
  });

  test("is called what its heading says, which can be gone to", () => {
    answering(thingNames, ADA);
    const box = shown(<Names eager />);
    const heading = one(box, "h2");
    expect(one(box, "section").getAttribute("aria-labelledby")).toBe(heading.id);
    expect(heading.tabIndex).toBe(-1);
  });

  test("comes whole on paper, also what nobody came near to", async () => {
    answering(thingNames, ADA);
    const box = shown(<Names />);
    await done(() => dispatchEvent(new Event("beforeprint")));
    expect(box.textContent).toContain("Ada");
  });

  test("keeps what it shows while it asks for something else", async () => {
    answering(thingNames, ADA);
    const box = shown(<Names eager />);
    await settled();
    const release = held(thingNames, { nodes: [] });
    await done(() => button(box, "Anew").click());
    expect(box.textContent).toContain("Ada"); // the same question: what was answered is known
    shown(<Names eager ids={["b"]} />);
    release();
    await settled();
    expect(asked.map(({ variables }) => variables)).toEqual([{ ids: ["a"] }, { ids: ["b"] }]);
  });
});

const TOLD = [
  [{ status: 401 }, "This needs a key."],
  [{ code: "KEY" }, "This needs a key."],
  [{ code: "FORBIDDEN" }, "This key may not do this."],
  [{ status: 429 }, "Too many questions in a short time."],
  [{ code: "RATE" }, "Too many questions in a short time."],
  [{ code: "BUSY" }, "The server is busy."],
  [{ code: "STORE_UNAVAILABLE", status: 503 }, "The graph can not be reached just now."],
  [{ code: "TOO_EXPENSIVE" }, "This question is too expensive."],
  [{ code: "TIMEOUT" }, "This took too long and was ended."],
  [{ code: "INTERNAL_SERVER_ERROR" }, "The server could not answer this."],
  [{ status: 500 }, "Something went wrong."],
] as const;

describe("a section that fails", () => {
  test.each(TOLD)("says of %o: %s", async (how, told) => {
    failing(thingNames, { ...how, message: "Its own words." });
    const box = shown(<Names eager />);
    await settled();
    const note = one(box, "[role=alert]");
    expect(note.textContent).toContain(told);
    expect(note.textContent).toContain("Its own words.");
    expect(box.querySelector(".waiting")).toBeNull();
  });

  test("says that nobody answers, and asks again when told to", async () => {
    offline(thingNames);
    const box = shown(<Names eager />);
    await settled();
    expect(one(box, "[role=alert]").textContent).toContain("Is `kg serve` still running?");
    answering(thingNames, ADA);
    await done(() => button(box, "Try again").click());
    expect(box.querySelector("[role=alert]")).toBeNull();
    expect(box.textContent).toContain("Ada");
  });

  test("leaves the others alone", async () => {
    failing(documents, { status: 500 });
    answering(thingNames, ADA);
    const box = shown([
      <Names key="1" eager />,
      <Section key="2" id="no" title="No" query={documents} variables={{ id: "a" }} eager>
        {() => "documents"}
      </Section>,
    ]);
    await settled();
    expect(box.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one(box, "#names").textContent).toContain("Ada");
  });

  test("counts the seconds until it may ask again", async () => {
    vi.useFakeTimers();
    failing(thingNames, { status: 429, wait: 2 });
    const box = shown(<Names eager />);
    await vi.advanceTimersByTimeAsync(50);
    expect(one(box, "[role=alert]").textContent).toContain("Again in 2 seconds.");
    expect(button(box, "Try again").disabled).toBe(true);
    await vi.advanceTimersByTimeAsync(1050);
    expect(one(box, "[role=alert]").textContent).toContain("Again in 1 second.");
    await vi.advanceTimersByTimeAsync(1050);
    expect(one(box, "[role=alert]").textContent).not.toContain("Again in");
    expect(button(box, "Try again").disabled).toBe(false);
  });

  test.each([
    [{ status: 401 }, "missing"],
    [{ code: "FORBIDDEN" }, "curate"],
  ] as const)("asks for a key where one is wanted: %o", async (how, wanted) => {
    failing(thingNames, how);
    shown(<Names eager />);
    await settled();
    expect(keyWanted.value).toBe(wanted);
  });
});

type Edge = Found["search"]["edges"][number];

/** A list of so many, read in pages. */
function pagesOf(all: number, size: number) {
  return ({ first, after }: { first?: number; after?: unknown }): Documents => {
    const start = Number(after ?? 0);
    const end = Math.min(all, start + (after ? (first ?? size) : size));
    const edges = Array.from({ length: end - start }, (_, index) => ({
      node: { id: `${start + index}` },
    }));
    const pageInfo = { hasNextPage: end < all, endCursor: String(end) };
    return { node: { documents: { totalCount: all, edges, pageInfo } } } as unknown as Documents;
  };
}

function List() {
  return (
    <ListSection
      id="list"
      title="List"
      query={documents}
      variables={{ id: "a" }}
      list={(data) => data.node?.documents}
      empty="None: why."
      eager
      tools={(edges, total) => `${edges.length} of ${total} taken away`}
    >
      {(edges) => edges.map(({ node }) => <i key={node.id}>{node.id}</i>)}
    </ListSection>
  );
}

describe("a list", () => {
  test("that is empty says why, without tools and without a number", async () => {
    answering(documents, pagesOf(0, 25));
    const box = shown(<List />);
    await settled();
    expect(one(box, ".empty").textContent).toBe("None: why.");
    expect(box.querySelector(".more")).toBeNull();
    expect(box.textContent).not.toContain("taken away");
  });

  test("of something that is not there is empty too", async () => {
    answering(documents, { node: null } as unknown as Documents);
    const box = shown(<List />);
    await settled();
    expect(one(box, ".empty").textContent).toBe("None: why.");
  });

  test("that is whole says so", async () => {
    answering(documents, pagesOf(3, 25));
    const box = shown(<List />);
    await settled();
    expect(one(box, ".more").textContent).toBe("All 3");
    expect(one(box, ".tools").textContent).toContain("3 of 3 taken away");
  });

  test("says how many it leaves out, and brings them page by page", async () => {
    answering(documents, pagesOf(90, 25));
    const box = shown(<List />);
    await settled();
    expect(one(box, ".more").textContent).toContain("25 of 90");
    await done(() => button(box, "Show 50 more").click());
    expect(one(box, ".more").textContent).toContain("75 of 90");
    await done(() => button(box, "Show 15 more").click());
    expect(box.querySelectorAll("i:not(.waiting i)")).toHaveLength(90);
    expect(one(box, ".more").textContent).toBe("All 90");
    expect(asked.map(({ variables }) => variables.after ?? null)).toEqual([null, "25", "75"]);
  });

  test("keeps what it has where a further page fails", async () => {
    answering(documents, pagesOf(90, 25));
    const box = shown(<List />);
    await settled();
    offline(documents);
    await done(() => button(box, "Show 50 more").click());
    expect(one(box, "[role=alert]").textContent).toContain("does not answer");
    expect(one(box, ".more").textContent).toContain("25 of 90");
    expect(box.querySelectorAll("section > i")).toHaveLength(25);
  });
});

test("an answer of before is not taken for one of now", async () => {
  const late = held(search, { search: { edges: [{ node: { name: "late" } } as Edge] } } as Found);
  const Search = ({ text }: { text: string }) => (
    <Section id="s" title="S" query={search} variables={{ text, first: 50 }} eager>
      {(data) => <b>{data.search.edges.map(({ node }) => node.name).join()}</b>}
    </Section>
  );
  let turn: (text: string) => void = () => {};
  const { useState } = await import("preact/hooks");
  const Turned = () => {
    const [text, set] = useState("one");
    turn = set;
    return <Search text={text} />;
  };
  const box = shown(<Turned />);
  await settled();
  answering(search, { search: { edges: [{ node: { name: "soon" } } as Edge] } } as Found);
  await done(() => turn("two"));
  late();
  await settled();
  expect(one(box, "b").textContent).toBe("soon");
});
