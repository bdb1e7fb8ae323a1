import { basename, sep } from 'node:path'
import { isInside } from '../../indexing/exclude.ts'
import type { AccessRules, Env, Stage, State } from '../stage.ts'
import { counted } from '../../../shared/counted.ts'

/**
 * Leaves out what the folders' owners keep from this reader. Before the search it goes into the filter, so that what is
 * left out takes no place; after it, once more over what was found: a stage may bring in documents by name.
 */
export const access: Stage = {
  name: 'access',
  budgetMs: 1000,
  required: true,
  run(state, env) {
    const leftOut = isLeftOut(state, env)
    if (!leftOut) return state
    const { filter } = state.query
    const outside = [...(filter.outside ?? []), ...leftOut.folders]
    return {
      ...state,
      query: { ...state.query, filter: { ...filter, outside } },
      passages: state.passages.filter(({ path }) => !leftOut.holds(path))
    }
  },
  note: ({ passages: before, query }, { passages: after, query: { filter } }) => {
    const folders = [...new Set(filter.outside)].slice(query.filter.outside?.length ?? 0).map((folder) => basename(folder))
    return before.length > after.length
      ? `${counted(before.length - after.length, 'passage')} of folders that are kept from it`
      : folders.length > 0
        ? `Left out by your folder rules: ${folders.join(', ')}`
        : undefined
  }
}

/** Whether any folder has such a rule: without one the stage is no stage at all, and stands in no trace. */
export function hasRules(rules: AccessRules | undefined): boolean {
  return rules !== undefined && rules.private.length + rules.muted.length > 0
}

interface LeftOut {
  /** Left out whole. */
  readonly folders: readonly string[]
  holds(path: string): boolean
}

function isLeftOut({ query }: State, { access: rules, reader }: Env): LeftOut | undefined {
  const { private: hidden, muted } = rules?.() ?? { private: [], muted: [] }
  const always = reader === 'generator' ? hidden : []
  const named = query.filter.folders ?? []
  if (!always.length && !muted.length) return undefined
  return {
    // A question that names a folder may mean one inside a muted one: then each file is asked.
    folders: named.length ? always : [...always, ...muted],
    holds: (path) =>
      always.some((folder) => isInside(folder, path)) ||
      muted.some((folder) => isInside(folder, path) && !named.some((name) => names(name, folder, path)))
  }
}

/** Whether `name` (a folder's name, or its path) names `folder` or a folder below it in which the file lies. */
function names(name: string, folder: string, path: string): boolean {
  const inside = name.replace(/[/\\]+$/, '')
  if (inside.includes(sep)) return isInside(folder, inside) || folder.toLowerCase().endsWith(sep + inside.toLowerCase())
  const folders = [basename(folder), ...path.slice(folder.length).split(sep).slice(0, -1)]
  return folders.some((one) => one.toLowerCase() === inside.toLowerCase())
}
