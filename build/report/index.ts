// Report: what was proved, for people and for programs. Imports the ground and itself.

export { ledgerCsv, ledgerJson } from "./ledger.ts";
export { manifestJson, type Tools } from "./manifest.ts";
export { reportHtml } from "./page.ts";
