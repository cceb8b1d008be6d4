import { z } from "zod";
import { battlesQuerySchema, idempotencyKeySchema } from "#lib/battle/schema.ts";
import { events, json } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { refusals } from "./refusals.ts";

const battleAddress = z.object({ battleId: z.uuid() });
export const battleOperations: readonly Operation[] = [
  {
    call: "GET /api/battles",
    id: "listBattles",
    tag: "battles",
    summary: "Your own battles, the newest first. Names are there only after the vote, or when you chose them.",
    query: battlesQuerySchema,
    answers: { 200: { ...json("A page of them.", "BattleList"), headers: ["Link"] } },
    refusals: refusals.listBattles,
    visitor: "owner",
    scope: "battles:read",
  },
  {
    call: "POST /api/battles",
    id: "startBattle",
    tag: "battles",
    summary: "Sends a prompt to two models drawn in secret, or chosen by name.",
    headers: z.object({
      "Idempotency-Key": idempotencyKeySchema,
      "Accept-Language": z.string().optional().describe("The first language is stored with the battle."),
    }),
    body: "StartBattle",
    answers: { 201: { ...json("Both are writing.", "BattleStarted"), headers: ["Set-Cookie"] } },
    refusals: refusals.startBattle,
    visitor: "counted",
    scope: "battles:write",
    isLimited: true,
  },
  {
    call: "GET /api/battles/{battleId}",
    id: "viewBattle",
    tag: "battles",
    summary: "Your own battle so far. Names are there only after the vote, or when you chose them.",
    address: battleAddress,
    answers: { 200: json("The battle.", "Battle") },
    refusals: refusals.viewBattle,
    visitor: "owner",
    scope: "battles:read",
  },
  {
    call: "GET /api/battles/{battleId}/stream",
    id: "streamBattle",
    tag: "battles",
    summary: "Both answers as they are written. Nothing is written twice, however many read.",
    address: battleAddress,
    headers: z.object({
      "Last-Event-ID": z
        .string()
        .optional()
        .describe("The id of the last event you have: the stream goes on after it. Anything else starts from the top."),
    }),
    answers: { 200: events("Ends when the newest turn is ready or void.", "BattleEvent") },
    refusals: refusals.viewBattle,
    visitor: "owner",
    scope: "battles:read",
  },
  {
    call: "POST /api/battles/{battleId}/turns",
    id: "askFollowUp",
    tag: "battles",
    summary: "Sends one more prompt to both sides, before the vote.",
    address: battleAddress,
    body: "FollowUp",
    answers: { 201: json("Both are writing.", "TurnStarted") },
    refusals: refusals.askFollowUp,
    visitor: "owner",
    scope: "battles:write",
    isLimited: true,
  },
  {
    call: "POST /api/battles/{battleId}/vote",
    id: "castVote",
    tag: "battles",
    summary: "Says which answer is better, once, and learns who was who.",
    address: battleAddress,
    body: "CastVote",
    answers: { 201: json("The vote is stored for good.", "VoteCast") },
    refusals: refusals.castVote,
    visitor: "owner",
    scope: "votes:write",
    isLimited: true,
  },
  {
    call: "PUT /api/battles/{battleId}/consent",
    id: "changeConsent",
    tag: "battles",
    summary: "Changes what may leave of your battle, until it is in a release.",
    address: battleAddress,
    body: "ChangeConsent",
    answers: { 200: json("Changed; and what may still be chosen.", "Consent") },
    refusals: refusals.changeConsent,
    visitor: "owner",
    scope: "battles:write",
    isLimited: true,
  },
];
