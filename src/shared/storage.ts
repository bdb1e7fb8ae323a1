/** What lies in the data folder, by what it is for. */
export const STORAGE_PARTS = ['index', 'texts', 'models', 'memory', 'conversations', 'window', 'other'] as const
export type StoragePart = (typeof STORAGE_PARTS)[number]

export interface StorageItem {
  readonly part: StoragePart
  readonly bytes: number
}

/** What came of a backup or a restore; `cancelled` when no folder was chosen. */
export type BackupOutcome =
  | { readonly type: 'done'; readonly folder: string; readonly files: number; readonly bytes: number }
  | { readonly type: 'cancelled' }
