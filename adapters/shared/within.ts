/** The work's result, or a rejection with `late` where it takes longer; the work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>, late: unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
