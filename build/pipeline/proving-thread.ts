// The thread in which files are read back. Of the pipeline.

import { parentPort } from "node:worker_threads";
import type { Told } from "./prover.ts";
import { Proving } from "./proving.ts";

const proving = new Proving();
parentPort?.on("message", (told: Told) => proving.hear(told));
parentPort?.postMessage(await proving.proved);
parentPort?.close();
