import type { SpawnOptions } from 'node:child_process'

export function run(command: string, args: readonly string[], options?: SpawnOptions & { stdout?: 'inherit' | 'stderr' }): Promise<number>
export function capture(
  command: string,
  args: readonly string[],
  options?: SpawnOptions
): Promise<{ code: number; output: string; errors: string }>
