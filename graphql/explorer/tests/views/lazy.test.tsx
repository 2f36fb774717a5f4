import { render } from "preact";
import { describe, expect, test, vi } from "vitest";
import { lazy } from "../../src/views/lazy";
import { placed, settled, shown } from "../stage";

function Page({ name = "" }: { name?: string }) {
  return <p>The page {name}</p>;
}

function coming() {
  let bring: (module: { default: typeof Page }) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const fetched = vi.fn(
    () =>
      new Promise<{ default: typeof Page }>((resolve, reject) => {
        bring = resolve;
        fail = reject;
      }),
  );
  return { fetched, bring: () => bring({ default: Page }), fail: () => fail(new Error("gone")) };
}

describe("a page that comes when it is needed", () => {
  test("is waited for, then shown with what it was given", async () => {
    const { fetched, bring } = coming();
    const Lazy = lazy(fetched);
    const box = shown(<Lazy name="of Ada" />);
    expect(box.textContent).toBe("Loading…");
    bring();
    await settled();
    expect(box.textContent).toBe("The page of Ada");
  });

  test("is asked for once, however often it is rendered", async () => {
    const { fetched, bring } = coming();
    const Lazy = lazy(fetched);
    const box = shown([<Lazy key="1" name="1" />, <Lazy key="2" name="2" />]);
    Lazy.load();
    bring();
    await settled();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(box.textContent).toBe("The page 1The page 2");
  });

  test("that is there already is shown at once", async () => {
    const { fetched, bring } = coming();
    const Lazy = lazy(fetched);
    const sent = Lazy.load();
    bring();
    await sent;
    expect(shown(<Lazy />).textContent).toBe("The page ");
  });

  test("that comes after it was rendered and before anything else happened is shown", async () => {
    const { fetched, bring } = coming();
    const Lazy = lazy(fetched);
    const sent = Lazy.load();
    const box = placed();
    render(<Lazy />, box); // what it does once it is in the document is still to come
    expect(box.textContent).toBe("Loading…");
    bring();
    await sent;
    expect(box.textContent).toBe("Loading…");
    await settled();
    expect(box.textContent).toBe("The page ");
  });

  test("that does not come says so, and offers to load all anew", async () => {
    const { fetched, fail } = coming();
    const Lazy = lazy(fetched);
    const box = shown(<Lazy />);
    fail();
    await settled();
    expect(box.querySelector("[role=alert]")?.textContent).toContain("The server does not answer");
    expect(box.querySelector("button")?.textContent).toBe("Try again");
  });

  test("asks what its file asks first before it is shown, and again where it is shown anew", async () => {
    const prefetchFirst = vi.fn();
    const Lazy = lazy(async () => ({ default: Page, prefetchFirst }));
    await Lazy.load();
    expect(prefetchFirst).toHaveBeenCalledTimes(1);
    shown(<Lazy />);
    await settled();
    expect(prefetchFirst).toHaveBeenCalledTimes(2);
  });
});
