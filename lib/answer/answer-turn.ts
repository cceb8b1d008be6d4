import "server-only";
import { randomInt } from "node:crypto";
import { env } from "#lib/env.ts";
import { findServedModel, listCandidates } from "#lib/models/store.ts";
import type { ModelId, ServedModel } from "#lib/models/types.ts";
import { pickProvider } from "#lib/provider/pick.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { costMicros, estimateMicros } from "#lib/safety/spend.ts";
import { replaceAttempt, saveProgress, voidTurn } from "./store.ts";
import type { AnswerProgress, Failure, TurnJob } from "./store.ts";
import { advance } from "./pace.ts";
import { sampleSubstitute } from "#lib/battle/sample-pair.ts";
import { sides } from "#lib/battle/types.ts";
import type { Side } from "#lib/battle/types.ts";
import { writeAnswer } from "./write-answer.ts";
import type { Writing } from "./write-answer.ts";

const tickMs = 100;
/** How often a claimed turn shows a sign of life although nothing new is to be shown. */
const signOfLifeMs = 5_000;
/** How long the database may be away before a turn in hand is given up. */
const longestOutageMs = 60_000;
const mostAttempts = 4;

/** One side of a turn in hand. */
interface SideInHand {
  side: Side;
  model: ServedModel;
  attempt: number;
  shown: number;
  writing: Writing;
}

/**
 * Answers a claimed turn: both models write at once, and what they wrote is shown on one clock.
 *
 * A side that fails before anything of it was shown is taken over by another model (on the first turn of a blind
 * battle) or tried once more by the same one; a side that fails later makes the battle void. The database may go away
 * for a while: the answers go on, and what they wrote is saved when it is back.
 */
export async function answerTurn(job: TurnJob, signal: AbortSignal): Promise<void> {
  const tried = new Set<ModelId>([job.models.a, job.models.b]);
  const hands = { a: await begin(job, "a"), b: await begin(job, "b") };
  let savedAt = 0;
  try {
    for (;;) {
      await sleep(tickMs, signal);
      if (signal.aborted) return await patiently(() => voidTurn(job.turnId, job.battleId));

      const failed = sides.filter((side) => hands[side].writing.error);
      for (const side of failed) {
        const next = await patiently(() => takeOver(job, hands[side], tried));
        if (!next) return await patiently(() => voidTurn(job.turnId, job.battleId, failuresOf(hands)));
        hands[side] = next;
      }

      const shown = advance({ a: progressOf(hands.a), b: progressOf(hands.b) });
      const isFinished = sides.every((side) => isOver(hands[side], shown[side]));
      const hasNews = isFinished || sides.some((side) => shown[side] !== hands[side].shown);
      if (!hasNews && Date.now() - savedAt < signOfLifeMs) continue;
      for (const side of sides) hands[side].shown = shown[side];

      // All of the text is saved each time, so what was missed while the database was away is made up for by the next.
      const progress = sides.map((side) => toSave(hands[side]));
      const isStillOurs = await patiently(() => saveProgress(job, progress));
      savedAt = Date.now();
      if (isFinished || !isStillOurs) return;
    }
  } finally {
    for (const side of sides) hands[side].writing.stop();
  }
}

async function begin(job: TurnJob, side: Side): Promise<SideInHand> {
  const model = await findServedModel(job.models[side]);
  if (!model) throw new Error("A battle's models stay in the database.");
  return { side, model, attempt: job.attempts[side], shown: 0, writing: write(job, side, model) };
}

function write(job: TurnJob, side: Side, model: ServedModel): Writing {
  const maxOutputTokens = model.endpoint.maxOutputTokens ?? env().MAX_OUTPUT_TOKENS;
  const seed = randomInt(2 ** 31);
  return writeAnswer(pickProvider(model), { messages: job.messages[side], maxOutputTokens, seed });
}

/** Hands a failed side on; null when it was seen already, or nobody is left to take it, or the budget is spent. */
async function takeOver(job: TurnJob, hand: SideInHand, tried: Set<ModelId>): Promise<SideInHand | null> {
  const { side, attempt, shown } = hand;
  const isFirstBlindTurn = job.mode === "blind" && job.index === 1;
  if (shown > 0 || attempt >= (isFirstBlindTurn ? mostAttempts : 2)) return null;

  const draw = isFirstBlindTurn ? sampleSubstitute(await listCandidates(), tried, randomInt) : null;
  if (isFirstBlindTurn && !draw) return null;
  const model = draw ? await findServedModel(draw.model) : hand.model;
  if (!model) return null;

  const promptChars = job.messages[side].reduce((sum, { content }) => sum + content.length, 0);
  const reservedMicros = estimateMicros(model, promptChars, model.endpoint.maxOutputTokens ?? env().MAX_OUTPUT_TOKENS);
  const failed = { side, attempt, failure: failureOf(hand) };
  if (!(await replaceAttempt(job, failed, { model: model.id, reservedMicros, draw }))) return null;
  tried.add(model.id);
  return { side, model, attempt: attempt + 1, shown: 0, writing: write(job, side, model) };
}

const progressOf = ({ writing, shown }: SideInHand) => ({
  received: writing.received,
  shown,
  isComplete: writing.end !== null,
});

const isOver = ({ writing }: SideInHand, shown: number) => writing.end !== null && shown === writing.received.length;

function toSave(hand: SideInHand): AnswerProgress {
  const { side, attempt, model, shown, writing } = hand;
  const { startedAt, firstTokenAt, received } = writing;
  const end =
    writing.end && isOver(hand, shown) ? { ...writing.end, costMicros: costMicros(model, writing.end) } : null;
  return { side, attempt, text: received.slice(0, shown), startedAt, firstTokenAt, end };
}

const failureOf = ({ writing }: SideInHand): Failure => ({
  code: writing.error?.code ?? "called_off",
  detail: writing.error?.detail ?? "The other side failed.",
});

const failuresOf = (hands: Record<Side, SideInHand>) => ({ a: failureOf(hands.a), b: failureOf(hands.b) });

/** Runs a step again while the database is away; gives up with its error after a minute. */
async function patiently<T>(step: () => Promise<T>): Promise<T> {
  const givenUpAt = Date.now() + longestOutageMs;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isDatabaseUnreachable(error) || Date.now() > givenUpAt) throw error;
      await sleep(250);
    }
  }
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
