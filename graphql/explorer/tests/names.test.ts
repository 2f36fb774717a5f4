import { describe, expect, test } from "vitest";
import { both, languageOf, linkOf, safeUrl } from "../src/model/names";

describe("names", () => {
  const university = {
    name: "Tingsun University",
    nameEn: "Tingsun College",
    nameZh: "汀榫科技大学",
  };

  test("show the reader's script first and the other beside it", () => {
    expect(both(university, "en")).toEqual({ first: "Tingsun University", second: "汀榫科技大学" });
    expect(both(university, "zh-Hans").first).toBe("汀榫科技大学");
  });

  test("prefer the name of today to an English one of before", () => {
    expect(both(university, "en").first).toBe("Tingsun University");
  });

  test("that are Chinese alone stay so", () => {
    expect(both({ name: "青滩基金" }, "en")).toEqual({ first: "青滩基金", second: "" });
    expect(both({ name: "青滩基金", nameEn: "Qingtan Fund" }, "en").first).toBe("Qingtan Fund");
  });

  test("without one in the reader's script show the one there is", () => {
    expect(both({ name: "Man Ng" }, "zh-Hant")).toEqual({ first: "Man Ng", second: "" });
  });

  test("say what they are written in where it is not the page's own language", () => {
    expect(languageOf("汀榫", "en")).toBe("zh");
    expect(languageOf("汀榫", "zh-Hant")).toBe("zh-Hant");
    expect(languageOf("Tingsun’s “rights”", "zh-Hans")).toBe("en");
    expect(languageOf("Tingsun", "en")).toBeUndefined();
    expect(languageOf("שלום", "zh-Hans")).toBeUndefined();
  });
});

describe("links out", () => {
  test("lead to who gave the identifier", () => {
    expect(linkOf("ror:0y0000472")).toBe("https://ror.org/0y0000472");
    expect(linkOf("doi:10.5555/a<b")).toBe("https://doi.org/10.5555/a%3Cb");
    expect(linkOf("kg:org/1")).toBeUndefined();
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//host", "", null])(
    "never follow %s",
    (url) => expect(safeUrl(url)).toBeUndefined(),
  );

  test("follow http and https", () => {
    expect(safeUrl("https://a.example/x")).toBe("https://a.example/x");
  });
});
