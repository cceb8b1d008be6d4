import { z } from "zod";
import { dayChoices } from "./day-choices.ts";

export const activityQuerySchema = z.object({
  days: z
    .enum(dayChoices.map(String) as [string, ...string[]], { error: `must be one of ${dayChoices.join(", ")}` })
    .default("30")
    .transform(Number),
});
