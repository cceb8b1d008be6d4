import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import Chart from "#components/pictures/charts/chart.tsx";
import { DataTable } from "#components/pictures/data-table.tsx";
import { DrawnList } from "#components/pictures/lists/drawn-list.tsx";
import { pictureNames } from "#lib/analysis/pictures.ts";
import { pictureSchema } from "#lib/api/picture-responses.ts";
import { samplePictures } from "./sample-pictures.ts";

for (const n of [0, 1, 2, 500]) {
  test(`every picture of a board of ${n} models is drawn, listed and told as a table`, { timeout: 60_000 }, () => {
    const all = samplePictures(n);
    for (const name of pictureNames) {
      const picture = all[name];
      const { drawing, finding } = picture;
      expect(pictureSchema.parse(JSON.parse(JSON.stringify(picture))), name).toEqual(
        JSON.parse(JSON.stringify(picture)),
      );
      expect(finding, name).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(drawing.kind === "empty", name).toBe(n < 2);
      const drawn = [
        renderToStaticMarkup(<Chart drawing={drawing} width={960} />),
        renderToStaticMarkup(<DrawnList drawing={drawing} setAccent={() => {}} />),
        renderToStaticMarkup(<DataTable drawing={drawing} caption={finding} isShown />),
      ];
      for (const html of drawn) expect(html, name).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
}

test("a phone draws the band that the note below prices speaks of", () => {
  const { drawing, notes } = samplePictures(30).price;
  expect(notes.join(" ")).toContain("The band is");
  const html = renderToStaticMarkup(<DrawnList drawing={drawing} setAccent={() => {}} />);
  if (drawing.kind !== "scatter") throw new Error("prices are a cloud of points");
  const members = drawing.points.filter(({ isOnFrontier }) => isOnFrontier).length;
  expect(html.split("stroke-side-a/25").length - 1).toBe(members);
});
