import { describe, expect, test, vi } from "vitest";
import { ask } from "../../src/queries/ask";
import thingNames, { type Result as Names } from "../../src/queries/thing_names.graphql";
import { key, keyWanted } from "../../src/state/preferences";
import { KeyForm } from "../../src/views/key_form";
import { answering, asked, button, done, one, shown, type } from "../stage";

function form() {
  const given = vi.fn();
  return { box: shown(<KeyForm given={given} />), given };
}

describe("the form for a key", () => {
  test("is not there while none is wanted", () => {
    expect(form().box.textContent).toBe("");
  });

  test.each([
    ["missing", "This server asks for a key", false],
    ["refused", "This server asks for a key", true],
    ["curate", "Saying who is who wants a key", false],
  ] as const)("says why, where one is %s", async (why, title, refused) => {
    const { box } = form();
    await done(() => {
      keyWanted.value = why;
    });
    expect(one(box, "h2").textContent).toBe(title);
    expect(box.querySelector("[role=alert]") !== null).toBe(refused);
    expect(document.activeElement === one(box, "input")).toBe(why === "curate");
  });

  test("does not show the key, and takes no empty one", async () => {
    const { box } = form();
    await done(() => {
      keyWanted.value = "missing";
    });
    expect(one(box, "input").getAttribute("type")).toBe("password");
    expect(button(box, "Use this key").disabled).toBe(true);
    await done(() => type(one(box, "input"), "   "));
    expect(button(box, "Use this key").disabled).toBe(true);
  });

  test("keeps the key for the tab, forgets what was answered without it, and goes away", async () => {
    answering(thingNames, { nodes: [] } as Names);
    await ask(thingNames, { ids: [] });
    const { box, given } = form();
    await done(() => {
      keyWanted.value = "missing";
    });
    await done(() => type(one(box, "input"), " kg_one "));
    await done(() => button(box, "Use this key").click());
    expect([key.value, sessionStorage.getItem("hetao.key")]).toEqual(["kg_one", "kg_one"]);
    expect(localStorage.length).toBe(0);
    expect(given).toHaveBeenCalledTimes(1);
    expect(box.textContent).toBe("");
    await ask(thingNames, { ids: [] });
    expect(asked).toHaveLength(2);
  });
});
