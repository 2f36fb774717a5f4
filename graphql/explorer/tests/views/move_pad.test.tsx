import { describe, expect, test } from "vitest";
import { change, view } from "../../src/state/location";
import { MovePad } from "../../src/views/move_pad";
import { button, done, one, press, shown, speaking } from "../stage";

const PLACES = new Map([
  ["ror:a", { x: 0, y: 0 }],
  ["ror:b", { x: 24, y: 24 }],
]);

describe("what is chosen in a picture", () => {
  test("is moved by a button, told, kept in the address, and put back", async () => {
    const box = shown(<MovePad id="ror:a" places={PLACES} />);
    await done(() => button(box, "To the right").click());
    expect(view.value.moved).toEqual({ "ror:a": { x: 1, y: 0 } });
    expect(new URLSearchParams(location.search).get("moved")).toBe("ror:a=1,0");
    expect(one(box, "[role=status]").textContent).toBe("4% from the left, 100% from the top");
    await done(() => button(box, "Put back").click());
    expect(view.value.moved).toEqual({});
    expect(one(box, "[role=status]").textContent).toBe("Where it was laid out");
  });

  test("is moved by arrow keys, from where it was put", async () => {
    change({ moved: { "ror:a": { x: 5, y: 5 } } });
    const box = shown(<MovePad id="ror:a" places={PLACES} />);
    for (const key of ["ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "Home"])
      await done(() => press(button(box, "Up"), key));
    expect(view.value.moved["ror:a"]).toEqual({ x: 3, y: 5 });
  });

  test("stays where a key is another's", async () => {
    const box = shown(<MovePad id="ror:a" places={PLACES} />);
    await done(() => press(button(box, "Up"), "ArrowLeft", { altKey: true }));
    expect(view.value.moved).toEqual({});
  });

  test("is told in the page's language", async () => {
    const box = shown(<MovePad id="ror:a" places={PLACES} />);
    await speaking("zh-Hans");
    await done(() => button(box, "向右").click());
    expect(one(box, "[role=status]").textContent).toBe("距左 4%，距上 100%");
  });
});
