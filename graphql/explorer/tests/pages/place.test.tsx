import { expect, test } from "vitest";
import PlacePage from "../../src/pages/place";
import place, { type Result as Place } from "../../src/queries/place.graphql";
import organizations, { type Result as Found } from "../../src/queries/place_organizations.graphql";
import { change } from "../../src/state/location";
import { answering, done, one, shown, speaking } from "../stage";

const SHENZHEN = {
  place: {
    __typename: "Place",
    id: "geonames:1795565",
    name: "Shenzhen",
    nameEn: "Shenzhen",
    nameZh: "深圳",
    countryCode: "CN",
    aliases: [],
    identifiers: ["geonames:1795565"],
    organizations: { totalCount: 0 },
    within: { edges: [] },
  },
} as unknown as Place;

const NOBODY = {
  place: {
    organizations: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  },
} as unknown as Found;

test.each([
  ["en", "China"],
  ["zh-Hans", "中国"],
] as const)("a place says which country it is in, in %s", async (language, told) => {
  answering(place, SHENZHEN);
  answering(organizations, NOBODY);
  await speaking(language);
  await done(() => change({ page: "place", id: "geonames:1795565" }));
  const box = shown(<PlacePage />);
  await done(() => {});
  expect(one(box, ".facts").textContent).toBe(told);
});

test("a place that is called as its country is not told twice, whatever the language", async () => {
  const singapore = { ...SHENZHEN.place, name: "Singapore", nameZh: "新加坡", countryCode: "SG" };
  answering(place, { place: singapore } as unknown as Place);
  answering(organizations, NOBODY);
  await done(() => change({ page: "place", id: "geonames:1" }));
  const box = shown(<PlacePage />);
  for (const language of ["en", "zh-Hans", "zh-Hant"] as const) {
    await speaking(language);
    expect(box.querySelector(".facts")?.textContent).toBe("");
  }
});
