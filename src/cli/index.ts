import { asFootnoteError } from '../shared/errors.ts'
import { ask } from './commands/ask.ts'
import { demo } from './commands/demo.ts'
import { indexFolders } from './commands/index-folders.ts'
import { evaluate } from './commands/evaluate.ts'
import { log } from './commands/log.ts'
import { models } from './commands/models.ts'
import { ocr } from './commands/ocr.ts'
import { preview } from './commands/preview.ts'
import { search } from './commands/search.ts'
import { status } from './commands/status.ts'
import { text } from './commands/text.ts'
import { parseCommandLine, type CommandLine } from './options.ts'
import { log as logLine, print } from './output.ts'
import { USAGE, UsageError } from './usage.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

// `footnote search … | head` closes our output early; that is the reader's wish, not a failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))

/** Runs one command and says how it went: 0 done, 1 failed, 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(parseCommandLine(argv))
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      logLine(`footnote: ${thrown.message}\n\n${USAGE}`)
      return 2
    }
    const { message, remedy } = asFootnoteError(thrown)
    logLine(`footnote: ${message}${remedy ? ` ${remedy}` : ''}`)
    return 1
  }
}

async function run({ command, words, options }: CommandLine): Promise<number> {
  switch (command) {
    case 'index':
      return indexFolders(words, options, stop.signal)
    case 'preview':
      return preview(words, options, stop.signal)
    case 'status':
      return status(options)
    case 'search':
      return search(words, options, stop.signal)
    case 'text':
      return text(words, options, stop.signal)
    case 'ask':
      return ask(words, options, stop.signal)
    case 'log':
      return log(words, options)
    case 'evaluate':
      return evaluate(options, stop.signal)
    case 'models':
      return models(words, options, stop.signal)
    case 'ocr':
      return ocr(words, options)
    case 'demo':
      return demo(options, stop.signal)
    case 'help':
      print(USAGE)
      return 0
    default:
      throw new UsageError(command === '' ? 'a command is missing' : `there is no command "${command}"`)
  }
}
