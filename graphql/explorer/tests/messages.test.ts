import { describe, expect, test } from "vitest";
import { en } from "../src/messages/en";
import zhHans from "../src/messages/zh_hans";
import zhHant, { SIMPLIFIED, TRADITIONAL } from "../src/messages/zh_hant";

type Tree = { [name: string]: unknown };

/** Every text by its path; what takes values is called with some. */
function texts(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    if (typeof value === "function") return [[at, String(value(3, 7))]];
    if (typeof value === "string") return [[at, value]];
    return texts(value as Tree, at);
  });
}

describe.each([
  ["zh-Hans", zhHans],
  ["zh-Hant", zhHant],
])("%s", (_, messages) => {
  test("says everything that English says", () => {
    const ours = texts(messages).map(([path]) => path);
    expect(ours.sort()).toEqual(
      texts(en)
        .map(([path]) => path)
        .sort(),
    );
  });

  test("leaves nothing empty and nothing in English", () => {
    const wrong = texts(messages).filter(([, text]) => !/[\p{Script=Han}，：]/u.test(text));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });
});

test("the two Chinese scripts are told apart", () => {
  const same = texts(zhHans).filter(([path, text]) =>
    texts(zhHant).some(([p, t]) => p === path && t === text),
  );
  expect(same.length).toBeLessThan(texts(zhHans).length / 2);
});

test("names in a message keep their script, whatever the message is written in", () => {
  expect(zhHant.remove("汉语大学")).toBe("移除 汉语大学");
  expect(zhHant.pair.title("香港科技大學", "腾讯")).toBe("香港科技大學與腾讯");
});

test("each simplified sign has its traditional one", () => {
  expect([...SIMPLIFIED]).toHaveLength([...TRADITIONAL].length);
});
