import { TextFile } from '../../files/text-file.ts'
import type { Given } from '../given.ts'
import { ImportInputError, type InputProblem, writePath } from '../input-error.ts'
import type { Ledger } from '../ledger.ts'
import type { Data, Read } from '../read-data.ts'
import type { InputFile } from '../read-input.ts'
import { readJson } from '../read-json.ts'

/** The events of all files. Throws one error that lists every fault of every file with its place. */
export function openEvents(files: readonly InputFile[], ledger: Ledger): Given[] {
  const problems: InputProblem[] = []
  const events = files.flatMap(({ name, text }) => {
    const file = new TextFile(name, text)
    const read = readEvents(file)
    if ('problems' in read) {
      problems.push(...read.problems.map((problem) => ({ path: '', ...problem })))
      return []
    }
    const given = ledger.open(name, read.data.value).items()
    if (given.length === 0) problems.push({ path: '', place: file.place(0, 1), message: 'holds no events' })
    for (const event of given) problems.push(...faultsOf(event, read.data))
    return given
  })
  if (problems.length > 0) throw new ImportInputError('The input', problems)
  return events
}

/** A file holds one event, a list of them, or one on each line. */
function readEvents(file: TextFile): Read {
  const whole = readJson(file)
  if ('data' in whole || !/^\s*\{/.test(file.text)) return whole
  const lines = [...file.text.matchAll(/.*\S.*/g)]
  if (lines.length === 1) return whole
  const read = lines.map(({ index, 0: line }) => readJson(file, index, index + line.length))
  const problems = read.flatMap((each) => ('problems' in each ? each.problems : []))
  if (problems.length > 0) return { problems: problems.slice(0, 100) }
  const data = read.flatMap((each) => ('data' in each ? [each.data] : []))
  return {
    data: {
      value: data.map(({ value }) => value),
      placeOf: ([line, ...path]) => data[Number(line)]?.placeOf(path) ?? file.place(0, 1),
    },
  }
}

function* faultsOf(event: Given, data: Data): Generator<InputProblem> {
  const fault = (at: Given, message: string) => ({ path: writePath(at.path), place: data.placeOf(at.path), message })
  if (!event.isObject) return yield fault(event, 'is no event of OpenLineage')
  const subjects = ['job', 'dataset'].map((field) => event.field(field)).filter(({ value }) => value !== undefined)
  if (subjects.length === 0) yield fault(event, 'is no event of OpenLineage: it has neither job nor dataset')
  for (const subject of subjects) if (subject.field('name').text === null) yield fault(subject, 'has no name')
}
