// The look of report.html: one column of facts and one wide table, in light and in dark. Floor: report.

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1d1c1a; --quiet: #6a655c; --line: #ddd7cc; --panel: #fff;
  --accent: #7a2e1d; --good: #22633a; --bad: #a3201a; --warn: #8a5a00; --mark: #f4ecd9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #e9e5dc; --quiet: #a29b8d; --line: #37332d; --panel: #1f1d1a;
    --accent: #e0a08c; --good: #86c99b; --bad: #f08a80; --warn: #e0b25c; --mark: #2e291f;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 Georgia, "Times New Roman", serif; background: var(--paper); color: var(--ink); }
body { margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3.5rem) 5rem; max-width: 96rem; }
h1 { font-size: 2rem; line-height: 1.15; font-weight: 400; margin: 0; text-wrap: balance; }
h2 { font-size: 1.2rem; font-weight: 600; margin: 3rem 0 .75rem; }
.sub { color: var(--quiet); margin: .35rem 0 0; }
.verdict { display: inline-block; margin: 1.25rem 0 0; padding: .3rem .8rem; border: 1px solid currentColor; border-radius: 2rem; font: 600 .9rem/1.4 system-ui, sans-serif; }
.good { color: var(--good); } .bad { color: var(--bad); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line); }
thead th { font: 600 .76rem/1.3 system-ui, sans-serif; letter-spacing: .03em; color: var(--quiet); border-bottom: 2px solid var(--line); }
.scroll { overflow-x: auto; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code, .place, .hash { font: .82rem/1.45 ui-monospace, "Cascadia Mono", Menlo, monospace; overflow-wrap: anywhere; }
.hash { color: var(--quiet); min-width: 18rem; }
.outputs .hash { display: block; }
.parity th { font-weight: 400; white-space: nowrap; }
.parity .why { display: block; color: var(--quiet); font-size: .86em; max-width: 18rem; }
.outputs th { white-space: nowrap; }
.outputs td:nth-child(3) { min-width: 8rem; }
.kind { white-space: nowrap; font: .84rem/1.5 system-ui, sans-serif; }
.kind-redaction { color: var(--accent); font-weight: 600; }
.items td:nth-child(4) { min-width: 10rem; max-width: 22rem; overflow-wrap: anywhere; }
.missing td { background: var(--mark); }
.absent { color: var(--quiet); }
details summary { cursor: pointer; color: var(--accent); white-space: nowrap; }
details p { margin: .35rem 0; min-width: 18rem; max-width: 34rem; }
.tools { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; padding: .7rem 0; background: var(--paper); font: .88rem/1.3 system-ui, sans-serif; z-index: 1; }
.tools input, .tools select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: .35rem; padding: .4rem .6rem; }
.tools input { min-width: 16rem; flex: 0 1 24rem; }
.count { color: var(--quiet); margin-left: auto; }
.order { display: none; gap: .35rem; align-items: center; }
.only { display: flex; gap: .35rem; align-items: center; }
.only input { min-width: 0; flex: none; }
nav { margin-top: 1.25rem; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; font: .9rem/1.4 system-ui, sans-serif; }
a { color: var(--accent); }
.folio { white-space: nowrap; }
.strip { position: relative; display: block; width: 190px; height: 40px; margin: .3rem 0 0; padding: 0; border: 1px solid var(--line); border-radius: 2px; background-color: #fff; background-repeat: no-repeat; overflow: hidden; cursor: zoom-in; }
.strip i, .sheet i { position: absolute; border: 1.5px solid #b3361f; border-radius: 2px; background: rgb(255 190 90 / .28); }
.strip:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dialog { border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); color: var(--ink); padding: 1rem; max-width: calc(100vw - 2rem); }
dialog::backdrop { background: rgb(20 18 15 / .6); }
dialog p { margin: .6rem 0 0; max-width: 30rem; font-size: .9rem; }
dialog form { text-align: right; margin-bottom: .6rem; }
dialog button { font: .9rem/1 system-ui, sans-serif; color: inherit; background: none; border: 1px solid var(--line); border-radius: .35rem; padding: .4rem .8rem; cursor: pointer; }
.sheet { position: relative; width: var(--w); height: var(--h); background-color: #fff; background-repeat: no-repeat; zoom: 1.7; max-width: none; }
.census { display: flex; flex-wrap: wrap; gap: 1.5rem; }
.census figure { margin: 0; padding: 1rem 1.2rem; background: #fff; color: #000; border: 1px solid var(--line); border-radius: .4rem; flex: 1 1 22rem; max-width: 34rem; }
.census svg { width: 100%; height: auto; }
figcaption { font-size: .86rem; margin-top: .4rem; }
.versions { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .25rem 2rem; margin: 1rem 0; font-size: .9rem; }
.versions div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line); padding: .2rem 0; }
.versions dd { margin: 0; color: var(--quiet); font: .82rem/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; }
details.list { margin: .75rem 0; }
th button { all: unset; cursor: pointer; font: inherit; color: inherit; }
th button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " \\2191"; }
th[aria-sort="descending"] button::after { content: " \\2193"; }
.findings { list-style: none; padding: 0; margin: 0; }
.findings li { padding: .8rem 0; border-bottom: 1px solid var(--line); }
.findings p { margin: .15rem 0; }
.severity { font: 600 .8rem/1 system-ui, sans-serif; }
.error .severity { color: var(--bad); } .warning .severity { color: var(--warn); }
footer { margin-top: 4rem; color: var(--quiet); font-size: .88rem; }
.items .place { min-width: 10.5rem; }
.items td:nth-child(8) { min-width: 9rem; }
@media (max-width: 48rem) {
  .stacked, .stacked tbody, .stacked tr { display: block; }
  .stacked thead { display: none; }
  .stacked tr { padding: .8rem 0; border-bottom: 1px solid var(--line); }
  .stacked tr[hidden] { display: none; }
  .stacked th { display: block; border: 0; padding: 0 0 .2rem; font-weight: 600; }
  .stacked td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 .5rem; border: 0; padding: .12rem 0; text-align: left; max-width: none !important; min-width: 0 !important; }
  .stacked td::before { content: var(--title); font: 600 .76rem/1.9 system-ui, sans-serif; color: var(--quiet); }
  .stacked td > * + * { grid-column: 2; }
  .stacked td:empty { display: none; }
  .hash { min-width: 0; }
  details p { min-width: 0; }
  .tools { position: static; }
  .order { display: flex; }
  .tools input[type="search"] { min-width: 0; flex: 1 1 100%; }
  .listed td { display: block; border: 0; padding: 0; } .listed thead { display: none; }
  .listed tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  .sheet { zoom: 1.1; }
}
@media print { .tools { display: none; } body { max-width: none; padding: 0; } }
`.trim();
