// Tells of stages as they pass and times them. Of the pipeline.

import type { Progress } from "./run.ts";

/** Tells of each stage as it begins and notes how long it took. */
export class Clock {
  readonly timings: [string, number][] = [];
  private readonly progress: Progress;
  private readonly now: () => number;

  constructor(progress: Progress, now: () => number = () => 0) {
    this.progress = progress;
    this.now = now;
  }

  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    this.progress.stage(stage);
    const start = this.now();
    try {
      return await work();
    } finally {
      this.timings.push([stage, this.now() - start]);
    }
  }
}
