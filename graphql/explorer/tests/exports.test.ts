import { describe, expect, test } from "vitest";
import { bibtex, csv, graphml, itemList, jsonld, ris, table, xml } from "../src/model/exports";
import { asCurl, asGraphql, asPython, graphiqlAddress, literal } from "../src/model/query_text";

const PAPER = {
  id: "doi:10.5555/1",
  kind: "PAPER",
  name: "50% {less} $noise_",
  year: 2020,
  date: "2020-03-01",
  people: ["Ada Ng", "王伟"],
};

describe("CSV", () => {
  test("quotes what would break a row", () => {
    expect(
      csv(
        ["a", "b"],
        [
          ['x"y', "1,2"],
          [null, 3],
        ],
      ),
    ).toBe('a,b\r\n"x""y","1,2"\r\n,3\r\n');
  });

  test.each(["=1+1", "+1", "-1", "@x", "\tx"])("does not let a spreadsheet run %s", (text) => {
    expect(csv(["a"], [[text]])).toContain(`'${text}`);
  });

  test("leaves numbers as numbers", () => {
    expect(csv(["a"], [[-1]])).toBe("a\r\n-1\r\n");
  });
});

describe("citations", () => {
  test("escape what TeX would run", () => {
    const entry = bibtex([PAPER]);
    expect(entry).toContain("title = {50\\% less \\$noise\\_}");
    expect(entry).toContain("author = {Ada Ng and 王伟}");
    expect(entry).toContain("doi = {10.5555/1}");
    expect(entry.split("{").length).toBe(entry.split("}").length);
  });

  test("are RIS records that begin and end", () => {
    const record = ris([PAPER]);
    expect(record.startsWith("TY  - JOUR\r\n")).toBe(true);
    expect(record).toContain("AU  - 王伟\r\n");
    expect(record.endsWith("ER  - \r\n")).toBe(true);
  });
});

describe("a citation of a work with more people than are shown", () => {
  const many = { ...PAPER, others: 40 };

  test("says so as BibTeX does", () => {
    expect(bibtex([many])).toContain("author = {Ada Ng and 王伟 and others}");
  });

  test("says in a note of RIS how many there are", () => {
    expect(ris([many])).toContain("N1  - 40 more authors are not listed here.\r\n");
    expect(ris([{ ...PAPER, others: 0 }])).not.toContain("N1");
  });
});

describe("graphs", () => {
  const nodes = [
    { id: "a", name: `<b> & "q"`, kind: "COMPANY" },
    { id: "c", name: "汀榫", kind: "UNIVERSITY" },
  ];
  const edges = [{ source: "a", target: "c", strength: 2, kinds: ["LICENCE"] }];

  test("hold names as text and never as markup", () => {
    expect(graphml(nodes, edges)).toContain("&lt;b&gt; &amp; &quot;q&quot;");
    expect(xml("a\u0000b\u{1F600}")).toBe("ab\u{1F600}");
  });

  test("are JSON-LD that can be read again", () => {
    expect(JSON.parse(jsonld(nodes, edges))["@graph"]).toHaveLength(3);
  });
});

describe("the query behind a view", () => {
  const query = "query Q($id: ID!) {\n  organization(id: $id) { name }\n}";

  test("is quoted for a shell", () => {
    expect(asCurl(query, { id: "it's" }, "http://h/graphql")).toContain(`it'\\''s`);
  });

  test("is Python's own literals", () => {
    expect(literal({ a: null, b: true, c: [1, "x"], d: undefined })).toBe(
      '{"a": None, "b": True, "c": [1, "x"]}',
    );
    const asked = [{ text: '{ a(b: """x""") }', variables: {} }];
    expect(asPython(asked, "http://h/graphql")).toContain('\\"""x\\"""');
  });

  test("is all that was asked, each text once", () => {
    const other = "{ a }";
    const asked = [
      { text: query, variables: { id: "x" } },
      { text: other, variables: {} },
      { text: query, variables: { id: "y" } },
    ];
    const whole = asGraphql(asked, "Variables");
    expect(whole.split(query)).toHaveLength(2);
    expect(whole).toContain('#   "id": "x"');
    expect(whole).toContain('#   "id": "y"');
    const program = asPython(asked, "http://h/graphql");
    expect(program.split("QUERY_1 = ")).toHaveLength(2);
    expect(program).toContain('    print(api.query(QUERY_1, {"id": "y"}))');
    expect(program).toContain("    print(api.query(QUERY_2, {}))");
  });

  test("goes to GraphiQL after the #, which reaches no server", () => {
    const [path, rest] = graphiqlAddress(query, { id: "x" }).split("#");
    expect(path).toBe("graphql");
    expect(new URLSearchParams(rest).get("query")).toBe(query);
  });
});

const LISTED = [
  { id: "ror:a", type: "Organization", name: "Ada", nameZh: "艾达", columns: { works: 3 } },
  { id: "doi:1", type: "Paper", name: "On it", columns: { year: 2020, venue: null } },
  { id: "patent:2", type: "Patent", name: "It", columns: {} },
];

describe("a list of things", () => {
  test("is a table with a column for all that any of them shows", () => {
    expect(table(LISTED)).toBe(
      "id,type,name,nameEn,nameZh,works,year,venue\r\n" +
        "ror:a,Organization,Ada,,艾达,3,,\r\n" +
        "doi:1,Paper,On it,,,,2020,\r\n" +
        "patent:2,Patent,It,,,,,\r\n",
    );
  });

  test("is a list in schema.org's words that says how many there are", () => {
    const list = JSON.parse(itemList("Found", LISTED, 9));
    expect(list).toMatchObject({ "@type": "ItemList", name: "Found", numberOfItems: 9 });
    const [organization, paper, patent] = list.itemListElement.map(
      ({ item }: { item: object }) => item,
    );
    expect(organization).toEqual({
      "@id": "ror:a",
      "@type": "Organization",
      identifier: "ror:a",
      name: "Ada",
      alternateName: ["艾达"],
      additionalProperty: [{ "@type": "PropertyValue", name: "works", value: 3 }],
    });
    expect(paper).toMatchObject({ "@type": "ScholarlyArticle", datePublished: "2020" });
    expect(patent).toEqual({
      "@id": "patent:2",
      "@type": "CreativeWork",
      identifier: "patent:2",
      name: "It",
    });
  });
});
