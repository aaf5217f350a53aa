// When things are begun and when they are known. Of the pipeline.

/** Begins work when it is first asked for; whoever needs its outcome awaits it, and nobody else. */
export function onceOnly<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    if (!begun) {
      begun = work();
      begun.catch(() => undefined);
    }
    return begun;
  };
}

/** An outcome that somebody else will tell. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T | Promise<T>) => void } {
  let resolve: (value: T | Promise<T>) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
