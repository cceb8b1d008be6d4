"use client";

import Link from "next/link";
import { State } from "#components/figures/state.tsx";
import { ReadyPicture } from "#components/pictures/ready-picture.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { callsPicture, daysPicture } from "#lib/activity/activity-pictures.ts";
import { dayChoices } from "#lib/activity/day-choices.ts";
import type { Activity } from "#lib/activity/types.ts";
import { utcDay } from "#lib/wording.ts";
import { ActionTable, BlindVoteTable, CallTable } from "./activity-tables.tsx";
import { useActivity } from "./use-activity.ts";

/** What people did, with numbers that keep themselves new. */
export function LiveActivity({ first, days }: { first: Activity; days: number }) {
  const { activity, problem } = useActivity(first, days);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-sm">
        <p className="tabular-nums">
          Last updated <time dateTime={activity.at}>{clockOf(activity.at)}</time>
          <span className="text-muted-foreground">, every 30 seconds</span>
        </p>
        <nav aria-label="Days in the picture">
          <ul className="flex gap-4">
            {dayChoices.map((choice) => (
              <li key={choice}>
                <Link
                  href={`/admin/activity?days=${choice}`}
                  aria-current={choice === days ? "page" : undefined}
                  className={classNames(
                    "inline-block py-1 underline-offset-4",
                    choice === days ? "font-semibold" : "underline decoration-input hover:decoration-current",
                  )}
                >
                  {choice} days
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {/* There from the start, so that it is read out when words come into it. */}
        <p role="status" className={problem === null ? "sr-only" : "w-full font-medium text-destructive"}>
          {problem !== null &&
            `${problem} These are the numbers of ${clockOf(activity.at)}; they are asked for again every 30 seconds.`}
        </p>
      </div>
      {activity.countedSince !== null && (
        <p className="text-sm text-muted-foreground">
          The past is being counted for the first time since this server started, so far back to{" "}
          {utcDay(activity.countedSince)}. All-time numbers follow.
        </p>
      )}
      <div className="flex flex-col gap-12">
        {isQuiet(activity) ? (
          <State title="Nobody has started a battle yet">
            Battles, votes and model calls stand here within half a minute of the first of them.{" "}
            <Link href="/">Start a battle</Link> to see it.
          </State>
        ) : (
          <ReadyPicture
            id="days"
            title="Votes and battles per day"
            picture={daysPicture(activity)}
            source={`Arena, until ${clockOf(activity.at)}.`}
            filename={`activity-${days}-days`}
            level={2}
          />
        )}
        <ActionTable actions={activity.actions} />
        {!isQuiet(activity) && (
          <>
            <BlindVoteTable votes={activity.blindVotes} />
            <CallTable models={activity.models} />
            <ReadyPicture
              id="calls"
              title="Model calls per hour"
              picture={callsPicture(activity)}
              source={`Arena, until ${clockOf(activity.at)}.`}
              filename="model-calls-24-hours"
              level={2}
            />
          </>
        )}
      </div>
    </>
  );
}

const clockOf = (at: string) => `${utcDay(at)}, ${at.slice(11, 19)} UTC`;

/** No battle, no vote and no call, ever. */
const isQuiet = ({ countedSince, actions, models }: Activity) =>
  countedSince === null &&
  models.length === 0 &&
  [actions.blind_battle, actions.named_battle].every(({ all }) => all === 0);
