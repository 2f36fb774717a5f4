import { expect, test } from "vitest";
import yearsOfPerson, { type Result } from "../../src/queries/years_of_person.graphql";
import { change, view } from "../../src/state/location";
import { WorksTimeline } from "../../src/views/works_timeline";
import { YearsNow } from "../../src/views/years_now";
import { answering, button, done, one, settled, shown, speaking } from "../stage";

function years(...counts: [string | null, number][]) {
  return { byYear: counts.map(([value, count]) => ({ value, count })) };
}

const WORKS: Result = {
  person: {
    id: "a",
    papers: years(["2018", 2], ["2020", 1], [null, 4]),
    patents: years(["2020", 1]),
    filings: years(),
  },
};

const timeline = () =>
  shown(<WorksTimeline id="a" query={yearsOfPerson} of={(answer) => answer.person} />);

test("works are columns by year and kind, those between the first and the last included", async () => {
  answering(yearsOfPerson, WORKS);
  const box = timeline();
  await settled();
  const names = [...box.querySelectorAll(".timeline button")].map((each) =>
    each.getAttribute("aria-label"),
  );
  expect(names).toEqual(["2018: Papers 2", "2019: nothing", "2020: Papers 1, Patents 1"]);
});

test("a year narrows the page and is taken back by its chip", async () => {
  answering(yearsOfPerson, WORKS);
  const box = timeline();
  const chip = shown(<YearsNow />);
  await settled();
  expect(chip.textContent).toBe("");
  await done(() => button(box, "2020: Papers 1, Patents 1").click());
  expect([view.value.since, view.value.until]).toEqual([2020, 2020]);
  await done(() => button(chip, "Remove in 2020").click());
  expect([view.value.since, view.value.until]).toEqual([null, null]);
});

test("without works it says so", async () => {
  answering(yearsOfPerson, { person: null });
  const box = timeline();
  await settled();
  expect(one(box, ".empty").textContent).toContain("No paper, patent or filing");
});

test.each([
  [3, 3, 3],
  [30, 30, 6],
  [160, 0, 7],
])("of %i years %i have their number written and %i their name", async (count, numbers, named) => {
  const all = Array.from({ length: count }, (_, index): [string, number] => [`${1861 + index}`, 1]);
  const papers = years(...all);
  answering(yearsOfPerson, { person: { id: "a", papers, patents: years(), filings: years() } });
  const box = timeline();
  await settled();
  expect(box.querySelectorAll(".timeline .count")).toHaveLength(numbers);
  const plain = [...box.querySelectorAll(".timeline .label")].filter(
    ({ className }) => className === "label" || (count < 17 && className === "label between"),
  );
  expect(plain).toHaveLength(named);
});

test("the chip speaks the reader's language", async () => {
  change({ since: 2018 }, true);
  const chip = shown(<YearsNow />);
  expect(chip.textContent?.trim()).toBe("since 2018 ×");
  await speaking("zh-Hant");
  expect(chip.textContent?.trim()).toBe("2018 年以來 ×");
});
