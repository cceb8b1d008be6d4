import "server-only";
import { pool } from "#lib/db.ts";

export interface Unchecked {
  battleId: string;
  texts: string[];
}

/** Conversations that their voters let be published, that have their vote, and that this checker has not looked at. */
export async function uncheckedConversations(checker: string, limit: number): Promise<Unchecked[]> {
  const { rows } = await pool().query<Unchecked>(
    `select b.id as "battleId", array(
       select text from (
         select t.prompt as text from "Turn" t where t."battleId" = b.id
         union all
         select n.text from "Turn" t join "Answer" n on n."turnId" = t.id where t."battleId" = b.id and n.state = 'done') said
       where text <> '') as texts
     from "Battle" b
     where b.consent = 'publish' and exists (select from "Vote" v where v."battleId" = b.id)
       and exists (select from "Turn" t where t."battleId" = b.id)
       and not exists (select from "ConversationCheck" k where k."battleId" = b.id and k.checker = $1)
     order by b.id limit $2`,
    [checker, limit],
  );
  return rows;
}

export async function insertCheck(battleId: string, checker: string, flags: string[]): Promise<void> {
  await pool().query(
    `insert into "ConversationCheck" ("battleId", checker, flags) values ($1, $2, $3) on conflict do nothing`,
    [battleId, checker, flags],
  );
}
