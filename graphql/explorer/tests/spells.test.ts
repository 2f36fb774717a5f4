import { expect, test } from "vitest";
import { type Time, within } from "../src/model/spells";

const SEEN: Time = { firstSeen: "2015-03", lastSeen: "2018" };
const BEGUN: Time = { since: "2016", lastSeen: "2017" };
const ENDED: Time = { since: "2016", until: "2019-05-01" };

test.each<[string, Time, number | null, number | null, boolean]>([
  ["in any year", SEEN, null, null, true],
  ["seen before", SEEN, 2019, null, false],
  ["seen until then", SEEN, 2018, null, true],
  ["seen later", SEEN, null, 2014, false],
  ["what began goes on", BEGUN, 2030, null, true],
  ["what began later", BEGUN, null, 2015, false],
  ["what has ended", ENDED, 2020, null, false],
  ["in the midst of it", ENDED, 2017, 2017, true],
  ["what has no time stays", {}, 2017, 2017, true],
])("%s", (_, time, since, until, held) => {
  expect(within(time, since, until)).toBe(held);
});
