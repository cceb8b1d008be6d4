/** How many days the picture can show. */
export const dayChoices = [30, 90, 365] as const;
