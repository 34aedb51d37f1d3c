import { useFormats } from '../../../app/formats.ts'

/** A time in two short lines: the day, and the time of day in UTC. */
export function TimeText({ at }: { readonly at: number }) {
  const { day, time } = useFormats()
  return (
    <time className="case-time" title={time(at)} dateTime={new Date(at * 1000).toISOString()}>
      {day(at)}
      <br />
      {new Date(at * 1000).toISOString().slice(11, 19)} UTC
    </time>
  )
}
