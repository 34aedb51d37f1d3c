/** The user asked to stop, and work ended at a point from which the same command goes on. */
export class Interrupted extends Error {}

/** The exit code of a command that the user stopped (128 + SIGINT). */
export const INTERRUPTED_CODE = 130
