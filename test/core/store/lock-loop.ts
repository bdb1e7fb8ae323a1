import { workerData } from 'node:worker_threads'
import { takeLock } from '../../../src/core/store/lock.ts'

/** Takes and gives back a data folder, again and again until it is ended. */
for (;;) takeLock(String(workerData)).release()
