/** Where the window was when it was last closed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const savedBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof savedBounds>;

/** The bounds kept in `file`, if they still lie on one of the screens. */
export function readBounds(file: string, screens: readonly Rectangle[]): SavedBounds | undefined {
  try {
    const saved = savedBounds.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screens.some((screen) => isOn(saved, screen)) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the bounds; a folder that cannot be written costs the place of the window and no more. */
export function writeBounds(file: string, bounds: SavedBounds): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    // The next start opens in the middle of the screen.
  }
}

/** Whether the window's title bar can be reached. */
function isOn(window: SavedBounds, screen: Rectangle): boolean {
  const middle = window.x + window.width / 2;
  return (
    middle > screen.x &&
    middle < screen.x + screen.width &&
    window.y >= screen.y &&
    window.y < screen.y + screen.height - 40
  );
}
