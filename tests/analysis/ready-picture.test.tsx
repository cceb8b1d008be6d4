import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ReadyPicture } from "#components/pictures/ready-picture.tsx";
import { recordPicture } from "#lib/analysis/record-picture.ts";

test("a picture on a page says what it shows before any script has run", () => {
  const picture = recordPicture("Ada 3", [{ rival: "bob", name: "Bob", wins: 30, losses: 5, ties: 1 }]);
  const html = renderToStaticMarkup(
    <ReadyPicture
      picture={picture}
      id="rivals"
      title="Against each rival"
      source="Ringside."
      filename="ada"
      level={2}
    />,
  );
  expect(html).toContain('<h2 id="rivals-finding"');
  expect(html).toContain("Ada 3 is ahead of 1 rival and behind 0");
  expect(html).toContain("Against each rival");
});
