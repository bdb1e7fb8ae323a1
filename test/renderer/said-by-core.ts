/// <reference types="node" />
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'

const SOURCES = join(import.meta.dirname, '../../src')
/** A name that is given by a name that is given … */
const MAX_DEPTH = 5
const GAP = '{}'

/**
 * What the core and the main process say of a problem or a step, read from their sources: the messages and remedies of errors, the
 * reasons (of a route: why), remedies and steps in what they hand out, what they note in a trace, and the sentences that functions return. `{}` stands for what is filled in and not written there; a text that a function is
 * given is read where it is called.
 */
export async function saidByCore(): Promise<readonly string[]> {
  const files: ts.SourceFile[] = []
  for await (const name of glob(['core/**/*.ts', 'main/**/*.ts', 'shared/**/*.ts'], { cwd: SOURCES }))
    files.push(ts.createSourceFile(name, await readFile(join(SOURCES, name), 'utf8'), ts.ScriptTarget.Latest, true))
  const nodes = files.flatMap((file) => [...below(file)])
  const calls = Map.groupBy(nodes.filter(ts.isCallExpression), ({ expression }) => expression.getText())
  const returned = nodes.flatMap(returnedBy).flatMap((node) => textsOf(node, calls).filter((text) => SENTENCE.test(text)))
  const texts = [...nodes.flatMap(saidIn).flatMap((node) => textsOf(node, calls)), ...returned]
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => /\p{L}/u.test(text.replaceAll(GAP, '')))
}

type Calls = ReadonlyMap<string, readonly ts.CallExpression[]>

function* below(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* below(child)
}

function saidIn(node: ts.Node): readonly ts.Node[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'FootnoteError') return node.arguments?.slice(1, 3) ?? []
  if (ts.isCallExpression(node)) return noted(node)
  if (!ts.isObjectLiteralExpression(node)) return []
  const properties = new Map(node.properties.map((property) => [property.name?.getText() ?? '', property]))
  const keys = properties.has('remedy') ? ['message', 'reason', 'remedy'] : ['reason', 'step', 'why', 'fitReason']
  return keys.flatMap((key) => {
    const property = properties.get(key)
    if (property && ts.isPropertyAssignment(property)) return [property.initializer]
    return property && ts.isShorthandPropertyAssignment(property) ? [property.name] : []
  })
}

/** Told to people: what a model is told ends as a sentence too, and the main process has its texts in every language. */
const SENTENCE = /^[A-Z“].*\s.*\.$/s
const NOT_OF_THE_CORE =
  /(?:answering\/(?:write\/(?:prompt|summary|translation|gist)|question\/subject)|memory\/own-questions|main\/texts)\.ts$/

/** What a function in the core gives back. */
function returnedBy(node: ts.Node): readonly ts.Node[] {
  if (NOT_OF_THE_CORE.test(node.getSourceFile().fileName)) return []
  if (ts.isReturnStatement(node)) return node.expression ? [node.expression] : []
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? [node.body] : []
}

/** The notes of an answer and of a trace: `recorder.add(stage, ms, in, out, note)`, `recorder.skip(stage, why)`, `log.begin(why, …)`. */
function noted({ expression, arguments: given }: ts.CallExpression): readonly ts.Node[] {
  const at = { 'recorder.add': 4, 'recorder.skip': 1, 'recorder.idle': 1, 'log.begin': 0, 'draft.notes.push': 0 }[
    expression.getText().replace(/^(?:this\.)?#/, '')
  ]
  const note = at === undefined ? undefined : given[at]
  return note ? [note] : []
}

/** All texts that an expression may come to; `{}` where that is not written in the sources. */
function textsOf(node: ts.Node, calls: Calls, depth = 0): readonly string[] {
  const inner = (one: ts.Node): readonly string[] => textsOf(one, calls, depth + 1)
  if (depth > MAX_DEPTH) return [GAP]
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly string[]>(
      (heads, { expression, literal }) => heads.flatMap((head) => inner(expression).map((gap) => head + gap + literal.text)),
      [node.head.text]
    )
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression)
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return inner(node.body)
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)]
  if (ts.isBinaryExpression(node) && /^(?:\?\?|\|\|)$/.test(node.operatorToken.getText()))
    return [...inner(node.left).filter((text) => text !== ''), ...inner(node.right)]
  const given = ts.isIdentifier(node) ? givenTo(node, calls) : []
  return given.length > 0 ? given.flatMap(inner) : [GAP]
}

/** What a name stands for: the value of a constant, or, of a parameter, what its function is called with anywhere. */
function givenTo(name: ts.Identifier, calls: Calls): readonly ts.Node[] {
  for (let scope: ts.Node = name; !ts.isSourceFile(scope); scope = scope.parent) {
    if (ts.isBlock(scope.parent) || ts.isSourceFile(scope.parent)) {
      const constants = scope.parent.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => [...declarationList.declarations])
      const found = constants.find((constant) => constant.name.getText() === name.text)
      if (found) return found.initializer ? [found.initializer] : []
    }
    if (!ts.isFunctionLike(scope)) continue
    const at = scope.parameters.findIndex((parameter) => parameter.name.getText() === name.text)
    if (at < 0) continue
    const called = ts.isVariableDeclaration(scope.parent) ? scope.parent.name : scope.name
    if (!called) return []
    const reached = calls.get(called.getText())?.filter((call) => knows(call.getSourceFile(), called)) ?? []
    return reached.flatMap((call) => call.arguments[at] ?? [])
  }
  return []
}

/** Functions of one name in several files are not each other's. */
function knows(file: ts.SourceFile, called: ts.Node): boolean {
  if (file === called.getSourceFile()) return true
  const imported = new RegExp(`\\b${called.getText()}\\b`)
  return file.statements.some((statement) => ts.isImportDeclaration(statement) && imported.test(statement.importClause?.getText() ?? ''))
}
