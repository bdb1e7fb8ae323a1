import './missing-in-jsdom.ts'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import Root from '../../src/renderer/Root.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import { CitedFiles } from '../../src/renderer/state/cited-files.svelte.ts'
import type { DocumentView } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answerEvents, citation, kitchen, letter, library, offer, works } from './samples.ts'

const edited: DocumentView = { ...kitchen, document: 'edited', text: kitchen.text.replace('14,200', '15,900') }

test('each version is asked about once, in one call, and is stale only while its file says something else', async () => {
  const documents = [edited]
  const core = coreInMemory(documents)
  const cited = [offer, works, citation(3, kitchen, 'The works begin on 4 May.')]
  const files = new CitedFiles(core.api, () => cited)
  void files.lookAgain()
  await expect.poll(() => cited.map((one) => files.of(one))).toEqual(['changed', 'deleted', 'changed'])
  expect(core.calls).toEqual([
    { method: 'documentStates', input: { versions: [offer, works].map(({ path, document }) => ({ path, document })) } }
  ])
  documents.splice(0, 1, kitchen, letter)
  void files.lookAgain()
  await expect.poll(() => cited.map((one) => files.of(one)), { timeout: 3000 }).toEqual([undefined, undefined, undefined])
})

test('where nothing is cited nothing is asked', async () => {
  const core = coreInMemory()
  void new CitedFiles(core.api, () => []).lookAgain()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(core.calls).toEqual([])
})

test('an answer, its footnote and its source say that the file has changed since, and a click shows both versions', async () => {
  const documents = [kitchen, letter]
  const core = coreInMemory(documents, {
    openDocument: ({ document }) => (document === kitchen.document ? { ...kitchen, freshness: 'changed' } : edited)
  })
  core.library.push(library())
  const app = new App(core.api)
  render(Root, { app })
  const user = userEvent.setup()
  await user.type(screen.getByTestId('question'), 'Whom did we take?{Enter}')
  await waitFor(() => expect(core.answers.length).toBe(1))
  core.answers[0]?.push(...answerEvents)
  const sources = screen.getByTestId('sources')
  await within(sources).findByRole('button', { name: /^1 kitchen\.md modified Mar 12, 2026 We took/ })
  expect(within(screen.getByTestId('answer')).queryByRole('list')).toBeNull()

  documents.splice(0, 1, edited)
  core.library.push(library({ chunks: 10 }))
  const mark = await within(screen.getByTestId('answer')).findByRole(
    'button',
    { name: 'kitchen.md changed since', description: 'Shows the version that was cited beside today’s' },
    { timeout: 3000 }
  )
  expect(within(sources).getByRole('button', { name: /^1 kitchen\.md .* changed since/ })).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /^Footnote 1: .*, changed since$/ })).toHaveLength(2)
  expect(screen.getAllByRole('button', { name: /^Footnote 2: [^,]*$/ })).toHaveLength(1)

  app.reader.versions = 'cited' // chosen for an earlier one
  await user.click(mark)
  expect((await screen.findByTestId('versions')).textContent).toBe('The cited passage still reads the same today.')
  expect(await screen.findByTestId('today')).toBeTruthy()
})

test('a conversation of an earlier day is marked when it is opened', async () => {
  const core = coreInMemory([edited])
  core.library.push(library())
  const app = new App(core.api)
  render(Root, { app })
  const turn = { askedMs: 1, question: 'Whom did we take?', folders: [], files: [], events: answerEvents, forgotten: false }
  app.conversation.show({ id: crypto.randomUUID(), title: 'Kitchen', turns: 1, createdMs: 1, changedMs: 1, kept: [turn] })
  const answer = within(await screen.findByTestId('answer'))
  await answer.findByRole('button', { name: 'kitchen.md changed since' }, { timeout: 3000 })
  expect(answer.getByRole('button', { name: 'letter.docx no longer there' })).toBeTruthy()
})
