import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** Where a window goes: without x and y, in the middle of the main screen. */
export type Place = Partial<Pick<Bounds, 'x' | 'y'>> & Pick<Bounds, 'width' | 'height'> & { readonly maximized: boolean }

const schema = z.object({ x: z.number(), y: z.number(), width: z.number().min(1), height: z.number().min(1), maximized: z.boolean() })
export const DEFAULT_PLACE: Place = { width: 1240, height: 820, maximized: false }
/** The smallest window in which all three panes can be read. */
export const LEAST = { width: 720, height: 480 }
/** So much of the title bar must be on a screen that the window can be dragged back. */
const GRIP = { width: 120, height: 32 }

/** The remembered place, as far as today's screens still show it; a window on a screen that was unplugged comes back to the main one. */
export function placeOn(screens: readonly Bounds[], saved: Place | undefined): Place {
  if (!saved) return DEFAULT_PLACE
  const { x, y, maximized } = saved
  const screen = x === undefined || y === undefined ? undefined : screens.find((area) => gripIsOn(area, { ...saved, x, y }))
  const largest = screen ?? screens[0]
  const width = Math.max(LEAST.width, Math.min(saved.width, largest?.width ?? saved.width))
  const height = Math.max(LEAST.height, Math.min(saved.height, largest?.height ?? saved.height))
  return screen && x !== undefined && y !== undefined ? { x, y, width, height, maximized } : { width, height, maximized }
}

function gripIsOn(screen: Bounds, window: Bounds): boolean {
  const left = Math.max(window.x, screen.x)
  const right = Math.min(window.x + window.width, screen.x + screen.width)
  return right - left >= GRIP.width && window.y >= screen.y && window.y + GRIP.height <= screen.y + screen.height
}

/** The place that the window had when it was last closed; a damaged file counts as none. */
export function readPlace(file: string): Place | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined // the first start, or damaged
  }
}

/** Synchronous: it is written while the window closes, and nothing waits for that. */
export function writePlace(file: string, place: Place): void {
  try {
    writeFileSync(file, JSON.stringify(place))
  } catch (error) {
    console.error('The place of the window was not kept:', error) // the default place is good enough
  }
}
