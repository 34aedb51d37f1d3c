import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time that the process with these words on its command line has used, as Linux counts; NaN where there is no such. */
export function processTime(...words: readonly string[]): number {
  for (const name of list()) {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      if (!words.every(word => line.includes(word))) continue
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // Behind the name in brackets, which may hold anything: user and system time, in hundredths of a second.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) / 100
    } catch {
      // It has ended since.
    }
  }
  return Number.NaN
}

function list(): readonly string[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name))
  } catch {
    return []
  }
}
