import { downloadBytes } from "#lib/dataset/download-bytes.ts";
import { exportDataset } from "#lib/dataset/export.ts";
import { readExportRequest } from "#lib/dataset/schema.ts";
import type { workFolder } from "../scripts/run-script.ts";

/** Writes what somebody would download into a folder, and says where. */
export async function download(
  folder: ReturnType<typeof workFolder>,
  name: string,
  dataset: string,
  query: Record<string, string>,
): Promise<string> {
  const request = readExportRequest(dataset, query);
  if (!request.ok) throw new Error(request.message);
  const made = await exportDataset(request.value);
  if (!made.ok) throw new Error(made.message);
  const parts: Uint8Array[] = [];
  for await (const part of downloadBytes(made.value, request.value)) parts.push(part);
  return folder.write(name, Buffer.concat(parts));
}
