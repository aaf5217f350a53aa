// markdown-it's own types, under the names used in this folder.

import type MarkdownIt from "markdown-it";

export type Engine = InstanceType<typeof MarkdownIt>;
export type Token = InstanceType<Engine["core"]["State"]>["tokens"][number];
export type BlockState = InstanceType<Engine["block"]["State"]>;
export type InlineState = InstanceType<Engine["inline"]["State"]>;
export type Helpers = Engine["helpers"];
