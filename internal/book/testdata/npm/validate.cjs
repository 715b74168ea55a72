"use strict";
// Reads a folder of the chart book with programs that others wrote, and prints one line for each thing
// that they find wrong:
//
//   node validate.cjs NODE_MODULES BOOK
//
// HTML by html-validate, BibTeX and CSL-JSON by citation-js (parsed, and formatted by citeproc in APA
// style), JSON-LD by jsonld and, against the types of schema.org, by schema-dts and TypeScript.
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
const [modules, book] = process.argv.slice(2).map((p) => path.resolve(p));
const load = createRequire(path.join(modules, "x.js"));

const files = fs.readdirSync(book, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile()).map((e) => path.relative(book, path.join(e.parentPath ?? e.path, e.name)).split(path.sep).join("/")).sort();
const read = (name) => fs.readFileSync(path.join(book, name), "utf8");
const of = (ending) => files.filter((f) => f.endsWith(ending));
const counts = {};
let found = 0;
const problem = (file, text) => { found++; console.log(`${file}: ${text}`); };
const count = (kind) => { counts[kind] = (counts[kind] ?? 0) + 1; };

async function html() {
  const { HtmlValidate, StaticConfigLoader } = load("html-validate");
  const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:standard"] }));
  for (const file of of(".html")) {
    count("html");
    const report = await validator.validateString(read(file), file);
    for (const m of report.results.flatMap((r) => r.messages)) problem(file, `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  }
}

function json() {
  for (const file of of(".json")) {
    count("json");
    try { JSON.parse(read(file)); } catch (e) { problem(file, e.message); }
  }
}

// citations reads each citation in both forms and has them formatted: author, year, title and the
// version of the data must come through.
function citations() {
  const { Cite, plugins } = load("@citation-js/core");
  load("@citation-js/plugin-bibtex");
  load("@citation-js/plugin-csl");
  plugins.config.get("@bibtex").parse.strict = true;
  for (const [ending, type] of [[".bib", "@biblatex/text"], [".csl.json", "@csl/list+object"]]) {
    for (const file of of(ending)) {
      count(ending.slice(1));
      try {
        const text = read(file);
        const cite = new Cite(ending === ".bib" ? text : JSON.parse(text), { forceType: type, strict: true });
        const [item] = cite.data;
        if (cite.data.length !== 1 || item.type !== "report") problem(file, `${cite.data.length} entries of type ${item?.type}`);
        const apa = cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" });
        for (const want of [item.author[0].literal ?? item.author[0].family, item.title, String(item.issued["date-parts"][0][0])]) {
          if (!want || !apa.includes(want)) problem(file, `formatted without ${want}: ${apa}`);
        }
        if (!/data version [0-9a-f]{12}/.test(item.note)) problem(file, `no version of the data in ${item.note}`);
      } catch (e) { problem(file, e.message); }
    }
  }
}

// datasets expands the JSON-LD of each page, and checks all against the types of schema.org at once.
async function datasets() {
  const jsonld = load("jsonld");
  const ts = load("typescript");
  const documentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } });
  const checks = [`import type { Dataset, WithContext } from "schema-dts";`];
  for (const file of of(".html")) {
    for (const [, text] of read(file).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      count("jsonld");
      const [expanded] = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true });
      if (expanded["@type"][0] !== "https://schema.org/Dataset") problem(file, `the type is ${expanded["@type"]}`);
      const description = JSON.parse(text).description;
      if (description.length < 50 || description.length > 5000) problem(file, `a description of ${description.length} characters; search engines take 50 to 5,000`);
      checks.push(`// ${file}`, `export const d${checks.length}: WithContext<Dataset> = ${text.replaceAll("\n", " ")};`);
    }
  }
  const source = path.join(modules, "..", `datasets-${process.pid}.ts`);
  fs.writeFileSync(source, checks.join("\n"));
  try {
    const program = ts.createProgram([source], { noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] });
    for (const d of ts.getPreEmitDiagnostics(program)) {
      const at = d.file?.getLineAndCharacterOfPosition(d.start ?? 0).line ?? 0;
      problem(checks[at - 1]?.slice(3) ?? "schema.org", ts.flattenDiagnosticMessageText(d.messageText, " ").slice(0, 600));
    }
  } finally { fs.rmSync(source); }
}

(async () => {
  json();
  citations();
  await datasets();
  await html();
  console.log(`read ${JSON.stringify(counts)}`);
  process.exitCode = found > 0 ? 1 : 0;
})().catch((e) => { console.log(e.stack); process.exitCode = 2; });
