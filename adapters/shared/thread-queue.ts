/** Runs the work of one thread in order of arrival, different threads side by side (F39). */
export class ThreadQueue {
  readonly #tails = new Map<string, Promise<void>>();

  /** The work starts when all earlier work of the thread has ended, whether well or not. */
  run(thread: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(thread) ?? Promise.resolve();
    const done = before.then(work);
    const tail = done.catch(() => undefined);
    this.#tails.set(thread, tail);
    // Only the last one removes the entry: a busy thread keeps its place, an idle one costs no memory.
    void tail.then(() => {
      if (this.#tails.get(thread) === tail) this.#tails.delete(thread);
    });
    return done;
  }

  get size(): number {
    return this.#tails.size;
  }
}
