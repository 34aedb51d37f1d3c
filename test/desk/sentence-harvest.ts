import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { ROOT } from '../architecture/source-files.ts'

/** A text with places that are filled when it is said. */
export type Parts = readonly (string | { readonly code: string })[]

/** Something that a source file says in words. */
export interface Said {
  readonly path: string
  line(): number
  /** What stands around it, the outermost first: `new InputError`, `because:`, `describe()`. */
  readonly within: readonly string[]
  /** All forms that it can take by the conditions that stand in it. */
  readonly forms: readonly Parts[]
}

/** Forms of one sentence that are made; more than any has. */
const MOST_FORMS = 400

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/**
 * Every text of a source file that has words in it, with what conditions and constants of the file make of it. Names of properties, imports,
 * types and descriptions of fields are left out.
 */
export function saidIn(path: string): readonly Said[] {
  return saidBy(path, readFileSync(join(ROOT, path), 'utf8'))
}

/** {@link saidIn} of a text. */
export function saidBy(path: string, source: string): readonly Said[] {
  const reader = new TextReader(source)
  const tree = parseAst(source, { lang: 'ts' }) as unknown as Node
  reader.learn(tree)
  const said: (Said & { readonly constant: string | null })[] = []
  walk(tree, [], null)
  // A constant that stands in other texts is a part of a sentence: it is said with them.
  return said.filter(s => s.constant === null || !reader.used.has(s.constant))

  function walk(node: Node, within: readonly string[], constant: string | null): void {
    if (/^(?:Import|ExportAll)Declaration$|^TS(?!As|NonNull|Satisfies)/.test(node.type)) return
    if (isText(node)) {
      const forms = reader.forms(node).filter(hasWords)
      const line = (): number => source.slice(0, node.start).split('\n').length
      if (forms.length > 0) said.push({ path, line, within, forms, constant })
      return
    }
    const name = around(node, source)
    if (name === 'describe()') return
    const inner = name === null ? within : [...within, name]
    const of = constantOf(node, constant)
    for (const child of childrenOf(node, node.type === 'Property' ? ['value'] : null)) walk(child, inner, of)
  }
}

/** Keys of the objects that a file builds under a name: `figures: { … }`, `const figures = { … }`, with what is spread into them. */
export function keysUnder(path: string, name: string): ReadonlySet<string> {
  const source = readFileSync(join(ROOT, path), 'utf8')
  const keys = new Set<string>()
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node, false)
  return keys

  function walk(node: Node, inside: boolean): void {
    if (node.type === 'Property' && inside) keys.add(nameOf(node['key']))
    const named = node.type === 'Property' ? node['key'] : node.type === 'VariableDeclarator' ? node['id'] : null
    const under = named !== null && (named as Node).type === 'Identifier' && nameOf(named) === name
    // A value that is computed has objects of its own; only what is spread or chosen belongs to this one.
    for (const child of childrenOf(node, node.type === 'Property' ? ['value'] : null))
      walk(
        child,
        under || (inside && /^(?:ObjectExpression|SpreadElement|ConditionalExpression|Parenthesized)/.test(node.type)),
      )
  }
}

/** The forms as they may be said, each place filled. @param fill gives what may stand for an expression */
export function* filled(said: Said, fill: (code: string) => string): Generator<string> {
  for (const form of said.forms) yield form.map(part => (typeof part === 'string' ? part : fill(part.code))).join('')
}

/** Which constant what stands in a node is the whole text of. */
function constantOf(node: Node, before: string | null): string | null {
  if (node.type === 'VariableDeclarator') return (node['id'] as Node).type === 'Identifier' ? nameOf(node['id']) : null
  return /^(?:Conditional|Logical|Parenthesized)Expression$/.test(node.type) ? before : null
}

function nameOf(identifier: unknown): string {
  return String((identifier as Node)['name'])
}

class TextReader {
  readonly #source: string
  /** Constants that stand in other texts. */
  readonly used = new Set<string>()
  /** Constants and parameters by name, each with where it counts; without `init` nothing is known of it. */
  readonly #known = new Map<string, { readonly init: Node | null; readonly scope: Node }[]>()

  constructor(source: string) {
    this.#source = source
  }

