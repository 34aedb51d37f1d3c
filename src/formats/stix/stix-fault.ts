import type { Json } from '../../model/fact.ts'

/**
 * How an object is checked. `write`: what we make must keep every rule of STIX 2.1. `read`: what others made is kept as it is, and only
 * what makes it unusable is a fault.
 */
export type StixMode = 'write' | 'read'

/** Something in an object that breaks a rule. */
export interface StixFault {
  /** Lower-case words joined by hyphens, never reworded. */
  readonly code: string
  /** Where, in the syntax of STIX selectors: `object_refs.[0]`; empty for the object itself. */
  readonly path: string
  readonly message: string
}

/** A JSON object whose members are not known yet. */
export type JsonObject = { readonly [member: string]: Json | undefined }

/** Collects faults of one object: at most {@link MOST_FAULTS}, so that a hostile object costs little. */
export class FaultSink {
  readonly mode: StixMode
  readonly faults: StixFault[] = []
  constructor(mode: StixMode) {
    this.mode = mode
  }

  get strict(): boolean {
    return this.mode === 'write'
  }

  add(code: string, path: string, message: string): void {
    if (this.faults.length === MOST_FAULTS || this.faults.some(f => f.code === code && f.path === path)) return
    this.faults.push({ code, path: path.slice(0, 300), message })
  }
}

/** So many faults of one object are told; the rest are not. */
export const MOST_FAULTS = 50

/** Whether a value is a JSON object: no list, no null, and no number kept as text. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value)
}

interface JsonWithRaw {
  rawJSON(text: string): Json
  isRawJSON(value: unknown): boolean
}

// TypeScript 7 does not know these yet; V8 has them since version 11.4.
const json = JSON as unknown as JsonWithRaw

/** A number that a double cannot hold, kept as it was written. `JSON.stringify` writes it so again. */
export function rawNumber(text: string): Json {
  return json.rawJSON(text)
}

/** Whether a value is a number that {@link rawNumber} made. */
export function isRawNumber(value: unknown): boolean {
  return typeof value === 'object' && value !== null && json.isRawJSON(value)
}
