// Versions of what a build is made with. Of the pipeline.

import { readFile } from "node:fs/promises";
import process from "node:process";
import { assetPath } from "../assets.ts";
import type { Tools } from "../report/index.ts";

/** @param browser as it names itself */
export async function toolsOf(browser: string): Promise<Tools> {
  const text = await readFile(assetPath("package.json"), "utf8");
  const { version, dependencies } = JSON.parse(text) as {
    version: string;
    dependencies: Record<string, string>;
  };
  return { stet: version, node: process.version, browser, libraries: dependencies };
}
