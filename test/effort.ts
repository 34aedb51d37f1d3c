/** A clock of this process's own work, in milliseconds: it stands while other programs hold the processor, so a busy machine breaks no bound. */
export function effortMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
