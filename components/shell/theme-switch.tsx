"use client";

import { useSyncExternalStore } from "react";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "#components/ui/button.tsx";

const themes = ["system", "light", "dark"] as const;
const icons = { system: Monitor, light: Sun, dark: Moon };
const never = () => () => {};

/** Steps through system, light and dark. The server cannot know the choice, so until hydration it shows `system`. */
export function ThemeSwitch() {
  const { theme: stored, setTheme } = useTheme();
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const theme = themes.find((name) => isHydrated && name === stored) ?? "system";
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  const Icon = icons[theme];
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={`Theme: ${theme}. Change to ${next}.`}
      title={`Theme: ${theme}`}
      onClick={() => setTheme(next)}
    >
      <Icon aria-hidden />
    </Button>
  );
}
