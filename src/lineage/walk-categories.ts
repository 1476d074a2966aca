/** Sets of categories, one for each place, a bit for each category. */
export class CategorySets {
  private readonly words: number
  private readonly bits: Uint32Array
  private readonly lists = new Map<string, readonly string[]>()

  constructor(
    places: number,
    private readonly categories: readonly string[],
  ) {
    this.words = Math.ceil(categories.length / 32)
    this.bits = new Uint32Array(this.words * places)
  }

  has(place: number, category: number): boolean {
    return (this.bits[place * this.words + (category >>> 5)]! & (1 << (category & 31))) !== 0
  }

  /** Answers whether it is new. */
  add(place: number, category: number): boolean {
    if (this.has(place, category)) return false
    this.bits[place * this.words + (category >>> 5)]! |= 1 << (category & 31)
    return true
  }

  addAll(place: number, others: CategorySets, otherPlace: number): void {
    for (let word = 0; word < this.words; word++) {
      this.bits[place * this.words + word]! |= others.bits[otherPlace * this.words + word]!
    }
  }

  /** In the order of the categories. Equal sets share one list. */
  namesAt(place: number): readonly string[] {
    const set = this.bits.subarray(place * this.words, (place + 1) * this.words)
    const spelled = set.join()
    let names = this.lists.get(spelled)
    if (!names) {
      names = this.categories.filter((_, category) => this.has(place, category))
      this.lists.set(spelled, names)
    }
    return names
  }
}
