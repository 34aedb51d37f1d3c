import { RegexFault } from './regex-fault.ts'
import type { RegexNode, RegexPlace } from './regex-node.ts'

/** A step of the machine: `next` and `other` are places in the program. */
export type RegexStep =
  | { readonly do: 'char'; readonly test: (codePoint: number) => boolean }
  | { readonly do: 'place'; readonly place: RegexPlace }
  | { do: 'split'; next: number; other: number }
  | { do: 'jump'; next: number }
  | { readonly do: 'match' }

type Split = Extract<RegexStep, { do: 'split' }>

/** The longest program: counted repetitions are written out. */
export const MOST_STEPS = 5_000

/**
 * Makes the program of an automaton that is in many states at once, so that it never goes back in a text.
 * @throws RegexFault `stix-regex-too-large`
 */
export function compileRegex(node: RegexNode): readonly RegexStep[] {
  const program: RegexStep[] = []
  emit(node, program)
  program.push({ do: 'match' })
  return program
}

function emit(node: RegexNode, program: RegexStep[]): void {
  if (program.length > MOST_STEPS)
    throw new RegexFault('stix-regex-too-large', 0, `written out it has more than ${MOST_STEPS} steps`)
  switch (node.kind) {
    case 'char':
      program.push({ do: 'char', test: node.test })
      break
    case 'place':
      program.push({ do: 'place', place: node.place })
      break
    case 'all':
      for (const part of node.parts) emit(part, program)
      break
    case 'any':
      emitAny(node.parts, program)
      break
    case 'repeat':
      emitRepeat(node, program)
  }
}

function emitAny(parts: readonly RegexNode[], program: RegexStep[]): void {
  const ends: { next: number }[] = []
  for (const [i, part] of parts.entries()) {
    if (i === parts.length - 1) {
      emit(part, program)
      break
    }
    const open: Split = { do: 'split', next: program.length + 1, other: 0 }
    program.push(open)
    emit(part, program)
    const jump: { do: 'jump'; next: number } = { do: 'jump', next: 0 }
    program.push(jump)
    ends.push(jump)
    open.other = program.length
  }
  for (const jump of ends) jump.next = program.length
}

function emitRepeat(node: Extract<RegexNode, { readonly kind: 'repeat' }>, program: RegexStep[]): void {
  for (let i = 0; i < node.least; i++) {
    const before = program.length
    emit(node.of, program)
    // What takes no step can be repeated at will without getting anywhere.
    if (program.length === before) return
  }
  if (node.most === null) {
    const start = program.length
    const loop: Split = { do: 'split', next: start + 1, other: 0 }
    program.push(loop)
    emit(node.of, program)
    program.push({ do: 'jump', next: start })
    loop.other = program.length
    return
  }
  const skips: { other: number }[] = []
  for (let i = node.least; i < node.most; i++) {
    const skip: Split = { do: 'split', next: program.length + 1, other: 0 }
    program.push(skip)
    emit(node.of, program)
    skips.push(skip)
  }
  for (const skip of skips) skip.other = program.length
}
