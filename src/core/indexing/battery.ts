import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Whether a Linux machine runs on its battery: it has a battery that is being emptied. Elsewhere the host knows better (Electron's
 * powerMonitor) and says so itself; without either, never.
 */
export async function isOnBattery(supplies = '/sys/class/power_supply'): Promise<boolean> {
  const names = await readdir(supplies).catch((): string[] => [])
  const kinds = await Promise.all(names.map(async (name) => [await line(supplies, name, 'type'), name] as const))
  const batteries = kinds.filter(([type]) => type === 'Battery')
  for (const [, name] of batteries) {
    // A mouse has a battery too, and says that it is not the system's.
    if ((await line(supplies, name, 'scope')) === 'Device') continue
    if ((await line(supplies, name, 'status')) === 'Discharging') return true
  }
  return false
}

/** A supply that was unplugged meanwhile, or that does not tell, says nothing. */
async function line(supplies: string, name: string, field: string): Promise<string> {
  return await readFile(join(supplies, name, field), 'utf8').then(
    (text) => text.trim(),
    () => ''
  )
}
