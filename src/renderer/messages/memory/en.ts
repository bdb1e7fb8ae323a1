import type { ContextWeights, PipelineParts, RedactionKind } from '../../../shared/memory.ts'
import { bytes, count, date, elapsed, number, percent } from '../../format.ts'

/** What the view of memory and quality says, and thumbs and pins, in English. */
export const memory = {
  title: 'Memory and quality',
  manage: 'Memory and quality…',
  tabs: { memory: 'Memory', ranking: 'Ranking', quality: 'Quality', speed: 'Speed', history: 'Why it came up' },
  rating: {
    label: 'Did this passage answer it?',
    up: 'This passage answered it',
    down: 'This passage did not help',
    pin: 'Pin this file',
    unpin: 'Unpin this file',
    why: 'Why did this come up?'
  },
  remembered: {
    on: 'Remember what I search, open and rate',
    about: 'So that what you use comes earlier, and search quality can be measured on your own questions. It stays on this computer.',
    off: 'Off: nothing is written and nothing of it is used. What was written stays until you forget it.',
    facts: (events: number, size: number) => `${count(events, { one: 'entry', other: 'entries' })}, ${bytes(size)}`,
    since: (ms: number) => `since ${date(ms)}`,
    nothing: 'Nothing is remembered yet.',
    damaged: (lines: number) => `${count(lines, { one: 'entry', other: 'entries' })} could not be read and were passed over.`,
    dropped: (events: number) => `${count(events, { one: 'older entry was', other: 'older entries were' })} left behind to keep it small.`,
    forget: 'Forget',
    forgetAll: 'Forget everything…',
    forgetOne: 'Forget a file or folder',
    forgetPath: 'Path of the file or folder',
    forgetQuestion: 'Forget all searches, openings, thumbs and pins? This cannot be undone.',
    keep: 'Keep',
    forgotten: 'Forgotten.'
  },
  masking: {
    title: 'Masked before it is written',
    kinds: { iban: 'Bank account numbers', card: 'Card numbers', email: 'E-mail addresses' } satisfies Record<RedactionKind, string>,
    own: 'Own patterns',
    ownAbout: 'One regular expression a line, such as KD-\\d{6}. What is remembered already is masked too.',
    save: 'Save the patterns'
  },
  ranking: {
    weights: 'How much it counts what you do',
    weightsAbout: 'Added to a score of 0 to 1. All at 0: everyone gets the same results.',
    weight: {
      conversation: 'Cited in this conversation',
      opened: 'Opened lately',
      pinned: 'Pinned',
      thumbs: 'Your thumbs',
      recency: 'Newer, where you ask how things are now'
    } satisfies Record<keyof ContextWeights, string>,
    allOff: 'All off',
    defaults: 'Back to the defaults',
    stages: 'Steps of a search',
    stagesAbout: 'A step that is off is left out of every search; “How this was found” says so.'
  },
  quality: {
    about: 'A thumb up, or a result that you open, says what answers a question. These questions measure the search.',
    questions: (questions: number) => count(questions, { one: 'question of your own', other: 'questions of your own' }),
    none: 'There are none yet. Search, open what helps, or give a thumb up.',
    measure: 'Measure now',
    measuring: 'Measuring…',
    runs: 'Measured so far',
    columns: { when: 'When', questions: 'Questions', recall5: 'In the first 5', recall10: 'In the first 10', mrr: 'MRR', time: 'Time' },
    mrrAbout: 'Mean reciprocal rank: 1 when the right file always comes first, 0.5 when it comes second',
    share: (share: number) => percent(share),
    mrr: (value: number) => number(value, 2),
    time: (p50: number, p95: number) => `${elapsed(p50)}, at most ${elapsed(p95)}`,
    chart: 'Right files among the first ten, over the runs'
  },
  drift: {
    title: 'What changed in the ranking',
    about: 'After a change of models or settings your questions are asked again and compared.',
    none: 'No change was compared yet.',
    compare: 'Compare now',
    nothing: 'There is no earlier ranking to compare with yet; one is kept from now on.',
    same: (overlap: number) => `${percent(overlap)} of the first ten files stayed`,
    changed: (parts: readonly string[]) => (parts.length > 0 ? `Changed: ${parts.join(', ')}` : 'Only files changed'),
    part: {
      embedder: 'model for meaning',
      reranker: 'model for order',
      chunker: 'cutting of texts',
      weights: 'weights',
      off: 'steps'
    } satisfies Record<keyof PipelineParts, string>,
    up: 'earlier',
    down: 'later',
    lost: 'gone',
    gained: 'new',
    move: (before: number, after: number) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    about: 'Times of the last 500 searches and answers: half were faster than the first figure, 95 and 99 of 100 than the others.',
    none: 'No search yet.',
    columns: { step: 'Step', half: 'Half', most: '95 %', nearlyAll: '99 %', runs: 'Runs', skipped: 'Left out' },
    whole: { 'whole search': 'Whole search', 'whole answer': 'Whole answer' } as Readonly<Record<string, string>>,
    days: 'Whole search by day: half, and 95 %'
  },
  history: {
    label: 'File, or part of its name',
    about: 'Each time a file was shown: what was asked, at which place, and why.',
    none: 'Nothing like this was shown yet.',
    rank: (rank: number) => `place ${number(rank)}`,
    kind: { search: 'Search', ask: 'Question' },
    then: {
      cited: 'cited',
      opened: 'opened',
      'thumb up': 'thumb up',
      'thumb down': 'thumb down',
      'thumb taken back': 'thumb taken back'
    } as Readonly<Record<string, string>>
  }
}
