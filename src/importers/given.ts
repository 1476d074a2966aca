import type { Ledger } from './ledger.ts'
import { clean } from './names.ts'

type Step = string | number

/** A value of the input with its place, and what became of it. */
export class Given {
  /** Whether it is known what became of it, with all that is inside. */
  isSettled = false
  /** Whether that is known of something inside it. */
  isTouched = false
  private parts: Map<Step, Given> | null = null

  constructor(
    private readonly ledger: Ledger,
    readonly file: string,
    private readonly above: Given | null,
    readonly step: Step,
    readonly value: unknown,
  ) {}

  get path(): Step[] {
    return this.above ? [...this.above.path, this.step] : []
  }

  /** What stands under a name; something that says nothing, where there is no such name. */
  field(name: Step): Given {
    const known = this.parts?.get(name)
    if (known) return known
    const held = typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, name)
    const value = held ? (this.value as Record<Step, unknown>)[name] : undefined
    const part = new Given(this.ledger, this.file, this, name, value)
    this.parts ??= new Map()
    this.parts.set(name, part)
    return part
  }

  /** The entries of a list. One value where a list belongs is a list of one. */
  items(): Given[] {
    if (Array.isArray(this.value)) return this.value.map((_, position) => this.field(position))
    return this.isEmpty ? [] : [this]
  }

  /** The parts of an object or a list; none of a plain value. */
  inner(): Given[] {
    if (Array.isArray(this.value)) return this.items()
    return this.isObject ? Object.keys(this.value as object).map((name) => this.field(name)) : []
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)
  }

  /** Whether it says nothing, nor anything inside it: null and empty text say nothing, and so cannot be lost. */
  get isEmpty(): boolean {
    if (typeof this.value !== 'object' || this.value === null)
      return this.value === null || this.value === undefined || clean(String(this.value)) === ''
    return this.inner().every((each) => each.isEmpty)
  }

  /** A plain value as text; null when there is none, and when something else stands here. */
  get text(): string | null {
    return typeof this.value === 'object' || this.isEmpty ? null : clean(String(this.value))
  }

  /** Whether it says yes, in JSON or as a word. */
  get isYes(): boolean {
    return this.value === true || (typeof this.value === 'string' && /^(true|yes)$/i.test(this.value.trim()))
  }

  /** It stands in this record, in these words. */
  carry(to: string, as = this.text ?? ''): void {
    if (this.text === null) return
    this.settle()
    this.ledger.carry(this, to, as)
  }

  /** It has no place in the manifest, and why. */
  leave(why: string): void {
    if (this.isEmpty) return
    this.settle()
    this.ledger.leave(this, why)
  }

  private settle(): void {
    this.isSettled = true
    for (let given = this.above; given && !given.isTouched; given = given.above) given.isTouched = true
  }
}
