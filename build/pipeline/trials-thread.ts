// The thread in which a share of the self-test runs. Of the pipeline.

import { parentPort, workerData } from "node:worker_threads";
import { selfTest } from "../selftest/index.ts";
import type { Task } from "./trials.ts";

const { edition, files, share } = workerData as Task;
parentPort?.postMessage(await selfTest(edition, files, () => undefined, share));
