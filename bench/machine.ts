import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

/** `2 x AMD EPYC, Node 24.1.0, load 0.4`: where a figure was measured, and how busy the machine was before. */
export function machine(): string {
  const model = /^model name\s*:\s*(.+)$/m.exec(readCpuInfo())?.[1] ?? cpus()[0]?.model ?? 'unknown processor'
  return `${cpus().length} x ${model}, Node ${process.versions.node}, load ${(loadavg()[0] ?? 0).toFixed(1)}`
}

function readCpuInfo(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8')
  } catch {
    // Only Linux has it.
    return ''
  }
}
