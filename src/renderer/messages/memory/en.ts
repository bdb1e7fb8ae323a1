import type { ContextWeights, PipelineParts, RedactionKind } from '../../../shared/memory.ts'
import { bytes, count, date, elapsed, number, percent } from '../../format.ts'

/** What the view of memory and quality says, and thumbs and pins, in English. */
export const memory = {
  title: 'Memory and quality',
  manage: 'Memory and quality…',
  tabs: { memory: 'Memory', history: 'Why it came up', ranking: 'Order', quality: 'Hit rate', speed: 'Speed' },
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
    about: 'So that what you use comes first next time, and the search can be tested on your own questions. It stays on this computer.',
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
    choose: { file: 'Choose a file…', folder: 'Choose a folder…' },
    forgetQuestion: 'Forget all searches, openings, thumbs and pins? This cannot be undone.',
    keep: 'Keep',
    forgotten: 'Forgotten.'
  },
  masking: {
    title: 'Made unreadable before anything is kept',
    kinds: { iban: 'Bank account numbers', card: 'Card numbers', email: 'E-mail addresses' } satisfies Record<RedactionKind, string>,
    own: 'Patterns of your own (regular expressions)',
    ownAbout: 'One a line: KD-\\d{6} hides customer numbers such as KD-204417. What is remembered already is hidden too.',
    save: 'Save the patterns'
  },
  ranking: {
    weights: 'Bring forward what you use',
    weightsAbout: 'The further to the right, the earlier such files come. With all of them off, only your words count.',
    weight: {
      conversation: 'Cited in this conversation',
      opened: 'Opened lately',
      pinned: 'Pinned',
      thumbs: 'Your thumbs',
      recency: 'Newer, where you ask how things are now'
    } satisfies Record<keyof ContextWeights, string>,
    /** From 0 up; the figure is in the tip. */
    strength: ['off', 'a little', 'clearly', 'strongly'] as readonly string[],
    figure: (weight: number) => `Adds up to ${number(weight, 2)} to a score of 0 to 1`,
    allOff: 'All off',
    defaults: 'As at first',
    stages: 'What a search does besides',
    stagesAbout: 'Each of these makes results better and searches slower. Switch one off to see what it is good for.',
    stage: (name: string) => `Step “${name}”`
  },
  quality: {
    about:
      'A thumb up, or a result that you open, tells which file answers a question. Here these questions are asked again, to see how often that file is found.',
    last: (share: number) => `The right file was among the first ten for ${percent(share)} of your questions.`,
    questions: (questions: number) => count(questions, { one: 'question of your own', other: 'questions of your own' }),
    none: 'There are none yet. Search, open what helps, or give a thumb up.',
    measure: 'Test the search now',
    measuring: 'Testing…',
    runs: 'Tests so far',
    columns: {
      when: 'Day',
      questions: 'Questions',
      recall5: 'Among the first 5',
      recall10: 'Among the first 10',
      mrr: 'Usual place',
      time: 'Time'
    },
    hints: {
      recall5: 'Recall at 5: the share of the right files that stand among the first five results',
      recall10: 'Recall at 10: the share of the right files that stand among the first ten results',
      mrr: 'From the mean reciprocal rank (MRR): place 1 when the right file always comes first',
      time: 'Median, and 95th percentile (p50, p95)'
    },
    share: (share: number) => percent(share),
    place: (mrr: number) => (mrr > 0 ? number(1 / mrr, 1) : '–'),
    mrr: (mrr: number) => `MRR ${number(mrr, 2)}`,
    time: (p50: number, p95: number) => `${elapsed(p50)}, rarely over ${elapsed(p95)}`,
    chart: 'Right files among the first ten, test by test'
  },
  drift: {
    title: 'After a change: what is found differently',
    about: 'When a model or a setting was changed, your questions are asked again, so that you see which files come earlier or later now.',
    none: 'Nothing was compared yet.',
    compare: 'Compare now',
    nothing: 'There is nothing earlier to compare with yet; from now on there is.',
    same: (overlap: number) => `${percent(overlap)} of the first ten files stayed`,
    changed: (parts: readonly string[]) => (parts.length > 0 ? `Changed: ${parts.join(', ')}` : 'Only files changed'),
    part: {
      embedder: 'the model that finds by meaning',
      reranker: 'the model that puts the best first',
      chunker: 'how texts are cut into passages',
      weights: 'how much your use counts',
      off: 'what a search does besides'
    } satisfies Record<keyof PipelineParts, string>,
    up: 'earlier',
    down: 'later',
    lost: 'gone',
    gained: 'new',
    move: (before: number, after: number) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    whole: { 'whole search': 'Whole search', 'whole answer': 'Whole answer' } as Readonly<Record<string, string>>,
    search: (usual: string, rarely: string) => `A search usually takes ${usual}${rarely === usual ? '' : `, rarely more than ${rarely}`}.`,
    answer: (usual: string, rarely: string) => `An answer usually takes ${usual}${rarely === usual ? '' : `, rarely more than ${rarely}`}.`,
    about: 'Of the last 500 searches and answers.',
    none: 'No search yet.',
    steps: 'What takes how long',
    columns: {
      step: { title: 'Step', hint: '' },
      half: { title: 'Usually', hint: 'Median (p50): half were faster' },
      most: { title: 'Rarely over', hint: '95th percentile (p95): 95 of 100 were faster' },
      nearlyAll: { title: 'Hardly ever over', hint: '99th percentile (p99): 99 of 100 were faster' },
      runs: { title: 'Times run', hint: '' },
      skipped: { title: 'Left out', hint: 'There was nothing to do, no model for it, or it is switched off' }
    },
    days: 'Searches day by day: the usual time, and dashed the one that is rarely exceeded'
  },
  history: {
    label: 'File, or part of its name',
    about: 'Each time a file was shown: what you asked, at which place it stood, and why.',
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