  learn(node: Node, scope: Node = node): void {
    const { id, init, params, body } = node as { id?: Node; init?: Node | null; params?: Node[]; body?: Node }
    if (node.type === 'VariableDeclarator' && id !== undefined) this.#name(id, init ?? null, scope)
    for (const param of params ?? []) this.#name(param, null, body ?? node)
    const inner = node.type === 'BlockStatement' ? node : scope
    for (const child of childrenOf(node, null)) this.learn(child, inner)
  }

  #name(pattern: Node, init: Node | null, scope: Node): void {
    if (pattern.type === 'Identifier') {
      const name = nameOf(pattern)
      this.#known.set(name, [...(this.#known.get(name) ?? []), { init, scope }])
    } else if (/Pattern$|^Property$/.test(pattern.type))
      for (const child of childrenOf(pattern, pattern.type === 'Property' ? ['value'] : null))
        this.#name(child, null, scope)
  }

  /** What a name stands for where it is used: by the innermost scope that declares it. */
  #meant(name: string, at: Node): Node | null {
    const seen = (this.#known.get(name) ?? []).filter(({ scope }) => scope.start <= at.start && at.end <= scope.end)
    return seen.toSorted((a, b) => b.scope.start - a.scope.start)[0]?.init ?? null
  }

  /** All forms of an expression. @param known names that are being read, so that none is read within itself */
  forms(node: Node, known: readonly string[] = []): readonly Parts[] {
    const of = (key: string): readonly Parts[] => this.forms(node[key] as Node, known)
    switch (node.type) {
      case 'Literal':
        // Where nothing is said there is no form.
        return node['value'] === null ? [] : [[String(node['value'])]]
      case 'TemplateLiteral': {
        const quasis = node['quasis'] as { value: { cooked: string } }[]
        const holes = (node['expressions'] as Node[]).map(e => this.forms(e, known))
        return quasis.reduce<readonly Parts[]>(
          (all, { value }, n) => joined(joined(all, [[value.cooked]]), holes[n] ?? [[]]),
          [[]],
        )
      }
      case 'ConditionalExpression':
        return [...of('consequent'), ...of('alternate')]
      case 'LogicalExpression':
        return [...of('left'), ...of('right')]
      case 'BinaryExpression':
        if (node['operator'] === '+') return joined(of('left'), of('right'))
        break
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return of('expression')
      case 'Identifier': {
        const name = nameOf(node)
        const meant = known.includes(name) ? null : this.#meant(name, node)
        const forms = meant === null ? [] : this.forms(meant, [...known, name])
        if (!forms.some(form => form.some(part => typeof part === 'string' && part !== ''))) break
        this.used.add(name)
        return forms
      }
    }
    return [[{ code: this.#source.slice(node.start, node.end).replace(/\s+/g, ' ') }]]
  }
}

function joined(left: readonly Parts[], right: readonly Parts[]): readonly Parts[] {
  return left.flatMap(l => right.map(r => [...l, ...r])).slice(0, MOST_FORMS)
}

function isText(node: Node): boolean {
  if (node.type === 'Literal') return typeof node['value'] === 'string'
  if (node.type === 'TemplateLiteral') return true
  return node.type === 'BinaryExpression' && node['operator'] === '+' && [node['left'], node['right']].some(holdsText)
}

function holdsText(node: unknown): boolean {
  return isText(node as Node)
}

/** Words: letters with a space between. */
function hasWords(form: Parts): boolean {
  return /\p{L}.*\s|\s.*\p{L}/u.test(form.map(part => (typeof part === 'string' ? part : '0')).join(''))
}

function around(node: Node, source: string): string | null {
  const text = (key: string): string => {
    const { start, end } = node[key] as Node
    return source.slice(start, end)
  }
  if (node.type === 'CallExpression') return `${text('callee').split('.').pop()}()`
  if (node.type === 'NewExpression') return `new ${text('callee')}`
  if (node.type === 'Property') return `${text('key')}:`
  return node.type === 'FunctionDeclaration' && node['id'] !== null ? text('id') : null
}

function childrenOf(node: Node, keys: readonly string[] | null): readonly Node[] {
  const found: Node[] = []
  for (const key of keys ?? Object.keys(node)) {
    const child = node[key] as Node | readonly Node[] | null | undefined
    if (typeof child !== 'object' || child === null) continue
    if (Array.isArray(child)) for (const one of child) isNode(one) && found.push(one)
    else if (isNode(child)) found.push(child)
  }
  return found
}

function isNode(value: unknown): value is Node {
  return typeof (value as Node | null)?.type === 'string'
}
