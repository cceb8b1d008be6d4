import type { Column } from "#lib/dataset/types.ts";
import { stringify } from "yaml";
import { tableNames, tables } from "./columns.ts";
import { digestOf } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

interface Card {
  manifest: Omit<Manifest, "files">;
  sourceName: string;
  rows: Record<(typeof tableNames)[number], number>;
  /** Bytes of each table's Parquet file. */
  bytes: Record<(typeof tableNames)[number], number>;
  earlier: readonly Manifest[];
}

const dtypes: Record<Exclude<Column<never>["type"], "json">, string> = {
  string: "string",
  integer: "int64",
  float: "float64",
  boolean: "bool",
  bigint: "int64",
  timestamp: "timestamp[us]",
};

const featureOf = ({ name, type }: Column<never>) =>
  type === "json"
    ? {
        name,
        list: [
          { name: "role", dtype: "string" },
          { name: "content", dtype: "string" },
        ],
      }
    : { name, dtype: dtypes[type] };

/** README.md as Hugging Face reads it: what is in the release in YAML, then the same for people. */
export function writeCard({ manifest, sourceName, rows, bytes, earlier }: Card): string {
  const header = {
    ...licenseOf(manifest.license),
    pretty_name: `${sourceName}, release ${manifest.number}`,
    tags: ["preference", "human-feedback", "chatbot-arena"],
    size_categories: [sizeOf(rows.votes)],
    configs: tableNames.map((table) => ({
      config_name: table,
      data_files: `${table}.parquet`,
      ...(table === "votes" && { default: true }),
    })),
    dataset_info: tableNames.map((table) => ({
      config_name: table,
      features: tables[table].map(featureOf),
      splits: [{ name: "train", num_bytes: bytes[table], num_examples: rows[table] }],
      download_size: bytes[table],
      dataset_size: bytes[table],
    })),
  };
  return `---\n${stringify(header)}---\n\n${body({ manifest, sourceName, rows, earlier })}`;
}

/** Hugging Face knows licences by short names in lower case; any other is given by its own. */
function licenseOf(license: string) {
  const id = license.toLowerCase();
  const isKnown = /^(?:cc0|cc-by|odc-by|odbl|pddl|mit|apache|cdla|other|unknown)[a-z0-9.-]*$/.test(id);
  return isKnown ? { license: id } : { license: "other", license_name: license };
}

const whole = (count: number) => count.toLocaleString("en-US");

function sizeOf(rows: number): string {
  const steps: [number, string][] = [
    [1e3, "n<1K"],
    [1e4, "1K<n<10K"],
    [1e5, "10K<n<100K"],
    [1e6, "100K<n<1M"],
    [1e7, "1M<n<10M"],
  ];
  return steps.find(([below]) => rows < below)?.[1] ?? "10M<n<100M";
}

function body({ manifest, sourceName, rows, earlier }: Omit<Card, "bytes">): string {
  const { merkle, snapshot, filters, number } = manifest;
  const columns = tableNames
    .map((table) => {
      const lines = tables[table].map(({ name, says }: Column<never>) => `| \`${name}\` | ${says} |`);
      return `### ${table} (${whole(rows[table])} rows)\n\n| column | says |\n|---|---|\n${lines.join("\n")}`;
    })
    .join("\n\n");
  const before =
    number === 1 || earlier.length === 0 ? "" : ` Earlier releases hold the ${whole(merkle.first)} votes before.`;
  return `# ${sourceName}, release ${number}

Votes of people who read two answers to one prompt side by side and said which is better, made ${manifest.madeAt.slice(0, 10)} by
Ringside ${manifest.codeVersion}. This release holds ${whole(rows.votes)} votes that no release before it held.${before} All releases
together are all votes: \`read_parquet('release-*/votes.parquet')\`.

## What is in it

${columns}

Each table is there as Parquet and, row for row the same, as JSON lines.

## Who is in it, and what is not

- Only battles whose voters agreed: ${filters.votes.consent.join(" and ")} for votes, ${filters.conversations.consent.join(" and ")} for conversations.
- Voters are pseudonyms${manifest.pseudonyms === "stable" ? ", the same in every release of this source." : " of this release only: nobody can be followed into another."} Without the operator's key they lead nowhere.
- Conversations are from votes until ${filters.conversations.votedUntil}. In them ${filters.conversations.masked.join(", ")} are masked, by rules that can miss some.
- ${filters.conversations.flagged}
- \`preference-pairs\` holds each counted vote for one side on these conversations, up to the turn that it judged, for TRL’s
  \`DPOTrainer\` and \`RewardTrainer\`. ${sayLicenses(filters.pairs?.licenses)}

## Board

${snapshot ? `\`leaderboard\` is snapshot \`${snapshot.id}\`, of all votes that counted until ${snapshot.voteCutoff ?? "then"}.` : "There was no board yet."}
Votes in \`not-counted\` did not count when this release was made, whatever \`counted\` said when they were released.

## Checking it

\`manifest.json\` names every file with its SHA-256 and rows, and the root of a Merkle tree (RFC 6962) of all
${whole(merkle.size)} votes released so far:

    ${merkle.root}

A leaf is the ${merkle.leaf}. \`npm run verify-release -- FOLDER\` in a checkout of Ringside checks files, rows and tree; with the
folders of later releases after it, also that none of them edited or dropped a vote. All of \`manifest.json\` but its \`files\` has the SHA-256

    ${digestOf({ ...manifest })}

## Licence

${manifest.license === "other" ? "Ask whoever runs this arena. Conversations belong to those who wrote them." : `${manifest.license}, as chosen by whoever runs this arena.`}

## Changelog

${[manifest, ...earlier.toReversed()].map(changeOf).join("\n")}
`;
}

const sayLicenses = (licenses: readonly string[] | null | undefined) =>
  licenses
    ? `Both models are under ${licenses.join(", ")}: many other licences forbid training on what a model wrote.`
    : "Each row names both models’ licences: many forbid training on what a model wrote.";

const changeOf = ({ number, madeAt, merkle }: Pick<Manifest, "number" | "madeAt" | "merkle">) =>
  `- Release ${number}, ${madeAt.slice(0, 10)}: ${whole(merkle.size - merkle.first)} votes, ${whole(merkle.size)} in all.`;
