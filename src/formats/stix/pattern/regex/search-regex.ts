import type { StepBudget } from '../match/step-budget.ts'
import { isWordChar } from './char-tests.ts'
import type { RegexStep } from './compile-regex.ts'
import type { RegexPlace } from './regex-node.ts'

/**
 * Whether a program matches anywhere in a text, given as code points. It reads the text once and is in each state at most once at each
 * character, so that its cost is at most the product of both lengths whatever the expression.
 */
export function searchRegex(program: readonly RegexStep[], text: readonly number[], budget: StepBudget): boolean {
  const seen = new Int32Array(program.length).fill(-1)
  let states: number[] = []
  const stack: number[] = []
  for (let at = 0; ; at++) {
    const next: number[] = []
    let work = 1
    // A match may begin at every character.
    const entries = at === 0 ? [0] : [...states, 0]
    for (const entry of entries) {
      stack.push(entry)
      while (stack.length > 0) {
        const pc = stack.pop() as number
        work++
        if (seen[pc] === at) continue
        seen[pc] = at
        const step = program[pc] as RegexStep
        if (step.do === 'match') return true
        if (step.do === 'jump') stack.push(step.next)
        else if (step.do === 'split') stack.push(step.other, step.next)
        else if (step.do === 'char') next.push(pc)
        else if (holds(step.place, text, at)) stack.push(pc + 1)
      }
    }
    budget.spend(work)
    if (at === text.length) return false
    const c = text[at] as number
    states = []
    for (const pc of next) {
      const step = program[pc] as RegexStep
      if (step.do === 'char' && step.test(c)) states.push(pc + 1)
    }
  }
}

function holds(place: RegexPlace, text: readonly number[], at: number): boolean {
  switch (place) {
    case 'start':
      return at === 0
    case 'veryEnd':
      return at === text.length
    case 'end':
      return at === text.length || (at === text.length - 1 && text[at] === 10)
    case 'lineStart':
      return at === 0 || text[at - 1] === 10
    case 'lineEnd':
      return at === text.length || text[at] === 10
    default: {
      const boundary = isWordAt(text, at - 1) !== isWordAt(text, at)
      return place === 'word' ? boundary : !boundary
    }
  }
}

function isWordAt(text: readonly number[], at: number): boolean {
  const c = text[at]
  return c !== undefined && isWordChar(c)
}
