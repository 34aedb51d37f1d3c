/** A source text whose comments and string bodies are blanked out, character for character, so that offsets stay true. */
export interface BlankedText {
  /** Code only: comments, string, template and regular-expression bodies are spaces. */
  readonly code: string
  /** Comments only, everything else is spaces. */
  readonly comments: string
}

/** A slash after one of these begins a regular expression, not a division. */
const BEFORE_REGEX = /(?:^|[=(,:;[!&|?{}+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|do|else))\s*$/

/** Splits TypeScript text into code and comments. Knows strings, templates with `${}` and regular expressions. */
export function blankText(text: string): BlankedText {
  const code = text.split('')
  const comments = text.replace(/[^\n]/g, ' ').split('')
  const blank = (from: number, to: number): void => {
    for (let k = from; k < to; k++) if (code[k] !== '\n') code[k] = ' '
  }
  /** Depths of braces at which a template's `${` was opened. */
  const templates: number[] = []
  let depth = 0
  let i = 0
  const endOfTemplate = (from: number): number => {
    let k = from
    while (k < text.length && text[k] !== '`') {
      if (text[k] === '\\') k++
      else if (text[k] === '$' && text[k + 1] === '{') {
        templates.push(depth)
        depth++
        blank(from, k)
        return k + 2
      }
      k++
    }
    blank(from, k)
    return k + 1
  }
  while (i < text.length) {
    const c = text[i] as string
    const two = text.slice(i, i + 2)
    if (two === '//' || two === '/*') {
      const found = two === '//' ? text.indexOf('\n', i) : text.indexOf('*/', i + 2) + 2
      const end = found < i + 2 ? text.length : found
      for (let k = i; k < end; k++) comments[k] = text[k] as string
      blank(i, end)
      i = end
    } else if (c === "'" || c === '"') {
      let k = i + 1
      while (k < text.length && text[k] !== c) k += text[k] === '\\' ? 2 : 1
      blank(i + 1, k)
      i = k + 1
    } else if (c === '`') i = endOfTemplate(i + 1)
    else if (c === '/' && BEFORE_REGEX.test(code.slice(Math.max(0, i - 30), i).join(''))) {
      let k = i + 1
      let inClass = false
      while (k < text.length && text[k] !== '\n' && (inClass || text[k] !== '/')) {
        if (text[k] === '\\') k++
        else if (text[k] === '[') inClass = true
        else if (text[k] === ']') inClass = false
        k++
      }
      blank(i + 1, k)
      i = k + 1
    } else {
      if (c === '{') depth++
      if (c === '}') {
        depth--
        if (templates.at(-1) === depth) {
          templates.pop()
          i = endOfTemplate(i + 1)
          continue
        }
      }
      i++
    }
  }
  return { code: code.join(''), comments: comments.join('') }
}
